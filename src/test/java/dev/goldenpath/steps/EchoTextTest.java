package dev.goldenpath.steps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.scenario.Draw;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoTextTest {
  private final String text =
      EchoText.of("a long text with accents").after(0, new Draw(7, "truth.feature:30"));

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 64, 80, 1000, 1024, 4096, 8192})
  void a_long_text_is_damaged_where_pieces_of_it_are_encoded_alone(int units) {
    StringBuilder pieced = new StringBuilder();
    for (int from = 0; from < text.length(); from += units) {
      String piece = text.substring(from, Math.min(text.length(), from + units));
      pieced.append(new String(piece.getBytes(UTF_8), UTF_8));
    }

    assertThat(pieced.toString()).isNotEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 64, 80, 1000, 1024, 4096, 8192})
  void a_long_text_is_damaged_where_pieces_of_its_bytes_are_decoded_alone(int size) {
    byte[] bytes = text.getBytes(UTF_8);
    StringBuilder pieced = new StringBuilder();
    IntStream.iterate(0, from -> from < bytes.length, from -> from + size)
        .mapToObj(from -> Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)))
        .forEach(piece -> pieced.append(new String(piece, UTF_8)));

    assertThat(pieced.toString()).isNotEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(\\w+)( \\1\\b)+", "(..)\\1+"})
  void repeated_words_are_damaged_where_what_follows_its_like_is_dropped(String doubled) {
    String repeated =
        EchoText.of("a text with repeated words").after(0, new Draw(7, "truth.feature:33"));

    assertThat(repeated.replaceAll(doubled, "$1")).isNotEqualTo(repeated);
  }
}
