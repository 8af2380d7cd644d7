package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureLinesTest {
  private static final String FEATURE =
      """
      # language: en
      @all
      Feature: Lines
        What they mean.

        Background:
          Given a world

        @one
        Scenario: First

          Some words.
          When something is sent
            \"""
            # no comment

            text
            \"""
          # a comment

          Then something comes
            | a | table |

        # about the next
        Rule: With rows
          Background:
            Given a place

          @rows @many
          Scenario Outline: Second <n>
            When <n> is sent

            @few
            Examples: Few
              | n |
              | 1 |
              | 2 |

            Examples: More
              | n |
              | 3 |

          Scenario: Third
            Then it is well
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("x.feature"), FEATURE);
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.SELECTION,
      input = "FILE:LINE of a step, a table, a doc string, a tag, a blank between steps",
      now = "the scenario that the line is in")
  @FieldCase(
      kind = Kind.SELECTION,
      input = "FILE:LINE of an example row; of an Examples, Rule, Background or Feature line",
      now = "the row; what stands below the heading")
  @CsvSource({
    "2, 10 36 37 41 43",
    "3, 10 36 37 41 43",
    "4, 10 36 37 41 43",
    "6, 10 36 37 41 43",
    "7, 10 36 37 41 43",
    "9, 10",
    "10, 10",
    "11, 10",
    "12, 10",
    "13, 10",
    "15, 10",
    "16, 10",
    "19, 10",
    "20, 10",
    "22, 10",
    "25, 36 37 41 43",
    "26, 36 37 41 43",
    "27, 36 37 41 43",
    "29, 36 37 41",
    "30, 36 37 41",
    "31, 36 37 41",
    "32, 36 37 41",
    "38, 36 37 41",
    "33, 36 37",
    "34, 36 37",
    "35, 36 37",
    "36, 36",
    "37, 37",
    "39, 41",
    "40, 41",
    "41, 41",
    "43, 43",
    "44, 43",
  })
  void a_line_means_what_stands_there(long line, String runs) throws IOException {
    assertThat(FeatureLines.of(file.toString(), Files.readAllBytes(file)).orElseThrow().at(line))
        .containsExactlyElementsOf(runs(runs));
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.SELECTION,
      input =
          "FILE:LINE of a blank between scenarios, a comment, line 0, a line beyond the end,"
              + " 99999999999; several lines of which one selects nothing",
      now = "one sentence with the nearest line that runs; exit 2")
  @CsvSource({
    "0, no scenario stands there; the nearest is at line 10",
    "1, no scenario stands there; the nearest is at line 10",
    "5, no scenario stands there; the nearest is at line 10",
    "23, no scenario stands there; the nearest is at line 10",
    "24, no scenario stands there; the nearest is at line 36",
    "42, no scenario stands there; the nearest is at line 41",
    "45, the file ends at line 44; the nearest is at line 43",
    "9001, the file ends at line 44; the nearest is at line 43",
    "99999999999, the file ends at line 44; the nearest is at line 43",
  })
  void a_line_with_nothing_is_refused(String line, String why) {
    for (String written : List.of(file + ":" + line, file + ":10:" + line)) {
      assertThatThrownBy(() -> FeaturePath.of(written))
          .isInstanceOf(CommandUnusable.class)
          .hasMessage("There is nothing to run at " + file + ":" + line + ": " + why + ".");
    }
  }

  @Test
  void each_line_is_selected_by_what_the_engine_knows() {
    assertThat(FeaturePath.of(file + ":13:22:35").selectors())
        .extracting(Object::toString)
        .allMatch(it -> it.contains("x.feature?line="));
  }

  @Test
  void a_file_that_cannot_be_parsed_is_left_to_the_engine() throws IOException {
    Files.writeString(file, "Feature: x\n  Scenario: y\n    Whenn z\n");

    assertThat(FeaturePath.of(file + ":3").selectors()).hasSize(1);
  }

  private static List<Long> runs(String lines) {
    return Arrays.stream(lines.split(" ")).map(Long::valueOf).toList();
  }
}
