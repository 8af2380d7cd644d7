package dev.goldenpath.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Write what is told about a run into the output folder. */
public final class Outputs {
  private static boolean ended;

  private Outputs() {}

  /** Write for the last time in this process: it is ended from outside while a run goes on. */
  public static synchronized void writeLast(Report report, Path folder) {
    write(report, folder);
    ended = true;
  }

  /**
   * Write the pages, and what machines read beside them.
   *
   * @throws UncheckedIOException if the folder can't be written
   */
  public static synchronized void write(Report report, Path folder) {
    write(report, folder, Set.of());
  }

  /**
   * @param written the scenarios whose pages are written already
   */
  static synchronized void write(Report report, Path folder, Set<ScenarioReport> written) {
    if (ended) {
      return;
    }
    // Half of all this, by the other processor.
    CompletableFuture<Void> besides = CompletableFuture.runAsync(() -> forMachines(report, folder));
    try {
      site(report, folder, written);
    } catch (IOException e) {
      throw unwritable(folder, e);
    } finally {
      // Nothing is written any more when this returns, or throws.
      besides.handle((done, failed) -> done).join();
    }
    end(besides);
  }

  private static void forMachines(Report report, Path folder) {
    try {
      Files.createDirectories(folder);
      write(folder, "steps.html", Templates.render("catalogue", StepCatalogue.read().sentences()));
      ResultsFile.write(report, folder);
      write(folder, "junit.xml", JunitXml.of(report));
      write(folder, "summary.md", Summary.of(report));
      write(folder, "ctrf.json", CtrfJson.of(report));
      write(folder, "results.sarif", Sarif.of(report));
      write(folder, "trace.otlp.json", OtlpJson.of(report));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static UncheckedIOException unwritable(Path folder, IOException e) {
    return new UncheckedIOException("The report can't be written to " + folder, e);
  }

  /** What it threw is thrown here. */
  private static void end(CompletableFuture<Void> besides) {
    try {
      besides.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof Error cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /**
   * Write the page of one scenario.
   *
   * @param command what does the run again
   */
  static void page(ScenarioReport scenario, String command, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("scenarios"));
    write(folder, ScenarioPage.path(scenario), ScenarioPage.of(scenario, command));
  }

  private static void site(Report report, Path folder, Set<ScenarioReport> written)
      throws IOException {
    Files.createDirectories(folder);
    KillMatrix kills = KillMatrix.find(folder);
    write(folder, "index.html", IndexPage.of(report, kills));
    write(folder, HistoryPage.NAME, HistoryPage.of(report));
    for (String asset : List.of("page.css", "page.js")) {
      write(folder, asset, Resources.text("/report/" + asset));
    }
    for (ScenarioReport scenario : report.scenarios()) {
      if (!written.contains(scenario)) {
        page(scenario, report.command(), folder);
      }
    }
    Files.createDirectories(folder.resolve("contract"));
    for (ClauseReport clause : report.clauses()) {
      write(folder, ClausePage.path(clause), ClausePage.of(clause, report, kills));
    }
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
