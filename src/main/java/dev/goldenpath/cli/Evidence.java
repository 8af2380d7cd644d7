package dev.goldenpath.cli;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.report.LivingDocs;
import dev.goldenpath.report.OutputFolder;
import dev.goldenpath.report.Outputs;
import dev.goldenpath.report.Report;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.scenario.AcceptanceRun;
import dev.goldenpath.setting.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A run's outputs from its first moment to its last: what an earlier run left is gone before
 * anything else, and whatever ends the run, what is known of it is written.
 *
 * <p>A process that gets a SIGTERM or SIGINT ends once its shutdown hooks have; one of them is
 * ours. Its exit status is the virtual machine's, 143 or 130.
 */
final class Evidence implements AutoCloseable {
  private static final AtomicReference<@Nullable Evidence> UNDER_WAY = new AtomicReference<>();

  private static volatile boolean begun;
  private static volatile boolean ending;
  private static volatile String why = "The run was ended from outside (by a signal)";

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Evidence::endEarly, "goldenpath-end"));
  }

  private final Path folder;

  private Evidence(Path folder) {
    this.folder = folder;
  }

  /**
   * Begin a run: remove an earlier one's outputs.
   *
   * @throws CommandUnusable if the folder can't be used
   */
  static Evidence begin(Path folder) {
    clear(requireNonNull(folder, "folder"));
    checkWritable(folder);
    Evidence evidence = new Evidence(folder);
    begun = true;
    UNDER_WAY.set(evidence);
    return evidence;
  }

  /**
   * Make the folder where there is none, and write a little into it, before a run is made that
   * would leave nothing.
   *
   * @throws CommandUnusable if that is not possible
   */
  private static void checkWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Path trial = Files.createTempFile(folder, "trial", ".tmp");
      try {
        Files.write(trial, new byte[1 << 16]);
      } finally {
        Files.delete(trial);
      }
    } catch (IOException unwritable) {
      throw new CommandUnusable(
          "The report can't be written to %s: %s. Say with --out where else."
              .formatted(folder, Reason.of(unwritable)),
          unwritable);
    }
  }

  /** Remove an earlier run's outputs. */
  static void clear(Path folder) {
    try {
      OutputFolder.clear(folder);
    } catch (OutputFolder.Taken taken) {
      throw new CommandUnusable("--out " + folder + " can't be used: " + taken.getMessage(), taken);
    } catch (IOException e) {
      throw new CommandUnusable(
          "--out %s can't be used: what an earlier run left there can't be removed, %s."
              .formatted(folder, Reason.of(e)),
          e);
    }
  }

  /** Write that there is no verdict on a target, and why. */
  void noVerdict(String target, String reason) {
    RunResults results = RunResults.open(target);
    results.noVerdict(reason);
    Outputs.write(Report.ofNothing(results, Instant.now(), List.of()), folder);
  }

  /** The run is over, and all is written. */
  @Override
  public void close() {
    UNDER_WAY.compareAndSet(this, null);
  }

  /** Say why the process ends before a run that may be under way has, in a sentence, no dot. */
  static void endFor(String reason) {
    why = reason;
    if (!begun) {
      System.err.println(reason + ".");
    }
  }

  /** Whether the process is being ended, and a run that was under way has been told of so far. */
  static boolean isEnding() {
    return ending;
  }

  private static void endEarly() {
    Evidence evidence = UNDER_WAY.get();
    if (evidence != null) {
      ending = true;
      try {
        evidence.writeSoFar();
      } catch (RuntimeException unwritten) {
        System.err.println("\n" + why + ": no verdict. " + LastResort.inWords(unwritten));
      } catch (OutOfMemoryError full) {
        Breakdown.sayLastWords();
      }
    }
  }

  private void writeSoFar() {
    RunResults results = RunResults.current();
    List<String> open = AcceptanceRun.underWay();
    results.noVerdict(
        why + "." + (open.isEmpty() ? "" : "\nUnder way: " + String.join(", ", open)));
    Report report =
        LivingDocs.soFar().orElseGet(() -> Report.ofNothing(results, Instant.now(), List.of()));
    Outputs.writeLast(report, folder);
    AcceptanceRun.writeTranscripts();
    System.err.println(
        "\n%s: no verdict. What was known by then, %s, is in %s."
            .formatted(why, report.totals().words(), folder));
  }
}
