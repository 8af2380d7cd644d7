package dev.goldenpath.cli;

import dev.goldenpath.report.Progress;
import dev.goldenpath.report.Report;
import dev.goldenpath.report.RunStatus;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Stream;

/** Say at the end of a command what a run came to. */
record Telling(PrintWriter out, PrintWriter err) {
  private static final int MOST_TOLD = 20;

  /**
   * @param folder where the report is
   */
  void tell(Report report, RunStatus status, Path folder) {
    if (Evidence.isEnding()) {
      return;
    }
    if (report.noVerdict().isPresent()) {
      err.println(report.noVerdict().get());
      return;
    }
    List<String> faults = report.suiteErrors();
    faults.stream().limit(MOST_TOLD).forEach(err::println);
    if (faults.size() > MOST_TOLD) {
      err.println("… and " + (faults.size() - MOST_TOLD) + " more, all in junit.xml.");
    }
    if (status.exitCode() == RunStatus.NO_VERDICT) {
      report.remarks().forEach(err::println);
    }
    if (status.exitCode() != RunStatus.OK || report.notShown().isPresent()) {
      err.println(status.sentence());
    }
    out.println(Progress.last(report, folder));
    Progress.opening(folder, System.getProperty("os.name", ""))
        .ifPresent(command -> out.println("Open it:  " + command));
    transcripts(folder.resolve("transcripts")).ifPresent(out::println);
  }

  /** Tell how much evidence was kept, since it may be more than all the rest. */
  private static Optional<String> transcripts(Path kept) {
    if (!Files.isDirectory(kept)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(kept)) {
      LongSummaryStatistics sizes =
          files.map(Path::toFile).mapToLong(File::length).summaryStatistics();
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Transcripts: %s, %.1f MB in all",
              sizes.getCount() == 1 ? "1 scenario" : sizes.getCount() + " scenarios",
              sizes.getSum() / 1e6));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The transcripts can't be counted in " + kept, unreadable);
    }
  }
}
