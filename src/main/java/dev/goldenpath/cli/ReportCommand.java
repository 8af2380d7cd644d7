package dev.goldenpath.cli;

import dev.goldenpath.report.Outputs;
import dev.goldenpath.report.Progress;
import dev.goldenpath.report.Report;
import dev.goldenpath.report.ResultsFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Write the outputs of a recorded run again. */
@Command(
    name = "report",
    description = "Write the report of a run again, from its results.json: no target is needed.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it is written, whatever it tells",
      "2:there are no results, or unusable ones"
    })
final class ReportCommand extends Subcommand {
  @Parameters(paramLabel = "DIR", description = "where the run's outputs are")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    Report report = ResultsFile.read(folder);
    Outputs.write(report, folder);
    out().println(Progress.last(report, folder));
    return 0;
  }
}
