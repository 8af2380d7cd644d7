package dev.goldenpath.cli;

import dev.goldenpath.report.RunStatus;
import dev.goldenpath.result.RunResults;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
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
    synopsisSubcommandLabel = "COMMAND")
public final class GoldenPath implements Runnable {
  /** What they log, we say in our own words. Kept, since a logger that nobody holds forgets. */
  private static final List<Logger> SILENT =
      Stream.of("org.junit.platform", "io.cucumber").map(Logger::getLogger).toList();

  private static final Logger TRANSPORT = Logger.getLogger("org.glassfish");

  static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          BackendCommand.class,
          DoctorCommand.class,
          CheckCommand.class,
          InitCommand.class,
          StepsCommand.class,
          ReportCommand.class,
          MergeCommand.class,
          ReplayCommand.class,
          JudgeCommand.class);

  @Spec private CommandSpec spec;

  GoldenPath() {}

  /** Run a command line, and end with its exit status whatever happens and whoever still runs. */
  public static void main(String[] args) {
    int status = RunStatus.SUITE;
    try {
      Surroundings.shareThreads();
      OwnPlace.restartIfNeedBe(GoldenPath.class, args);
      Surroundings.speakUtf8();
      if (Surroundings.problem(args).isEmpty()) {
        Breakdown.watch();
      }
      Glue.takeOver(GoldenPath.class, args);
      SILENT.forEach(library -> library.setLevel(Level.OFF));
      TRANSPORT.setLevel(Level.WARNING);
      // Else picocli looks for Groovy, finds REST-assured's, and starts it: a tenth of our start.
      System.setProperty("picocli.disable.closures", "true");
      // Else JUnit tells Java's flight recorder what it does, and begins by setting it up. One
      // that is asked for is set up already.
      System.setProperty("jfr.unsupported.vm", "true");
      try (MaskedConsole masked = MaskedConsole.open()) {
        status = execute(masked.out(), masked.err(), args);
      }
      if (isTypical(status)) {
        ClassArchive.keep();
      }
    } catch (Throwable anything) {
      System.err.println(RunResults.current().mask(LastResort.inWords(anything)));
    } finally {
      System.exit(status);
    }
  }

  /**
   * Tell whether what is loaded now is what other starts will want: not where no scenario was run,
   * nor where glue had all our classes loaded by a loader of its own.
   */
  private static boolean isTypical(int status) {
    return status <= RunStatus.BROKEN
        && System.getProperty(Glue.PACKAGES) == null
        && !RunResults.current().judgements().isEmpty();
  }

  /** Run a command line and return its exit status. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    Optional<String> problem = Surroundings.problem(args);
    if (problem.isPresent()) {
      err.println(problem.get());
      return RunStatus.SUITE;
    }
    try {
      return commandLine(out, err, meant(args)).execute(args);
    } catch (Error ofJava) {
      err.println(LastResort.inWords(ofJava));
      return RunStatus.SUITE;
    }
  }

  /** Return the command that is named, since reading what all can do takes a while; else all. */
  private static List<Class<?>> meant(String... args) {
    return COMMANDS.stream()
        .filter(it -> args.length > 0 && args[0].equals(it.getAnnotation(Command.class).name()))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  static CommandLine line(List<Class<?>> commands) {
    CommandLine line = new CommandLine(new GoldenPath());
    commands.forEach(line::addSubcommand);
    return line;
  }

  private static CommandLine commandLine(
      PrintWriter out, PrintWriter err, List<Class<?>> commands) {
    return line(commands)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        // @FILE is a secret's file, for us to read, and no file of further arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> {
              err.println(RunResults.current().shown(LastResort.inWords(thrown)));
              return CommandLine.ExitCode.USAGE;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command to run.");
  }
}
