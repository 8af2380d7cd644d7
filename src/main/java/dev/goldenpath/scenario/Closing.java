package dev.goldenpath.scenario;

import dev.goldenpath.result.Breaks;
import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.result.Story;
import dev.goldenpath.result.StoryTeller;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * Bring a scenario to its end: await what is owed, ask all rules, write the transcript, and enter
 * the judgement.
 */
record Closing(ScenarioSession session, ScenarioSession.Opened opened, ScenarioCard card) {
  /**
   * Close the scenario and enter its result. Whatever happens, its sockets are closed and its users
   * given back.
   *
   * @param inStep what stopped a step; empty where all steps went through
   * @param took from the scenario's beginning
   * @throws AssertionFailedError if no step failed, and a clause that it is about is broken
   * @throws ScenarioSession.SuiteAtFault if no step failed, and the scenario shows nothing
   */
  void close(Optional<Throwable> inStep, Duration took) {
    Optional<Throwable> stopped;
    try {
      stopped = judgeTheRest(inStep);
    } finally {
      session.close();
    }
    Optional<String> vacuous = stopped.isEmpty() ? suiteFault() : Optional.empty();
    if (vacuous.isPresent() && session.sockets().areMissing()) {
      stopped = caught(session.sockets()::need);
    }
    if (vacuous.isPresent() && stopped.isEmpty()) {
      stopped = caught(session.watch()::stopWhereLeft);
    }
    List<ClauseBreak> breaks = opened.failures().breaks();
    if (vacuous.isPresent() && stopped.isEmpty() && breaks.isEmpty() && undecided().isEmpty()) {
      stopped = caught(session.needs()::toolCalls);
    }
    Outcome outcome = outcome(stopped, vacuous, breaks);
    RunResults.current()
        .add(result(outcome, text(outcome, stopped, vacuous, breaks), breaks, took));
    if (stopped.isPresent() || outcome != Outcome.ERRORED) {
      // Else the scenario's own text tells it.
      opened
          .waiter()
          .judge()
          .crashes()
          .forEach(
              (clause, crash) ->
                  RunResults.current().fault("The rule of " + clause.id() + " crashed: " + crash));
    }
    if (opened.waiter().judge().mayBeRefuted()) {
      RunResults.current().lookBackOn(card.id(), opened.waiter().judge()::refuted);
    }
    if (keeps(outcome)) {
      session.writeTranscript();
    }
    if (inStep.isEmpty()) {
      stopped.ifPresent(Closing::rethrow);
      if (outcome == Outcome.ERRORED) {
        throw new ScenarioSession.SuiteAtFault(vacuous.orElse("the scenario shows nothing"));
      }
    }
  }

  /** Listen until the runs are over, whatever broke: each clause is judged to their ends. */
  private Optional<Throwable> judgeTheRest(Optional<Throwable> inStep) {
    Optional<Throwable> stopped = inStep;
    if (inStep.isEmpty()) {
      stopped =
          caught(
              () -> {
                under().forEach(session.watch()::awaitEnd);
                session.watch().awaitStreams();
                session.asserts().lookAgain(card.clauses());
                session.asserts().requireDeclared();
              });
    }
    if (stopped.filter(AssertionFailedError.class::isInstance).isPresent()) {
      under().forEach(session.watch()::hearOut);
    }
    boolean isWhole = stopped.isEmpty() && !session.watch().hasLeft();
    opened.waiter().end(isWhole ? Ending.SCENARIO_OVER : Ending.GIVEN_UP);
    noteWhatIsShown();
    return stopped.isEmpty() && opened.waiter().isFailed()
        ? caught(
            () -> {
              throw opened.failures().broken();
            })
        : stopped;
  }

  /** Where no run ends, or each begins late, note what this scenario shows all the same. */
  private void noteWhatIsShown() {
    if (session.runs().all().isEmpty()) {
      return;
    }
    Vitals vitals = session.vitals();
    if (vitals.givenUp(Vitals.Sign.END).isPresent()) {
      vitals.endless().tried(card.clauses(), shown());
    }
    if (vitals.givenUp(Vitals.Sign.PROMPTNESS).isPresent()) {
      vitals.judgedLate(shown());
    }
  }

  /** Return of which of its own clauses it has shown whether they are kept. */
  private Set<Clause> shown() {
    Map<Clause, Verdict> verdicts = opened.waiter().judge().verdicts();
    return card.clauses().stream()
        .filter(
            clause ->
                verdicts.get(clause) instanceof Verdict.Kept
                    || verdicts.get(clause) instanceof Verdict.Broken)
        .collect(Collectors.toSet());
  }

  private List<AskedRun> under() {
    return session.runs().all().stream()
        .filter(run -> run.id().isPresent() && !run.slices().isEmpty())
        .toList();
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

  private Outcome outcome(
      Optional<Throwable> stopped, Optional<String> vacuous, List<ClauseBreak> breaks) {
    boolean lost =
        stopped
            .filter(it -> it instanceof Stop stop && stop.outcome() == Outcome.UNAVAILABLE)
            .isPresent();
    if (!lost && breaks.stream().anyMatch(ClauseBreak::own)) {
      return Outcome.FAILED;
    }
    if (stopped.isPresent()) {
      return stopped.get() instanceof Stop stop ? stop.outcome() : Outcome.ERRORED;
    }
    if (!breaks.isEmpty()) {
      return Outcome.AFFECTED;
    }
    return vacuous.isPresent() ? Outcome.ERRORED : Outcome.PASSED;
  }

  /** Say what is wrong with the suite: a crashed rule, or a tagged clause that was never tried. */
  private Optional<String> suiteFault() {
    return undecided().or(this::untried);
  }

  private Optional<String> undecided() {
    List<String> undecided =
        opened.waiter().judge().verdicts().values().stream()
            .filter(Verdict.Undecided.class::isInstance)
            .map(Verdict.Undecided.class::cast)
            .filter(it -> it.cause().isPresent() || card.clauses().contains(it.clause()))
            .map(it -> it.clause() + " is undecided: " + it.why())
            .toList();
    return undecided.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", undecided));
  }

  private Optional<String> untried() {
    Map<Clause, Verdict> verdicts = opened.waiter().judge().verdicts();
    List<String> untried =
        card.clauses().stream()
            .filter(clause -> verdicts.get(clause) instanceof Verdict.NotExercised)
            .map(Clause::id)
            .filter(id -> !session.target().wireProfile().unjudged().containsKey(id))
            .filter(id -> session.target().wireProfile().protocol().mayHide(id).isEmpty())
            .sorted()
            .toList();
    return untried.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the scenario is tagged "
                + String.join(", ", untried)
                + ", but nothing in it exercised that; look whether its steps do what its title"
                + " says");
  }

  private ScenarioResult result(
      Outcome outcome, String text, List<ClauseBreak> breaks, Duration took) {
    return new ScenarioResult(
        card.id(),
        card.place(),
        outcome,
        opened.run().secrets().mask(text),
        states(breaks),
        breaks,
        Optional.of(card.transcriptPath()).filter(path -> keeps(outcome)),
        keeps(outcome) ? story() : story().withoutTexts(),
        took,
        outcome == Outcome.FAILED ? opened.failures().verdictDelay() : Optional.empty());
  }

  private Story story() {
    return StoryTeller.tell(
            opened.waiter().timeline(),
            opened.waiter().violations(),
            opened.waiter().judge()::owed,
            opened.run().secrets()::mask)
        .with(session.spreads());
  }

  private static boolean keeps(Outcome outcome) {
    return RunResults.current().transcripts().keep(outcome);
  }

  private static String text(
      Outcome outcome,
      Optional<Throwable> stopped,
      Optional<String> vacuous,
      List<ClauseBreak> breaks) {
    String own =
        switch (outcome) {
          case PASSED, FAILED -> "";
          case AFFECTED ->
              stopped
                  .map(Closing::describe)
                  .or(() -> vacuous.map(why -> "Its own promise was not seen: " + why))
                  .orElse(Breaks.OF_OTHERS);
          default -> stopped.map(Closing::describe).or(() -> vacuous).orElse("");
        };
    String broken = Breaks.text(breaks);
    return own.isEmpty() || broken.isEmpty() ? own + broken : own + "\n" + broken;
  }

  private static String describe(Throwable stopped) {
    return stopped instanceof Stop
            || stopped instanceof ScenarioSession.StepFailed
            || stopped instanceof ScenarioSession.SuiteAtFault
        ? String.valueOf(stopped.getMessage())
        : stopped.toString();
  }

  private Map<Clause, ClauseState> states(List<ClauseBreak> breaks) {
    Map<Clause, ClauseState> states = new EnumMap<>(Clause.class);
    opened
        .waiter()
        .judge()
        .verdicts()
        .forEach((clause, verdict) -> states.put(clause, state(verdict)));
    if (opened.waiter().isSaid(Clause.SAID_1)) {
      states.put(Clause.SAID_1, ClauseState.KEPT);
    }
    breaks.forEach(it -> states.put(it.clause(), ClauseState.BROKEN));
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
}
