package dev.goldenpath.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

  @ParameterizedTest
  @ValueSource(strings = {"user-ada-0001", "correct horse\n", "Zoë, 東京, 🐎", "~"})
  void what_stands_for_text_may_be_text(String text) {
    String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    String hex = HexFormat.of().formatHex(text.getBytes(UTF_8));

    assertThat(Digits.OF_BASE64.mayBeText("--" + base64, 2, base64.length() + 2)).isTrue();
    assertThat(Digits.OF_HEX.mayBeText(hex, 0, hex.length())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"connection_established", "a0000000-0000-4000-8000-00000000000a"})
  void a_word_or_an_id_is_none(String word) {
    assertThat(Digits.OF_BASE64.mayBeText(word, 0, word.length())).isFalse();
  }

  @Test
  void bytes_of_control_and_letters_cut_short_are_none() {
    assertThat(Digits.OF_HEX.mayBeText("414201", 0, 6)).isFalse();
    assertThat(Digits.OF_HEX.mayBeText("C341", 0, 4)).isFalse();
  }
}
