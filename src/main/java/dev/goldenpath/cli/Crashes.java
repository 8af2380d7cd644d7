package dev.goldenpath.cli;

import dev.goldenpath.result.RunResults;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tell what a command could not go on with: settings in a sentence, faults of ours in full. */
final class Crashes implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    String text = LastResort.inWords(thrown);
    command.getErr().println(RunResults.current().shown(text));
    return CommandLine.ExitCode.USAGE;
  }
}
