package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.RunResults;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MaskedConsoleTest {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void whatever_is_printed_is_masked_also_a_crash_that_nobody_foresaw() {
    PrintStream console = new PrintStream(shown, true, UTF_8);
    System.setOut(console);
    System.setErr(console);
    try (MaskedConsole masked = MaskedConsole.open()) {
      RunResults.open("masked").maskWith(text -> text.replace("s3cret", "‹token:ada›"));
      masked.out().println("token s3cret");
      new IllegalArgumentException("invalid header value: \"Bearer s3cret\"").printStackTrace();
      System.out.print("unfinished s3");
      System.out.print("cret");
    } finally {
      RunResults.open("");
      System.setOut(out);
      System.setErr(err);
    }

    assertThat(shown.toString(UTF_8))
        .startsWith("token ‹token:ada›" + System.lineSeparator())
        .contains("IllegalArgumentException: invalid header value: \"Bearer ‹token:ada›\"")
        .endsWith("unfinished ‹token:ada›")
        .doesNotContain("s3cret");
  }
}
