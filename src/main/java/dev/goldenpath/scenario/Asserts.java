package dev.goldenpath.scenario;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.Verdict;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a scenario's steps claim, each by a clause; what came by then is judged first. */
public final class Asserts {
  private static final Duration SOON = Duration.ofMillis(100);

  private final ScenarioSession session;
  private final List<Supplier<Optional<String>>> declared = new ArrayList<>();

  Asserts(ScenarioSession session) {
    this.session = session;
  }

  /**
   * Return whether a clause has been exercised by what has arrived, and holds so far.
   *
   * @throws AssertionError if a clause that the scenario is about is broken by it
   */
  public boolean isKept(Clause clause) {
    failWhereBroken();
    return session.waiter().judge().verdicts().get(clause) instanceof Verdict.Kept;
  }

  /** Return whether a stall of the suite hides whether a clause is kept. */
  boolean isInDoubt(Clause clause) {
    return session.waiter().judge().verdicts().get(clause) instanceof Verdict.Undecided undecided
        && undecided.cause().isEmpty();
  }

  /**
   * Return whether a clause is kept, and nothing that it wants is still to come on any socket.
   *
   * @throws AssertionError if a clause that the scenario is about is broken by what has arrived
   */
  private boolean isSettled(Clause clause) {
    return isKept(clause) && !session.waiter().judge().owes(clause);
  }

  /** Fail the scenario for a clause, by what a step itself has seen. */
  public void fail(Clause clause, String expected, String seen, String hint, Entry... witnesses) {
    if (clause == Clause.SAID_1) {
      session.watch().stopWhereLeft();
    }
    JudgingWaiter waiter = session.waiter();
    waiter.assertBroken(
        new Violation(
            clause,
            expected,
            seen,
            hint,
            Arrays.asList(witnesses),
            witnesses.length == 0
                ? waiter.transcript().now()
                : witnesses[witnesses.length - 1].at().nanos(),
            SliceId.SCENARIO));
    throw session.failures().broken();
  }

  /**
   * Judge by a rule that a sentence of the scenario's own declares, from the beginning on.
   *
   * @param untried says what has not come by the scenario's end that would have put it to the proof
   * @throws AssertionError if what has come already breaks it
   */
  public void declare(Rule rule, Supplier<Optional<String>> untried) {
    declared.add(untried);
    session.waiter().declare(rule);
    failWhereBroken();
  }

  /**
   * Require that what was declared has been put to the proof by now.
   *
   * @throws AssertionError if it was not, or is broken
   */
  public void requireDeclared() {
    declared.stream()
        .flatMap(untried -> untried.get().stream())
        .forEach(what -> missing(Clause.SAID_1, what, "none came"));
    if (!declared.isEmpty()) {
      said(Clause.SAID_1);
    }
  }

  /** Note that a sentence of the scenario's own has found what it says to be so. */
  public void said(Clause clause) {
    failWhereBroken();
    session.waiter().said(clause);
  }

  /**
   * Require that a clause has been exercised by now, and holds.
   *
   * @throws AssertionError if it is broken
   * @throws org.opentest4j.TestAbortedException if it was not exercised, and another is broken
   */
  public void requireKept(Clause clause) {
    session.waiter().want(clause);
    if (isKeptSoon(clause) || isKeptAskedAgain(clause)) {
      return;
    }
    session.watch().stopWhereLeft();
    skipWhere(clause, Optional.ofNullable(profile().unjudged().get(clause.id())));
    if (session.failures().breaks().isEmpty()) {
      skipWhere(clause, profile().protocol().mayHide(clause.id()));
      skipWhere(clause, clause == Clause.PAIR_4 ? unknownDefaults() : Optional.empty());
      session.sockets().need();
      if (showsWhatGoesOn(clause)) {
        return;
      }
      session.needs().toolCalls();
      session.needs().alive(clause);
      if (clause == Clause.ISO_3 && answersComeAfterTheirRuns()) {
        session
            .needs()
            .skip(
                "Each request was answered only when its run was over, so that no two went on at"
                    + " the same time");
      }
      Duration stalled = session.timeline().stalls().since(0);
      throw session.noted(
          new ScenarioSession.SuiteAtFault(
              "Nothing in this scenario has shown by now whether %s is kept: %s"
                      .formatted(clause.id(), clause.title())
                  + (stalled.isZero()
                      ? ""
                      : " The suite itself stood still for " + stalled.toMillis() + " ms.")));
    }
    missing(clause, "something that shows: " + clause.title(), "nothing has");
  }

  /** What came late is not judged before it is known whether the suite stood still meanwhile. */
  private boolean isKeptSoon(Clause clause) {
    session.waiter().awaitDecisions();
    Judge judge = session.waiter().judge();
    if (judge.owes(clause)) {
      session
          .waits()
          .await(() -> isKept(clause) || !judge.owes(clause), session.transcript().now(), SOON);
    }
    return isKept(clause);
  }

  /** What a stall of the suite hides in one run may show in another. */
  private boolean isKeptAskedAgain(Clause clause) {
    RepeatedRuns repeated = new RepeatedRuns(session);
    while (isInDoubt(clause) && repeated.askAgain()) {
      if (isKeptSoon(clause)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Ask again for what a stall of the suite hides of the scenario's clauses.
   *
   * @throws AssertionError if one of them turns out to be broken
   */
  void lookAgain(Set<Clause> clauses) {
    for (Clause clause : clauses) {
      if (!isKeptSoon(clause)) {
        isKeptAskedAgain(clause);
      }
    }
  }

  private WireProfile profile() {
    return session.target().wireProfile();
  }

  private void skipWhere(Clause clause, Optional<String> hidden) {
    hidden.ifPresent(why -> session.needs().skip(clause.id() + " can't be judged: " + why));
  }

  /** What an agent calls that was told no tools is known where it has those of the contract. */
  private Optional<String> unknownDefaults() {
    return AgentRequest.DEFAULT_TOOLS.stream()
        .flatMap(tool -> session.target().parts().lacking(tool).stream())
        .map(Parts::lack)
        .findFirst()
        .filter(
            lack ->
                session.timeline().runs().stream()
                    .flatMap(run -> run.request().stream())
                    .noneMatch(asked -> asked.tools().isPresent()));
  }

  private boolean answersComeAfterTheirRuns() {
    Timeline timeline = session.timeline();
    return timeline.runs().stream()
        .flatMap(run -> timeline.slicesOf(run).stream())
        .flatMap(slice -> slice.terminal().stream().map(end -> isAnsweredAfter(slice.run(), end)))
        .reduce(Boolean::logicalAnd)
        .orElse(false);
  }

  private static boolean isAnsweredAfter(Run run, AgentEvent end) {
    return run.call()
        .flatMap(Call::response)
        .filter(answer -> answer.at().seq() > end.at().seq())
        .isPresent();
  }

  /** What has shown nothing by now may do so until all that was asked for is over. */
  private boolean showsWhatGoesOn(Clause clause) {
    session
        .waits()
        .awaitPast(
            () -> isKept(clause) || !goesOn(),
            session.transcript().now(),
            session.target().limits().run());
    return isKept(clause);
  }

  private boolean goesOn() {
    return session.timeline().slices().stream()
        .anyMatch(slice -> slice.terminal().isEmpty() && slice.socket().closed().isEmpty());
  }

  /** Wait until a clause has been exercised and holds, on every socket that it is tried on. */
  public void awaitKept(Clause clause, Duration limit) {
    if (!isSettled(clause) && session.timeline().sockets().stream().noneMatch(Socket::isOpen)) {
      session.sockets().need();
    }
    session
        .waits()
        .awaitOrFail(
            () -> isSettled(clause), limit, clause, "something that shows: " + clause.title());
  }

  /**
   * Tell that something is not there that a step has waited for. Where the scenario shows that
   * other clauses are broken, the rules have told all that can be known, and no more is claimed.
   *
   * @throws org.opentest4j.TestAbortedException if another clause is broken
   * @throws AssertionError else
   */
  public void missing(Clause clause, String expected, String seen) {
    failWhereBroken();
    session.watch().stopWhereLeft();
    List<ClauseBreak> breaks = session.failures().breaks();
    if (breaks.isEmpty()) {
      fail(clause, expected, seen, "see what the transcript shows last");
    }
    session.failures().stopWhereGone();
    throw session.noted(
        Stop.affected(
            "It can't be told whether its own promise is kept: %s is missing, and %s is broken."
                .formatted(expected, breaks.get(0).clause().id())));
  }

  /** Judge what has arrived, and fail where a clause that the scenario is about is broken. */
  void failWhereBroken() {
    session.waiter().catchUp();
    if (session.waiter().isFailed()) {
      throw session.failures().broken();
    }
  }
}
