package dev.goldenpath.report;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.rule.Clause;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestRunFinished;
import io.cucumber.plugin.event.TestRunStarted;
import io.cucumber.plugin.event.TestStep;
import io.cucumber.plugin.event.TestStepFinished;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Listen to Cucumber's events and join each scenario with its judgement.
 *
 * <p>Safe for any number of threads.
 */
final class RunRecorder {
  private final Outlines outlines = new Outlines();
  private final Map<UUID, Map<TestStep, ScenarioJoin.Ended>> steps = new HashMap<>();
  private final Map<String, ScenarioReport> finished = new LinkedHashMap<>();
  private final Consumer<ScenarioReport> onScenario;
  private final Consumer<Report> onEnd;
  private Instant started = Instant.EPOCH;

  /**
   * @param onScenario told of each scenario as it ends, or at the run's end where that may refute
   *     what it found
   * @param onEnd told of the whole run at its end
   */
  RunRecorder(Consumer<ScenarioReport> onScenario, Consumer<Report> onEnd) {
    this.onScenario = onScenario;
    this.onEnd = onEnd;
  }

  void listenTo(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::message);
    publisher.registerHandlerFor(TestRunStarted.class, this::runStarted);
    publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
    publisher.registerHandlerFor(TestCaseFinished.class, this::scenarioFinished);
    publisher.registerHandlerFor(TestRunFinished.class, this::runFinished);
  }

  /** Return what is known of the run by now. */
  synchronized Report soFar() {
    Instant now = Instant.now();
    return Report.of(
        RunResults.current(),
        started.equals(Instant.EPOCH) ? now : started,
        started.equals(Instant.EPOCH) ? Duration.ZERO : Duration.between(started, now),
        List.copyOf(finished.values()),
        List.of());
  }

  private synchronized void message(Envelope message) {
    outlines.accept(message);
  }

  private synchronized void runStarted(TestRunStarted event) {
    started = ProcessAge.begun(event.getInstant());
  }

  private synchronized void stepFinished(TestStepFinished event) {
    steps
        .computeIfAbsent(event.getTestCase().getId(), id -> new HashMap<>())
        .put(event.getTestStep(), new ScenarioJoin.Ended(event.getResult(), event.getInstant()));
  }

  private synchronized void scenarioFinished(TestCaseFinished event) {
    TestCase scenario = event.getTestCase();
    Map<TestStep, ScenarioJoin.Ended> results = steps.remove(scenario.getId());
    ScenarioReport report =
        ScenarioJoin.join(
            new ScenarioJoin.FinishedCase(
                scenario, event.getResult(), results == null ? Map.of() : results),
            outlines,
            RunResults.current());
    String id = scenario.getId().toString();
    finished.put(id, report);
    if (!RunResults.current().looksBackOn(id)) {
      onScenario.accept(report);
    }
  }

  private synchronized void runFinished(TestRunFinished event) {
    Duration took = Duration.between(started, event.getInstant());
    RunResults results = RunResults.current();
    finished.replaceAll((id, scenario) -> inHindsight(scenario, results.refuted(id)));
    Set<Clause> broken =
        finished.values().stream()
            .flatMap(scenario -> scenario.breaks().stream())
            .map(ClauseBreak::clause)
            .collect(Collectors.toSet());
    finished.replaceAll((id, scenario) -> scenario.decidedBy(broken));
    finished.forEach(
        (id, scenario) -> {
          if (results.looksBackOn(id)) {
            onScenario.accept(scenario);
          }
        });
    List<ScenarioReport> all = List.copyOf(finished.values());
    onEnd.accept(Report.of(results, started, took, all, outside(event)));
  }

  /** What failed by chance is known by how the others fared, before and after it. */
  private static ScenarioReport inHindsight(ScenarioReport scenario, Set<Clause> refuted) {
    return refuted.isEmpty() ? scenario : scenario.without(refuted);
  }

  /** What hooks around the whole run threw. */
  private static List<String> outside(TestRunFinished event) {
    return Optional.ofNullable(event.getResult())
        .map(Result::getError)
        .map(Crash::inWords)
        .map(List::of)
        .orElse(List.of());
  }
}
