package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goldenpath.result.RunResults;
import dev.goldenpath.secret.MaskedStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * The process's own streams without the secrets of the run that is under way: whoever prints, a
 * library or a crash that nobody foresaw, prints through here.
 */
final class MaskedConsole implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private MaskedConsole() {
    System.setOut(MaskedStream.over(out, MaskedConsole::mask));
    System.setErr(MaskedStream.over(err, MaskedConsole::mask));
  }

  /** Mask from now on all that is printed. */
  static MaskedConsole open() {
    return new MaskedConsole();
  }

  PrintWriter out() {
    return new PrintWriter(new OutputStreamWriter(System.out, UTF_8), true);
  }

  PrintWriter err() {
    return new PrintWriter(new OutputStreamWriter(System.err, UTF_8), true);
  }

  private static String mask(String text) {
    return RunResults.current().mask(text);
  }

  /** Print what is left of an unfinished line, and give the streams back. */
  @Override
  public void close() {
    System.out.close();
    System.err.close();
    System.setOut(out);
    System.setErr(err);
  }
}
