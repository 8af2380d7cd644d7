package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Story;
import dev.goldenpath.rule.Clause;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Set<Clause> BROKEN = Set.of(Clause.PAIR_1);
  private static final String ECHO = "echo_tool";
  private static final String TIME = "get_current_time";

  @Test
  void what_tells_broken_runs_from_others_is_named() {
    assertThat(reach(run(BROKEN, ECHO), run(BROKEN, TIME, ECHO), run(Set.of(), TIME)))
        .isEqualTo("in every run with echo_tool (2), in none of the others");
  }

  @Test
  void the_narrowest_trait_is_named_also_where_it_does_not_explain_all() {
    assertThat(reach(run(BROKEN, ECHO, TIME), run(Set.of(), ECHO, TIME), run(Set.of(), TIME)))
        .isEqualTo("in 1 of 2 runs with echo_tool, in none of the others");
  }

  @Test
  void where_nothing_tells_them_apart_they_are_counted() {
    assertThat(reach(run(BROKEN, ECHO), run(BROKEN, TIME), run(Set.of(), ECHO)))
        .isEqualTo("in 2 of 3 runs");
    assertThat(reach(run(BROKEN, ECHO), run(BROKEN, TIME))).isEqualTo("in every run (2)");
    assertThat(reach(run(Set.of(), ECHO))).isEmpty();
  }

  @Test
  void runs_of_scenarios_that_say_nothing_of_the_clause_do_not_count() {
    Report report =
        new Runs()
            .failed("broken", Runs.FAILURE, Clause.PAIR_1)
            .kept("left before the end", Clause.ORDER_1)
            .report();

    assertThat(Reach.of(Clause.PAIR_1, report.scenarios())).isEqualTo("in every run (1)");
  }

  @Test
  void runs_that_were_left_before_they_could_say_something_do_not_count() {
    Story.RunTold left =
        new Story.RunTold("l", "t", "", "data_helper", List.of(), Set.of(), BROKEN);
    Story.RunTold broken =
        new Story.RunTold("b", "t", "", "data_helper", List.of(), BROKEN, BROKEN);

    assertThat(reach(run(BROKEN, ECHO), left, broken)).isEqualTo("in every run (2)");
  }

  private static Story.RunTold run(Set<Clause> broken, String... tools) {
    return new Story.RunTold("r", "t", "", "data_helper", Arrays.asList(tools), broken, Set.of());
  }

  private static String reach(Story.RunTold... runs) {
    Report kept = new Runs().kept("a", Clause.PAIR_1).report();
    ScenarioReport scenario = kept.scenarios().get(0);
    return Reach.of(
        Clause.PAIR_1,
        IntStream.range(0, runs.length).mapToObj(i -> scenario.with(story(runs[i]))).toList());
  }

  private static Story story(Story.RunTold run) {
    return new Story(Instant.EPOCH, 0, List.of(), List.of(), List.of(), List.of(run), List.of());
  }
}
