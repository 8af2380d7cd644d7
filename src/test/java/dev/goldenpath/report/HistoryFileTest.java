package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.result.PastRun;
import dev.goldenpath.rule.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryFileTest {
  private static final Report REPORT =
      new Runs().kept("one", Clause.ORDER_1).failed("two", Runs.FAILURE, Clause.PAIR_1).report();

  @TempDir private Path folder;

  @Test
  void a_run_is_read_back_as_it_was_kept() throws IOException {
    Path file = folder.resolve("new/history.ndjson");
    assertThat(HistoryFile.read(file, "staging")).isEmpty();

    HistoryFile.append(file, REPORT);

    PastRun kept = REPORT.asPast();
    assertThat(HistoryFile.read(file, "staging")).containsExactly(kept);
    assertThat(kept.scenarios())
        .isEqualTo(
            Map.of(
                "features/tools/x.feature: one",
                "passed",
                "features/tools/x.feature: two",
                "failed"));
    assertThat(kept.clauses()).containsEntry("PAIR-1", "broken").containsEntry("ORDER-1", "kept");
    assertThat(HistoryFile.read(file, "local")).isEmpty();
  }

  @Test
  void the_last_50_runs_count_and_none_is_taken_away() throws IOException {
    Path file = folder.resolve("history.ndjson");
    for (int i = 0; i < 60; i++) {
      HistoryFile.append(file, REPORT);
    }

    assertThat(HistoryFile.read(file, "staging")).hasSize(50);
    assertThat(file).content().hasLineCount(60);
  }

  @Test
  void a_last_line_without_its_end_is_not_written_on() throws IOException {
    Path file = folder.resolve("history.ndjson");
    HistoryFile.append(file, REPORT);
    Files.writeString(file, Files.readString(file).stripTrailing());

    HistoryFile.append(file, REPORT);

    assertThat(HistoryFile.read(file, "staging")).hasSize(2);
  }

  @Test
  void many_may_write_at_once() throws Exception {
    Path file = folder.resolve("history.ndjson");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      writers.add(
          pool.submit(
              () -> {
                HistoryFile.append(file, REPORT);
                return HistoryFile.read(file, "staging");
              }));
    }
    for (Future<?> writer : writers) {
      await(writer);
    }
    pool.shutdown();

    assertThat(HistoryFile.read(file, "staging")).hasSize(40);
  }

  private static void await(Future<?> writer)
      throws InterruptedException, ExecutionException, TimeoutException {
    writer.get(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"format\":\"golden-pa | history.ndjson: line 2 is damaged: ",
        "hello | history.ndjson: line 2 is damaged: ",
        "[1] | history.ndjson: line 2 is no run of a history of this suite.",
        "{\"format\":\"golden-path-history\",\"version\":2} | line 2 is written in version 2, and",
        "{\"format\":\"golden-path-history\",\"version\":1} | line 2 is damaged: "
      })
  void what_is_damaged_or_anothers_is_told_with_its_line(String line, String why)
      throws IOException {
    Path file = folder.resolve("history.ndjson");
    HistoryFile.append(file, REPORT);
    Files.writeString(file, Files.readString(file) + line + "\n");

    assertThatThrownBy(() -> HistoryFile.read(file, "staging"))
        .isInstanceOf(ResultsUnusable.class)
        .hasMessageStartingWith("--history: " + folder)
        .hasMessageContaining(why);
  }

  @Test
  void a_folder_is_no_history() {
    assertThatThrownBy(() -> HistoryFile.read(folder, "staging"))
        .hasMessage("--history: " + folder + ": is no file that can be written.");
  }

  @Test
  void it_is_in_the_results_and_on_the_pages() throws IOException {
    Report among = REPORT.after(List.of(new Runs().kept("two", Clause.PAIR_1).report().asPast()));

    Outputs.write(among, folder);

    assertThat(ResultsFile.read(folder)).isEqualTo(among);
    String since = "broken now, kept in the run of 4 May 2026, 03:02 UTC";
    for (String name : List.of("index.html", "summary.md", "contract/PAIR-1.html")) {
      assertThat(folder.resolve(name)).as(name).content().contains(since);
    }
    assertThat(new ConsoleEnd(among, new Colours(false)).lines(false))
        .anyMatch(line -> line.endsWith(since));
  }
}
