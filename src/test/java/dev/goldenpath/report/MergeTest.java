package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.result.Demands;
import dev.goldenpath.result.RunPlan;
import dev.goldenpath.result.Shard;
import dev.goldenpath.rule.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
  private static final Report WHOLE =
      new Runs()
          .kept("kept", Clause.ORDER_2)
          .kept("row", Clause.ORDER_1)
          .failed("broken", Runs.FAILURE, Clause.PAIR_1)
          .kept("row", Clause.ORDER_1)
          .affected("met", Runs.FAILURE, Clause.PAIR_1)
          .kept("row", Clause.ORDER_1)
          .remark("a remark")
          .plan(plan(Shard.WHOLE))
          .report();

  @TempDir private Path folder;

  @Test
  void shards_make_the_report_that_one_run_makes() throws IOException {
    List<Path> shards = keep(1, 2, 3);
    Collections.shuffle(shards);

    Report merged = Merge.of(shards);

    assertThat(merged).isEqualTo(WHOLE);
    assertThat(merged.scenarios())
        .extracting(ScenarioReport::name)
        .contains("row (1)", "row (2)", "row (3)");
  }

  @Test
  void a_run_of_one_shard_is_that_shard() throws IOException {
    ResultsFile.write(WHOLE, folder);

    assertThat(Merge.of(List.of(folder))).isEqualTo(WHOLE);
  }

  @Test
  void a_shard_may_have_nothing_to_run() throws IOException {
    assertThat(Merge.of(keep(1, 2, 3)).scenarios()).hasSize(6);
    List<Path> shards = new ArrayList<>();
    for (int index = 1; index <= 9; index++) {
      shards.add(keep(new Shard(index, 9), "of-nine-", UnaryOperator.identity()));
    }

    assertThat(Merge.of(shards)).isEqualTo(WHOLE);
  }

  @Test
  void a_missing_shard_is_named() throws IOException {
    assertRefused(keep(1, 3), "There are no results of shard 2 of 3.");
  }

  @Test
  void a_shard_that_is_there_twice_is_named() throws IOException {
    List<Path> shards = keep(1, 2, 3);
    shards.add(keep(new Shard(2, 3), "again-", UnaryOperator.identity()));

    assertRefused(
        shards,
        "shard 2 of 3 is there twice: in "
            + folder.resolve("shard-2")
            + " and in "
            + folder.resolve("again-2")
            + ".");
  }

  @Test
  void a_shard_that_was_killed_is_named() throws IOException {
    List<Path> shards = keep(1, 2, 3);
    Files.delete(shards.get(1).resolve("results.json"));

    assertRefused(shards, shards.get(1) + " holds no results.json");
  }

  @Test
  void shards_of_different_runs_are_named_with_what_tells_them_apart() throws IOException {
    String one = folder.resolve("shard-1") + " and ";
    assertRefused(
        other(it -> plan(it, "9.9", "@smoke", List.of("x:1", "x:2"), Demands.NONE)),
        one + folder.resolve("other-2") + " are not of one run; they differ in the version");
    assertRefused(
        other(it -> plan(it, "1.0", "@other", List.of("x:1"), Demands.NONE)),
        "they differ in the tags: “@smoke” and “@other”.");
    assertRefused(
        other(it -> plan(it, "1.0", "@smoke", List.of("x:1"), Demands.NONE)),
        "they differ in the features: 6 and 1 scenarios, see features/tools/x.feature:10.");
    assertRefused(
        other(it -> plan(it, "1.0", "@smoke", places(), new Demands(true, 1))),
        "they differ in the demands");
    assertRefused(
        List.of(keep(1).get(0), keep(new Shard(2, 4), "of-four-", UnaryOperator.identity())),
        "they differ in the number of shards: “3” and “4”.");
  }

  @Test
  void results_that_are_no_shard_are_refused() throws IOException {
    ResultsFile.write(new Runs().kept("x").report(), folder);

    assertRefused(
        List.of(folder), folder + " holds no shard: it was not written by goldenpath run");
  }

  @Test
  void without_a_verdict_on_a_shard_there_is_none_on_the_run() throws IOException {
    List<Path> shards = keep(1, 2);
    shards.add(keep(new Shard(3, 3), "ended-", report -> report.noVerdict("ended by a signal")));

    Report merged = Merge.of(shards);

    assertThat(RunStatus.of(merged, merged.plan().demands()).exitCode()).isEqualTo(2);
    assertThat(merged.noVerdict())
        .hasValue("shard 3 of 3, in " + folder.resolve("ended-3") + ": ended by a signal");
  }

  @Test
  void what_is_asked_of_the_whole_is_not_asked_of_a_shard() throws IOException {
    Demands demands = new Demands(true, 4, 2, Set.of(Clause.ORDER_1), List.of());
    Report shard =
        new Runs()
            .kept("x", Clause.ORDER_2)
            .plan(plan(new Shard(1, 2), "1.0", "", List.of("x:10", "x:11"), demands))
            .report();

    assertThat(RunStatus.of(shard, demands))
        .isEqualTo(
            new RunStatus(0, "Nothing broke in shard 1 of 2: 1 passed, 0 failed, 0 skipped."));
    assertThat(shard.judged()).isEqualTo("staging, shard 1 of 2");
  }

  private void assertRefused(List<Path> shards, String why) {
    assertThatThrownBy(() -> Merge.of(shards))
        .isInstanceOf(ResultsUnusable.class)
        .hasMessageContaining(why);
  }

  private List<Path> other(java.util.function.Function<Shard, RunPlan> planned) throws IOException {
    Path strange =
        keep(new Shard(2, 3), "other-", runs -> runs.plan(planned.apply(new Shard(2, 3))));
    return List.of(keep(1).get(0), strange);
  }

  private List<Path> keep(int... indices) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (int index : indices) {
      folders.add(keep(new Shard(index, 3), "shard-", UnaryOperator.identity()));
    }
    return folders;
  }

  private Path keep(Shard shard, String name, UnaryOperator<Runs> changed) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name + shard.index()));
    Runs runs = new Runs().remark("a remark").plan(plan(shard));
    shard.of(WHOLE.scenarios()).forEach(runs::add);
    ResultsFile.write(changed.apply(runs).report(), own);
    return own;
  }

  private static RunPlan plan(Shard shard) {
    return plan(shard, "1.0", "@smoke", places(), Demands.NONE);
  }

  private static List<String> places() {
    return Arrays.asList(10, 11, 12, 13, 14, 15).stream()
        .map(line -> "features/tools/x.feature:" + line)
        .toList();
  }

  private static RunPlan plan(
      Shard shard, String suite, String tags, List<String> places, Demands demands) {
    return new RunPlan(suite, tags, places, shard, demands, 7);
  }
}
