package dev.goldenpath.report;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.result.Story;
import dev.goldenpath.rule.Clause;
import io.cucumber.plugin.event.DataTableArgument;
import io.cucumber.plugin.event.DocStringArgument;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.StepArgument;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestStep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Join what Cucumber saw of a scenario with what the rules made of it.
 *
 * <p>Where the two disagree, the worse counts: nothing passes that Cucumber did not see pass, and
 * nothing passes without a judgement.
 */
final class ScenarioJoin {
  /** How and when a step ended. */
  record Ended(Result result, Instant at) {
    Instant began() {
      return at.minus(Objects.requireNonNullElse(result.getDuration(), Duration.ZERO));
    }
  }

  /** What Cucumber saw of one scenario. */
  record FinishedCase(TestCase scenario, Result result, Map<TestStep, Ended> results) {
    FinishedCase {
      results = Map.copyOf(results);
    }

    Stream<PickleStepTestStep> steps() {
      return scenario.getTestSteps().stream()
          .filter(PickleStepTestStep.class::isInstance)
          .map(PickleStepTestStep.class::cast);
    }

    Status statusOf(TestStep step) {
      Ended of = results.get(step);
      return of == null ? Status.UNUSED : of.result().getStatus();
    }

    /** Return when a step was begun, in microseconds of the story; -1 where it was not. */
    long beginOf(TestStep step, Story story) {
      Ended of = results.get(step);
      return of == null || story.marks().isEmpty() || of.result().getStatus() == Status.SKIPPED
          ? -1
          : Math.max(0, ChronoUnit.MICROS.between(story.began(), of.began()));
    }
  }

  private record Told(Outcome outcome, String text) {}

  private ScenarioJoin() {}

  static ScenarioReport join(FinishedCase seen, Outlines outlines, RunResults results) {
    TestCase scenario = seen.scenario();
    String uri = results.featureId(scenario.getUri());
    int line = scenario.getLocation().getLine();
    Optional<ScenarioResult> judgement =
        Optional.ofNullable(results.judgements().get(scenario.getId().toString()));
    Told told = told(seen, judgement);
    Story story = judgement.map(ScenarioResult::story).orElse(Story.NOTHING);
    return new ScenarioReport(
        uri,
        line,
        outlines.feature(uri),
        outlines.rule(uri, line),
        scenario.getName(),
        0,
        scenario.getTags(),
        told.outcome(),
        results.shown(told.text()),
        judgement.map(ScenarioResult::states).map(ScenarioJoin::exercised).orElse(Map.of()),
        judgement.map(ScenarioResult::breaks).orElse(List.of()),
        seen.steps().map(step -> report(step, seen, story, results)).toList(),
        judgement.flatMap(ScenarioResult::transcript),
        story,
        judgement.map(ScenarioResult::took).orElse(took(seen)));
  }

  private static Map<Clause, ClauseState> exercised(Map<Clause, ClauseState> states) {
    return states.entrySet().stream()
        .filter(it -> it.getValue() != ClauseState.NOT_EXERCISED)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Duration took(FinishedCase seen) {
    return Objects.requireNonNullElse(seen.result().getDuration(), Duration.ZERO);
  }

  private static Told told(FinishedCase seen, Optional<ScenarioResult> judgement) {
    List<String> faults = faultsOfSteps(seen);
    if (!faults.isEmpty()) {
      judgement.map(ScenarioResult::text).filter(text -> !text.isBlank()).ifPresent(faults::add);
      return new Told(Outcome.ERRORED, String.join("\n\n", faults));
    }
    if (judgement.isEmpty()) {
      return new Told(
          Outcome.ERRORED,
          "The suite made no judgement of this scenario: its hooks did not come to their end."
              + thrown(seen));
    }
    ScenarioResult made = judgement.get();
    if (made.outcome() == Outcome.PASSED && seen.result().getStatus() != Status.PASSED) {
      return new Told(
          Outcome.ERRORED,
          "No clause was broken, but the scenario did not come to its end: Cucumber says "
              + word(seen.result().getStatus())
              + "."
              + thrown(seen));
    }
    return new Told(
        made.outcome(),
        made.outcome() == Outcome.ERRORED ? made.text() + thrown(seen) : made.text());
  }

  private static List<String> faultsOfSteps(FinishedCase seen) {
    List<String> faults = new ArrayList<>();
    seen.steps().forEach(step -> fault(step, seen.statusOf(step)).ifPresent(faults::add));
    return faults;
  }

  private static Optional<String> fault(PickleStepTestStep step, Status status) {
    String at = "“" + step.getStep().getText() + "” (line " + step.getStep().getLine() + ")";
    return switch (status) {
      case PENDING -> Optional.of("Pending step: " + at + " is known but not finished.");
      case AMBIGUOUS -> Optional.of("Ambiguous step: more than one sentence fits " + at + ".");
      case UNDEFINED -> Optional.of(undefined(at, step));
      case SKIPPED ->
          step.getPattern() == null ? Optional.of(undefined(at, step)) : Optional.empty();
      case PASSED, FAILED, UNUSED -> Optional.empty();
    };
  }

  private static String undefined(String at, PickleStepTestStep step) {
    return UndefinedSteps.describe(StepCatalogue.read(), at, step.getStep().getText());
  }

  private static String thrown(FinishedCase seen) {
    Throwable error = seen.result().getError();
    return error == null ? "" : "\n" + Crash.inWords(error);
  }

  private static StepReport report(
      PickleStepTestStep step, FinishedCase seen, Story story, RunResults results) {
    StepArgument argument = step.getStep().getArgument();
    return new StepReport(
        step.getStep().getKeyword().strip(),
        results.shown(step.getStep().getText()),
        word(seen.statusOf(step)),
        argument instanceof DataTableArgument table ? masked(table.cells(), results) : List.of(),
        argument instanceof DocStringArgument text ? results.shown(text.getContent()) : "",
        seen.beginOf(step, story));
  }

  private static List<List<String>> masked(List<List<String>> cells, RunResults results) {
    return cells.stream().map(row -> row.stream().map(results::shown).toList()).toList();
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
