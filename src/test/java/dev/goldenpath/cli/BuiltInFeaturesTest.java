package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInFeaturesTest {
  /**
   * Such sentences hold a backend to more than the contract says, by a clause that is not in it.
   */
  private static final List<String> OWN_SAYINGS = List.of(" that is ", " is called before ");

  @Test
  void they_say_of_values_and_of_the_order_of_tools_nothing_beyond_the_contract()
      throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("features"))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".feature"))
                  .flatMap(file -> read(file).lines())
                  .map(String::strip)
                  .filter(line -> line.startsWith("Then ") || line.startsWith("And ")))
          .isNotEmpty()
          .noneMatch(line -> OWN_SAYINGS.stream().anyMatch(line::contains));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
