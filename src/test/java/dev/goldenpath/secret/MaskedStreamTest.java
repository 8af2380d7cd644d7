package dev.goldenpath.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MaskedStreamTest {
  private final ByteArrayOutputStream below = new ByteArrayOutputStream();
  private final PrintStream masked =
      MaskedStream.over(
          new PrintStream(below, false, UTF_8), text -> text.replace("geheim wört", "‹secret›"));

  @Test
  void a_secret_that_is_split_over_writes_is_masked() {
    for (byte b : "a geheim wört\ngeheim wört".getBytes(UTF_8)) {
      masked.write(b);
      masked.flush();
    }
    assertThat(below.toString(UTF_8)).isEqualTo("a ‹secret›\n");

    masked.close();

    assertThat(below.toString(UTF_8)).isEqualTo("a ‹secret›\n‹secret›");
  }

  @Test
  void a_line_that_is_drawn_over_is_shown_when_it_is_flushed() {
    masked.print("\r\u001B[2K3 of 7, geheim wört");
    masked.flush();

    assertThat(below.toString(UTF_8)).isEqualTo("\r\u001B[2K3 of 7, ‹secret›");
  }

  @Test
  void bytes_that_are_no_text_go_through_unharmed() throws IOException {
    byte[] bytes = {(byte) 0xff, 0, '\n', (byte) 0xc3, '\n', (byte) 0x80};
    masked.write(bytes);
    masked.close();

    assertThat(below.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void the_stream_below_keeps_its_own_letters() {
    ByteArrayOutputStream latin = new ByteArrayOutputStream();
    MaskedStream.over(new PrintStream(latin, false, ISO_8859_1), text -> text).println("wört");

    assertThat(latin.toString(ISO_8859_1)).isEqualToIgnoringNewLines("wört");
  }
}
