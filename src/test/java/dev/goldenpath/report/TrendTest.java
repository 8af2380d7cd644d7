package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.PastRun;
import dev.goldenpath.result.PastRun.Latency;
import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Kind;
import dev.goldenpath.result.Story.Mark;
import dev.goldenpath.result.Story.Span;
import dev.goldenpath.rule.Clause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final Latency NONE = new Latency(0, 0, 0);

  @Test
  void a_clause_is_broken_since_the_first_of_the_runs_in_a_row_that_broke_it() {
    Trend trend = of("kept", "broken", "kept", "broken", "skipped", "broken");

    assertThat(trend.since(Clause.PAIR_1))
        .hasValue("broken since the run of 4 May 2026, 00:00 UTC");
    assertThat(trend.news())
        .isEqualTo("Since the run of 5 May 2026, 00:00 UTC nothing has changed.");
  }

  @Test
  void what_was_kept_when_last_tried_is_broken_now() {
    Trend trend = of("broken", "kept", "unavailable", "broken");

    assertThat(trend.since(Clause.PAIR_1))
        .hasValue("broken now, kept in the run of 2 May 2026, 00:00 UTC");
    assertThat(trend.changedClauses()).extracting(TrendLine::name).containsExactly("PAIR-1");
    assertThat(trend.news())
        .isEqualTo("Since the run of 3 May 2026, 00:00 UTC: broken now: PAIR-1.");
  }

  @Test
  void what_was_never_otherwise_is_told_from_what_became_so() {
    assertThat(of("blocked", "broken", "broken").since(Clause.PAIR_1))
        .hasValue("broken since the run of 2 May 2026, 00:00 UTC, the first that tried it");
    assertThat(of("broken").since(Clause.PAIR_1)).hasValue("broken when first tried");
    assertThat(of("broken", "kept").since(Clause.PAIR_1)).isEmpty();
    assertThat(of("broken", "kept").news()).endsWith(": kept again: PAIR-1.");
    assertThat(of("broken").news()).isEqualTo("The first run of its history.");
  }

  @Test
  void a_scenario_flickers_that_went_to_and_fro() {
    List<PastRun> runs =
        List.of(
            run(1, Map.of(), Map.of("a", "passed", "b", "passed", "c", "passed")),
            run(2, Map.of(), Map.of("a", "failed", "b", "passed", "c", "passed")),
            run(3, Map.of(), Map.of("a", "affected", "b", "passed")));

    Trend trend =
        Trend.of(runs, run(4, Map.of(), Map.of("a", "passed", "b", "failed", "c", "passed")));

    assertThat(trend.scenarios()).extracting(TrendLine::name).containsExactly("a", "b");
    assertThat(trend.flickering()).extracting(TrendLine::name).containsExactly("a");
    assertThat(trend.changedScenarios()).extracting(TrendLine::name).containsExactly("a", "b");
    assertThat(trend.runs()).extracting(Trend.Point::passed).containsExactly(3, 2, 1, 2);
  }

  @Test
  void latencies_are_counted_from_the_request_as_each_socket_saw_it() {
    List<ScenarioReport> scenarios = new ArrayList<>();
    ScenarioReport any = new Runs().kept("one").report().scenarios().get(0);
    for (int i = 1; i <= 20; i++) {
      scenarios.add(any.with(story(i * 1_000L)));
    }

    Latencies measured = Latencies.of(scenarios);

    assertThat(measured.firstEvent()).isEqualTo(new Latency(20, 10_000, 19_000));
    assertThat(measured.run()).isEqualTo(new Latency(20, 50_000, 95_000));
    assertThat(Latencies.of(List.of()).run()).isEqualTo(NONE);
  }

  private static Story story(long first) {
    return new Story(
        Instant.EPOCH,
        first * 5,
        List.of(
            new Mark(1, 0, "http", "POST", "", ""),
            new Mark(2, first, "ada-1", "agent_started", "r-1", ""),
            new Mark(3, first * 5, "ada-1", "agent_completed", "r-1", "")),
        List.of(
            new Span(Kind.RUN, "ada-1", "run", "r-1", 0, first * 5, true, Optional.empty(), ""),
            new Span(Kind.RUN, "ada-2", "run", "r-1", 0, first * 5, false, Optional.empty(), "")),
        List.of(),
        List.of(),
        List.of());
  }

  private static Trend of(String... words) {
    List<PastRun> runs =
        IntStream.range(0, words.length)
            .mapToObj(i -> run(i + 1, Map.of("PAIR-1", words[i]), Map.of()))
            .toList();
    return Trend.of(runs.subList(0, runs.size() - 1), runs.get(runs.size() - 1));
  }

  private static PastRun run(int day, Map<String, String> clauses, Map<String, String> scenarios) {
    return new PastRun(
        PastRun.FORMAT,
        PastRun.VERSION,
        "staging",
        Instant.parse("2026-05-0" + day + "T00:00:00Z"),
        Duration.ofSeconds(1),
        clauses,
        scenarios,
        NONE,
        NONE);
  }
}
