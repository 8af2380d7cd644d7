package dev.goldenpath.cli;

import dev.goldenpath.report.GitHubJob;
import dev.goldenpath.report.HistoryFile;
import dev.goldenpath.report.Merge;
import dev.goldenpath.report.Outputs;
import dev.goldenpath.report.Progress;
import dev.goldenpath.report.Report;
import dev.goldenpath.report.ResultsUnusable;
import dev.goldenpath.report.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "merge",
    description = "Make one report, with one exit status, of the shards of a run.",
    sortOptions = false,
    exitCodeListHeading = "%nExit status, as that of one run of all:%n",
    exitCodeList = {
      "0:something was executed and nothing broke",
      "1:a promise was broken",
      "2:usage, an error of the suite itself, a shard that is missing, there twice, of another run,"
          + " or without a verdict",
      "3:not enough was executed, or what the shards were asked for was not shown"
    })
final class MergeCommand extends Subcommand {
  private static final String TRANSCRIPTS = "transcripts";

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "the output folder of each shard")
  private List<Path> shards = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the report goes (default: ${DEFAULT-VALUE})",
      defaultValue = RunCommand.OUT)
  private Path out = Path.of(RunCommand.OUT);

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "a file to which the run is added, as for run")
  private @Nullable Path history;

  @Override
  public Integer call() throws IOException {
    Path own = out.toAbsolutePath().normalize();
    if (shards.stream().anyMatch(shard -> shard.toAbsolutePath().normalize().equals(own))) {
      throw usage("--out " + out + " is the folder of a shard; give another.");
    }
    try (Evidence evidence = Evidence.begin(out)) {
      Report report = merged(evidence);
      for (Path shard : shards) {
        copyTranscripts(shard);
      }
      Outputs.write(report, out);
      GitHubJob.tell(report, System.getenv(), System.out);
      RunStatus status = RunStatus.of(report, report.plan().demands());
      Progress.conclude(report);
      new Telling(out(), err()).tell(report, status, out);
      return status.exitCode();
    }
  }

  private Report merged(Evidence evidence) throws IOException {
    try {
      Report report = Merge.of(shards);
      return history == null ? report : remembered(report, history);
    } catch (ResultsUnusable unusable) {
      evidence.noVerdict("", String.valueOf(unusable.getMessage()));
      throw unusable;
    }
  }

  private static Report remembered(Report report, Path history) throws IOException {
    Report among = report.after(HistoryFile.read(history, report.target()));
    if (report.noVerdict().isEmpty()) {
      HistoryFile.append(history, report);
    }
    return among;
  }

  private void copyTranscripts(Path shard) {
    Path from = shard.resolve(TRANSCRIPTS);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.list(from)) {
      Path to = Files.createDirectories(out.resolve(TRANSCRIPTS));
      for (Path file : files.filter(it -> it.toString().endsWith(".ndjson")).toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't copy the transcripts of " + shard, e);
    }
  }
}
