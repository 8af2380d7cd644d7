package dev.goldenpath.cli;

import dev.goldenpath.report.ResultsUnusable;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.setting.SettingUnusable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tell what a command could not go on with: settings in a sentence, faults of ours in full. */
final class Crashes implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    String text =
        thrown instanceof SettingUnusable
                || thrown instanceof CommandUnusable
                || thrown instanceof ResultsUnusable
            ? String.valueOf(thrown.getMessage())
            : LastResort.inWords(thrown);
    command.getErr().println(RunResults.current().shown(text));
    return CommandLine.ExitCode.USAGE;
  }
}
