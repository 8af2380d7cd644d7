package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that does a run again is the one that it was started by. */
class OwnPlaceTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"headers.x=a b, 'headers.x=a b'", "headers.x=it's, 'headers.x=it'\\''s'"})
  void a_word_is_quoted_as_a_shell_reads_it(String word, String quoted) {
    assertThat(OwnPlace.quoted(word)).isEqualTo(quoted);
  }

  @ParameterizedTest
  @CsvSource({
    "/home/ada/suite/target/goldenpath, target/goldenpath",
    "/home/ada/suite/goldenpath, ./goldenpath",
    "/usr/local/bin/goldenpath, /usr/local/bin/goldenpath",
    "/home/ada/suite/target/goldenpath.jar, java -jar target/goldenpath.jar",
    "/opt/with space/goldenpath.jar, java -jar '/opt/with space/goldenpath.jar'"
  })
  void a_jar_is_started_as_it_lies_from_here(Path jar, String command) {
    assertThat(OwnPlace.command(jar, Path.of("/home/ada/suite"))).isEqualTo(command);
  }

  @Test
  void from_classes_it_is_as_the_build_makes_it() {
    assertThat(OwnPlace.command()).isEqualTo("target/goldenpath");
  }
}
