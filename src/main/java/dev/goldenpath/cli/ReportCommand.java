package dev.goldenpath.cli;

import dev.goldenpath.report.Outputs;
import dev.goldenpath.report.Progress;
import dev.goldenpath.report.Report;
import dev.goldenpath.report.ResultsFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Write the outputs of a recorded run again. */
@Command(
    name = "report",
    description = "Write the report of a run again, from its results.json: no target is needed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it is written, whatever it tells",
      "2:there are no results, or unusable ones"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "where the run's outputs are")
  private Path folder = Path.of("");

  ReportCommand() {}

  @Override
  public Integer call() {
    Report report = ResultsFile.read(folder);
    Outputs.write(report, folder);
    spec.commandLine().getOut().println(Progress.last(report, folder));
    return 0;
  }
}
