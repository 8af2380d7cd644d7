package dev.goldenpath.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command line that was run in this process.
 *
 * @param text all that it has written
 */
public record CommandLineRun(int exit, String text) {

  /** Run it; what the engine's own progress writes to standard output is part of the text. */
  public static CommandLineRun of(List<String> args) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text, true);
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(capture);
      int exit = GoldenPath.execute(writer, writer, args.toArray(String[]::new));
      return new CommandLineRun(exit, printed.toString(StandardCharsets.UTF_8) + text);
    } finally {
      System.setOut(before);
    }
  }
}
