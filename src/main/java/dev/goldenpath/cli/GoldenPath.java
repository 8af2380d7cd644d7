package dev.goldenpath.cli;

import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's door. */
@Command(
    name = "goldenpath",
    description = "Tell whether a live AI-agent backend keeps its promises.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RunCommand.class, BackendCommand.class, StepsCommand.class})
public final class GoldenPath implements Runnable {
  /** Kept here, since a logger that nobody holds forgets its level. */
  private static final Logger LIBRARIES = Logger.getLogger("org.glassfish");

  @Spec private CommandSpec spec;

  GoldenPath() {}

  public static void main(String[] args) {
    LIBRARIES.setLevel(Level.WARNING);
    System.exit(
        execute(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
  }

  /** Run a command line and return its exit status. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new GoldenPath())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        // @FILE is a secret's file, for us to read, and no file of further arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new Crashes())
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command to run.");
  }
}
