package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenRunTest {
  private static final String FEATURES = "cucumber.features";

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(FEATURES);
  }

  @Test
  @FieldCase(
      kind = Kind.SELECTION,
      input = "mvn verify -Dcucumber.features=FILE:LINE of a step, of a line with nothing",
      now = "as on the command line: the scenario that the line is in; an error")
  void lines_mean_the_same_to_maven() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.feature"), "Feature: x\n\n  Scenario: y\n    * it is well\n");
    System.setProperty(FEATURES, file + ":4, " + file);

    session();

    assertThat(System.getProperty(FEATURES))
        .isEqualTo(file.toUri() + ":3," + file.toFile().toURI());
    System.setProperty(FEATURES, file + ":2");
    assertThatThrownBy(MavenRunTest::session)
        .hasMessage(
            "There is nothing to run at "
                + file
                + ":2: no scenario stands there; the nearest is at"
                + " line 3.");
  }

  private static void session() {
    new MavenRun().launcherSessionOpened(null);
  }
}
