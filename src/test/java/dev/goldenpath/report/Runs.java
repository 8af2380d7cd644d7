package dev.goldenpath.report;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Demands;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunPlan;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.result.SettingTold;
import dev.goldenpath.result.Shard;
import dev.goldenpath.result.Story;
import dev.goldenpath.rule.Clause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Make runs for tests: {@code new Runs().failed("x", Clause.PAIR_1, "why").report()}. */
final class Runs {
  static final String FAILURE =
      """
      PAIR-1 Every tool_executing is followed by exactly one tool_completed before the run's end.
      Expected: tool_completed for echo_tool
      Seen:     agent_completed <b>at</b> event 5
      Where:    features/tools/x.feature:14
      Try:      look for the path.\
      """;

  private static final long DECIDED = 1_000_000;

  private final List<ScenarioReport> scenarios = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final RunResults results = RunResults.open("staging");

  Runs kept(String name, Clause... clauses) {
    return add(name, Outcome.PASSED, "", clauses, ClauseState.KEPT);
  }

  Runs failed(String name, String text, Clause... clauses) {
    return add(name, Outcome.FAILED, text, clauses, ClauseState.BROKEN);
  }

  /** Meet breaks of clauses that the scenario is not about. */
  Runs affected(String name, String text, Clause... others) {
    return add(name, Outcome.AFFECTED, text, others, ClauseState.BROKEN, List.of(others));
  }

  /** Meet the break of another clause in the scenario before, decided just when its own are. */
  Runs beside(Clause other, String text) {
    return beside(other, text, DECIDED);
  }

  /** Meet the break of another clause in the scenario before, decided before its own are. */
  Runs after(Clause other, String text) {
    return beside(other, text, DECIDED - 1);
  }

  private Runs beside(Clause other, String text, long decidedAt) {
    ScenarioReport it = scenarios.remove(scenarios.size() - 1);
    Map<Clause, ClauseState> states = new LinkedHashMap<>(it.states());
    states.put(other, ClauseState.BROKEN);
    List<ClauseBreak> breaks = new ArrayList<>(it.breaks());
    breaks.add(ClauseBreak.of(other, false, text, "something", seen(text), decidedAt));
    return add(
        new ScenarioReport(
            it.uri(),
            it.line(),
            it.feature(),
            it.rule(),
            it.title(),
            it.number(),
            it.tags(),
            it.outcome(),
            it.text(),
            states,
            breaks,
            it.steps(),
            it.transcript(),
            it.story(),
            it.took()));
  }

  Runs notExecuted(String name, Outcome outcome, String text, Clause... clauses) {
    return add(name, outcome, text, clauses, ClauseState.NOT_EXERCISED);
  }

  Runs undecided(String name, Clause... clauses) {
    return add(name, Outcome.ERRORED, "a rule crashed", clauses, ClauseState.UNDECIDED);
  }

  Runs stoodStill(String name, Clause... clauses) {
    return add(name, Outcome.AFFECTED, "", clauses, ClauseState.UNDECIDED);
  }

  Runs remark(String text) {
    results.remark(text);
    return this;
  }

  Runs lost(String why) {
    results.targetLost(why);
    return this;
  }

  Runs noVerdict(String why) {
    results.noVerdict(why);
    return this;
  }

  Runs plan(RunPlan plan) {
    results.planned(plan);
    return this;
  }

  Runs add(ScenarioReport scenario) {
    scenarios.add(scenario);
    return this;
  }

  Runs demanding(Demands demands) {
    results.planned(new RunPlan("", "", List.of(), Shard.WHOLE, demands, 0));
    return this;
  }

  Runs error(String text) {
    errors.add(text);
    return this;
  }

  private Runs add(String name, Outcome outcome, String text, Clause[] clauses, ClauseState state) {
    return add(
        name,
        outcome,
        text,
        clauses,
        state,
        outcome == Outcome.FAILED ? List.of(clauses) : List.of());
  }

  private Runs add(
      String name,
      Outcome outcome,
      String text,
      Clause[] clauses,
      ClauseState state,
      List<Clause> causes) {
    Map<Clause, ClauseState> states = new LinkedHashMap<>();
    List<String> tags = new ArrayList<>();
    for (Clause clause : clauses) {
      states.put(clause, state);
      if (outcome != Outcome.AFFECTED) {
        tags.add("@" + clause.id());
      }
    }
    scenarios.add(
        new ScenarioReport(
            "features/tools/x.feature",
            10 + scenarios.size(),
            new FeatureTitle("Tools", "What tools do."),
            "Every tool that starts also finishes",
            name,
            0,
            tags,
            outcome,
            text,
            states,
            causes.stream()
                .map(
                    it ->
                        ClauseBreak.of(
                            it, outcome == Outcome.FAILED, text, "something", seen(text), DECIDED))
                .toList(),
            List.of(new StepReport("When", "Ada asks <the> agent", "passed", List.of(), "", -1)),
            Optional.of("transcripts/x-10.ndjson"),
            told(states, outcome),
            Duration.ofMillis(1500)));
    return this;
  }

  /** Let a run be asked for that may use echo_tool; what breaks, breaks in it. */
  private static Story told(Map<Clause, ClauseState> states, Outcome outcome) {
    if (outcome != Outcome.FAILED && outcome != Outcome.PASSED) {
      return Story.NOTHING;
    }
    return new Story(
        Instant.EPOCH,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Story.RunTold(
                "r-1",
                "t-1",
                "",
                "data_helper",
                List.of("echo_tool"),
                outcome == Outcome.FAILED ? states.keySet() : Set.of(),
                Set.of())),
        List.of());
  }

  private static String seen(String text) {
    return text.lines()
        .filter(line -> line.startsWith("Seen:"))
        .map(line -> line.substring("Seen:".length()).strip())
        .findFirst()
        .orElse(text);
  }

  Report report() {
    results.targetSettings(
        List.of(
            new SettingTold("auth", "login", "--set"), new SettingTold("limits.run", "30s", "")));
    return Report.of(
        results,
        Instant.parse("2026-05-04T03:02:01Z"),
        Duration.ofMillis(12_340),
        scenarios,
        errors);
  }

  /** The id that was sent as the parent of what the backend does. */
  static final String SPAN = "00f067aa0ba902b7";

  /** A story of one call, and of the run that it led to. */
  static Story story(String trace) {
    return new Story(
        Instant.ofEpochSecond(1_000),
        10,
        List.of(new Story.Mark(1, 1, "http", "POST execute", "", "")),
        List.of(
            new Story.Span(
                Story.Kind.CALL,
                "http",
                "execute-1",
                "r-1",
                1,
                10,
                true,
                Optional.empty(),
                "00-" + trace + "-" + SPAN + "-01"),
            new Story.Span(
                Story.Kind.RUN, "ada-1", "run", "r-1", 1, 10, true, Optional.empty(), "")),
        List.of(),
        List.of(
            new Story.RunTold("r-1", "t-1", trace, "data_helper", List.of(), Set.of(), Set.of())),
        List.of());
  }
}
