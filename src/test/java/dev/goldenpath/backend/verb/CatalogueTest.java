package dev.goldenpath.backend.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.goldenpath.backend.seam.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  private static final String FOLDER = "/backend/broken/";

  record Row(String id, String words, @JsonProperty("do") Verbs verbs) {}

  @Test
  void rows_have_the_words_of_their_kind_or_of_all_and_numbers_by_name() {
    Map<String, Row> rows = Catalogue.read(FOLDER, Row.class, List.of("good"));

    assertThat(rows.keySet()).containsExactly("one", "two");
    assertThat(rows.values()).extracting(Row::words).containsExactly("Please.", "none");
    assertThat(rows.values())
        .extracting(it -> Json.write(it.verbs().given()))
        .containsExactly("{\"drop\":{\"after\":3}}", "{\"text\":{\"written\":\"{text|first 3}\"}}");
  }

  @ParameterizedTest
  @CsvSource({
    "twice, twice.yaml, one, another",
    "unnamed, unnamed.yaml, three, none",
    "unkind, unkind.yaml, four, kinds",
    "misspelt, misspelt.yaml, five, wrods",
  })
  void what_is_not_right_is_told_with_its_place(
      String file, String place, String row, String words) {
    assertThatThrownBy(() -> Catalogue.read(FOLDER, Row.class, List.of("good", file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(place, row, words);
  }
}
