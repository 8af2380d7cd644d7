package dev.goldenpath.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.goldenpath.event.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Paris                  | \"Paris\"",
        "is Paris               | \"Paris\"",
        "\"Paris\"              | \"Paris\"",
        "is \"3\"               | \"3\"",
        "3                      | 3.0",
        "is not London          | \"Paris\"",
        "is one of London, Paris| \"Paris\"",
        "contains ari           | \"Paris\"",
        "contains 'a r'         | \"a real one\"",
        "does not contain x     | \"Paris\"",
        "matches P.*s           | \"Paris\"",
        "matches /P[a-z]+/      | \"Paris\"",
        "does not match P       | \"Paris\"",
        "starts with Pa         | \"Paris\"",
        "ends with is           | \"Paris\"",
        "is at least 3          | 3",
        "is at most 3           | 3",
        "is more than 2.5       | 3",
        "is less than -1        | -2",
        "is between 1 and 3     | 3",
        "has 2 items            | [1, 2]",
        "has at least 1 item    | [1, 2]",
        "has at most 2 items    | [1, 2]",
        "contains 2             | [1, 2]",
        "contains x             | {\"a\": {\"b\": \"x\"}}",
        "is a list              | []",
        "is an object           | {}",
        "is text                | \"\"",
        "is a number            | 1",
        "is true                | true",
        "is null                | null",
        "is present             | null",
        "is empty               | []",
        "is not empty           | [1]",
        "is a UUID              | \"6df6ca6c-18ce-64ae-e635-4b536102aa1e\"",
        "is a time              | \"2026-11-27T12:00:00.5Z\"",
        "is a URL               | \"https://example.test/x\"",
        "{\"a\": 1}             | {\"a\": 1.0}",
      })
  void words_fit_what_they_say(String words, String json) {
    assertThat(Matching.of(words).fits(value(json))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Paris                  | \"paris\"",
        "is \"3\"               | 3",
        "is not Paris           | \"Paris\"",
        "is one of London, Rome | \"Paris\"",
        "contains x             | 3",
        "does not contain ari   | \"Paris\"",
        "matches P              | \"Paris\"",
        "is at least 3          | 2.9",
        "is at least 3          | \"4\"",
        "is between 1 and 3     | 3.1",
        "has 2 items            | [1]",
        "contains 2             | [12]",
        "is a list              | {}",
        "is text                | 1",
        "is empty               | 0",
        "is not empty           | \" \"",
        "is a UUID              | \"6df6ca6c\"",
        "is a time              | \"today\"",
        "is absent              | null",
      })
  void other_values_do_not_fit(String words, String json) {
    assertThat(Matching.of(words).fits(value(json))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "is absent,true",
    "is present,false",
    "is not Paris,false",
    "does not contain x,false"
  })
  void what_is_not_there_fits_absence_alone(String words, boolean fits) {
    assertThat(Matching.of(words).fits(MissingNode.getInstance())).isEqualTo(fits);
  }

  private static JsonNode value(String json) {
    return Json.read(json).orElseThrow();
  }
}
