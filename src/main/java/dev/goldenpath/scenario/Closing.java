package dev.goldenpath.scenario;

import dev.goldenpath.result.Finding;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Verdict;
import dev.goldenpath.wire.TranscriptFile;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * Bring a scenario to its end: await what is owed, ask all rules, write the transcript, and enter
 * the judgement.
 */
final class Closing {
  private final ScenarioSession session;
  private final ScenarioSession.Stage stage;
  private final ScenarioCard card;

  Closing(ScenarioSession session, ScenarioSession.Stage stage, ScenarioCard card) {
    this.session = session;
    this.stage = stage;
    this.card = card;
  }

  /**
   * Close the scenario and enter its judgement.
   *
   * @param inStep what stopped a step; empty where all steps went through
   * @param took from the scenario's beginning
   * @throws AssertionFailedError if no step failed, and a clause is broken all the same
   * @throws SuiteAtFault if no step failed, and the scenario shows nothing
   */
  void close(Optional<Throwable> inStep, Duration took) {
    Optional<Throwable> stopped = inStep.isPresent() ? inStep : awaitAllRuns();
    stage.hearing().end(stopped.isEmpty() ? Ending.SCENARIO_OVER : Ending.GIVEN_UP);
    if (stopped.isEmpty() && stage.hearing().isBroken()) {
      stopped =
          caught(
              () -> {
                throw stage.failures().broken();
              });
    }
    session.close();
    Optional<String> vacuous = stopped.isEmpty() ? suiteFault() : Optional.empty();
    Outcome outcome = vacuous.isPresent() ? Outcome.ERRORED : outcome(stopped);
    RunResults.current().add(judgement(outcome, stopped, vacuous, took));
    writeTranscript();
    if (inStep.isEmpty()) {
      stopped.ifPresent(Closing::rethrow);
      vacuous.ifPresent(
          text -> {
            throw new SuiteAtFault(text);
          });
    }
  }

  private Optional<Throwable> awaitAllRuns() {
    return caught(
        () ->
            session.runs().all().stream()
                .filter(run -> run.id().isPresent() && !run.slices().isEmpty())
                .forEach(session.runs()::awaitEnd));
  }

  private static Optional<Throwable> caught(Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (Stop | AssertionFailedError stop) {
      return Optional.of(stop);
    }
  }

  private static void rethrow(Throwable stopped) {
    if (stopped instanceof AssertionFailedError failed) {
      throw failed;
    }
    throw (RuntimeException) stopped;
  }

  private Outcome outcome(Optional<Throwable> stopped) {
    if (stopped.isEmpty()) {
      return Outcome.PASSED;
    }
    if (stopped.get() instanceof Stop stop) {
      return stop.outcome();
    }
    return stopped.get() instanceof AssertionFailedError ? Outcome.FAILED : Outcome.ERRORED;
  }

  /** Say what is wrong with the suite: a crashed rule, or a tagged clause that was never tried. */
  private Optional<String> suiteFault() {
    Map<Clause, RuntimeException> crashes = stage.hearing().judge().crashes();
    if (!crashes.isEmpty()) {
      return Optional.of(
          crashes.entrySet().stream()
              .map(crash -> "the rule of " + crash.getKey() + " crashed: " + crash.getValue())
              .collect(Collectors.joining("\n")));
    }
    Map<Clause, ClauseState> states = states();
    List<String> untried =
        card.tags().stream()
            .map(tag -> Clause.byId(tag.substring(1)))
            .flatMap(Optional::stream)
            .filter(clause -> states.get(clause) == ClauseState.NOT_EXERCISED)
            .map(Clause::id)
            .toList();
    return untried.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the scenario is tagged "
                + String.join(", ", untried)
                + ", but nothing in it exercised that; look whether its steps do what its title"
                + " says");
  }

  private ScenarioResult judgement(
      Outcome outcome, Optional<Throwable> stopped, Optional<String> vacuous, Duration took) {
    return new ScenarioResult(
        card.id(),
        card.name(),
        card.uri(),
        card.line(),
        card.tags(),
        outcome,
        text(outcome, stopped, vacuous),
        states(),
        outcome == Outcome.FAILED
            ? stage.hearing().findings().stream().map(Finding::clause).toList()
            : List.of(),
        Optional.of(card.transcriptPath()),
        took,
        outcome == Outcome.FAILED ? stage.failures().verdictDelay() : Optional.empty());
  }

  private String text(Outcome outcome, Optional<Throwable> stopped, Optional<String> vacuous) {
    if (outcome == Outcome.FAILED) {
      return stage.failures().text();
    }
    return vacuous
        .or(() -> stopped.map(Closing::describe).map(stage.run().secrets()::mask))
        .orElse("");
  }

  private static String describe(Throwable stopped) {
    return stopped instanceof Stop || stopped instanceof ScenarioSession.StepFailed
        ? stopped.getMessage()
        : stopped.toString();
  }

  private Map<Clause, ClauseState> states() {
    Map<Clause, ClauseState> states = new EnumMap<>(Clause.class);
    stage
        .hearing()
        .judge()
        .verdicts()
        .forEach((clause, verdict) -> states.put(clause, state(verdict)));
    stage
        .hearing()
        .findings()
        .forEach(
            finding -> {
              states.put(finding.clause(), ClauseState.BROKEN);
              finding.follows().forEach(fault -> states.put(fault.clause(), ClauseState.BROKEN));
            });
    return states;
  }

  private static ClauseState state(Verdict verdict) {
    if (verdict instanceof Verdict.Kept) {
      return ClauseState.KEPT;
    }
    if (verdict instanceof Verdict.Broken) {
      return ClauseState.BROKEN;
    }
    return verdict instanceof Verdict.Undecided ? ClauseState.UNDECIDED : ClauseState.NOT_EXERCISED;
  }

  private void writeTranscript() {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("scenario", card.place());
    head.put("name", card.name());
    head.put("target", stage.run().target().name());
    head.put("profile", stage.run().target().wireProfile());
    head.put("limits", stage.run().target().limits());
    head.put("fanOut", stage.run().target().fanOut());
    head.put("wsToken", stage.run().target().wsToken());
    head.put("capabilities", stage.run().target().capabilities());
    new TranscriptFile(stage.run().secrets()::mask)
        .write(
            stage.run().out().resolve(card.transcriptPath()),
            head,
            stage.hearing().transcript().entries());
  }

  /** The suite itself, not the backend, is why a scenario can't be passed. */
  static final class SuiteAtFault extends IllegalStateException {
    private static final long serialVersionUID = 1;

    SuiteAtFault(String text) {
      super(text);
    }
  }
}
