package dev.goldenpath.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Say in few lines what is wrong with a command line; values, which may be secret, are not shown.
 */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(message(problem));
    if (command.getCommand() instanceof RunCommand) {
      clear(args, err);
    }
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  /** What an earlier run left must not be taken for this one's, which comes to nothing. */
  private static void clear(String[] args, PrintWriter err) {
    try {
      Evidence.clear(RunCommand.out(List.of(args)));
    } catch (CommandUnusable | InvalidPathException unusable) {
      err.println(unusable.getMessage());
    }
  }

  private static String message(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String names =
          unmatched.getUnmatched().stream()
              .map(UsageErrors::withoutValue)
              .collect(Collectors.joining(", "));
      return "There is no such option or argument: " + names + ".";
    }
    return String.valueOf(problem.getMessage());
  }

  private static String withoutValue(String argument) {
    int value = argument.indexOf('=');
    return value < 0 ? argument : argument.substring(0, value) + "=…";
  }
}
