package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.report.ClauseReport;
import dev.goldenpath.report.Report;
import dev.goldenpath.report.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in shards against one run of all. */
class ShardsIT {
  private static final String FEATURE =
      """
      Feature: Shared out

        Rule: What is shared out comes to the same

          @ORDER-2
          Scenario: The golden path
            Given Ada is authenticated
            When Ada asks the data_helper agent for the time
            Then the run is complete
            And ORDER-2 is kept

          Scenario Outline: A row
            Given Ada listens
            Then CONN-2 is kept

            Examples:
              | reason |
              | one    |
              | two    |
              | three  |

          @ISO-2
          Scenario: Two users
            Given Ada and Ben are authenticated
            And Ada listens
            And Ben listens
            Then ISO-2 is kept
      """;

  @TempDir private Path folder;
  private Path feature;

  @BeforeEach
  void write() throws IOException {
    Path features = Files.createDirectories(folder.resolve("features"));
    feature = Files.writeString(features.resolve("shared.feature"), FEATURE);
  }

  @Test
  void four_shards_come_to_what_one_run_comes_to() throws IOException {
    CommandLineRun whole = run("whole", "1/1");
    for (int index = 1; index <= 4; index++) {
      assertThat(run("part-" + index, index + "/4").exit()).isZero();
    }

    CommandLineRun merged = merge(1, 2, 3, 4);

    Report expected = ResultsFile.read(folder.resolve("whole"));
    assertThat(merged.exit()).as("%s%s", whole.text(), merged.text()).isEqualTo(whole.exit());
    assertSame(ResultsFile.read(folder.resolve("merged")), expected);
    assertThat(files("merged")).containsExactlyInAnyOrderElementsOf(files("whole"));
  }

  @Test
  void a_shard_that_is_run_again_changes_nothing() throws IOException {
    for (int index = 1; index <= 2; index++) {
      run("part-" + index, index + "/2");
    }
    merge(1, 2);
    Report before = ResultsFile.read(folder.resolve("merged"));
    Files.delete(folder.resolve("part-2/results.json"));
    assertThat(merge(1, 2).text()).contains("part-2 holds no results.json");

    run("part-2", "2/2");

    assertThat(merge(1, 2).text()).contains("against embedded, seed 7. Report: ");
    assertSame(ResultsFile.read(folder.resolve("merged")), before);
  }

  @Test
  void what_can_not_be_merged_is_no_verdict() throws IOException {
    run("part-1", "1/2");

    CommandLineRun merged = merge(1);

    assertThat(merged.exit()).isEqualTo(2);
    assertThat(merged.text().strip()).isEqualTo("There are no results of shard 2 of 2.");
    assertThat(folder.resolve("merged/junit.xml")).content().contains("type=\"no-verdict\"");
  }

  @Test
  void a_shard_is_never_written_over() throws IOException {
    run("part-1", "1/2");

    CommandLineRun merged =
        CommandLineRun.of(List.of("merge", out("part-1"), "--out", out("part-1")));

    assertThat(merged.exit()).isEqualTo(2);
    assertThat(merged.text()).contains("is the folder of a shard");
    assertThat(folder.resolve("part-1/results.json")).exists();
  }

  private static void assertSame(Report merged, Report whole) {
    assertThat(outcomes(merged)).isEqualTo(outcomes(whole));
    assertThat(merged.totals()).isEqualTo(whole.totals());
    assertThat(states(merged)).isEqualTo(states(whole));
    assertThat(merged.remarks()).isEqualTo(whole.remarks());
    assertThat(merged.plan()).isEqualTo(whole.plan());
  }

  private static List<String> outcomes(Report report) {
    return report.scenarios().stream()
        .map(it -> it.place() + " " + it.name() + " " + it.outcome())
        .toList();
  }

  private static Map<String, ClauseReport.State> states(Report report) {
    return report.clauses().stream()
        .collect(Collectors.toMap(it -> it.clause().id(), ClauseReport::state));
  }

  /** All but Cucumber's own messages, which are those of one process. */
  private List<String> files(String of) throws IOException {
    Path root = folder.resolve(of);
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(name -> !name.equals("messages.ndjson"))
          .toList();
    }
  }

  private CommandLineRun run(String of, String shard) {
    List<String> args = new ArrayList<>(List.of("run", "--features", feature.toString()));
    for (String limit : List.of("jitter", "connect", "http", "first-event", "run")) {
      args.addAll(List.of("--set", "limits." + limit + "=60s"));
    }
    args.addAll(List.of("--seed", "7", "--shard", shard, "--out", out(of)));
    return CommandLineRun.of(args);
  }

  private CommandLineRun merge(int... parts) {
    List<String> args = new ArrayList<>(List.of("merge", "--out", out("merged")));
    for (int part : parts) {
      args.add(out("part-" + part));
    }
    return CommandLineRun.of(args);
  }

  private String out(String of) {
    return folder.resolve(of).toString();
  }
}
