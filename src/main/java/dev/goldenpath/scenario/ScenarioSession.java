package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.Verdict;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.rule.contract.ContractRules;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Target;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.user.UserPool;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.Transcript;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the steps of one scenario share: its users, their sockets and runs, and the judging.
 *
 * <p>Opened lazily, closed always. Used by the scenario's thread. Every method that waits judges
 * what arrives meanwhile, and fails at once when a clause is broken, whatever it waited for.
 */
public final class ScenarioSession {
  private static final Duration SPARE = Duration.ofSeconds(1);

  private final People people = new People(this);
  private final Sockets sockets = new Sockets(this);
  private final RefusedSockets doors = new RefusedSockets(this);
  private final Runs runs = new Runs(this);
  private Optional<Stage> stage = Optional.empty();
  private Optional<ScenarioCard> card = Optional.empty();
  private Optional<Throwable> stopped = Optional.empty();

  /** What is there once a scenario has begun. */
  record Stage(
      AcceptanceRun run, JudgingWaiter hearing, UserPool.Lease lease, FailureWriter failures) {}

  /**
   * Begin a scenario; called by a hook before the first step.
   *
   * @throws AcceptanceRun.NoRunOpen if no run is under way
   */
  public void begin(ScenarioCard scenario) {
    AcceptanceRun run = AcceptanceRun.current();
    card = Optional.of(scenario);
    Transcript transcript = new Transcript();
    Timeline scene = new Timeline(scenario.place(), run.terms(), run.ledger());
    JudgingWaiter hearing = new JudgingWaiter(transcript, new Judge(scene, ContractRules.all()));
    stage =
        Optional.of(
            new Stage(
                run,
                hearing,
                run.users().lease(),
                new FailureWriter(run, hearing, scenario.place(), scenario.transcriptPath())));
    run.stalls().watch(transcript);
  }

  /**
   * Skip the scenario where the target lacks a capability.
   *
   * @throws org.opentest4j.TestAbortedException if it does
   */
  public void need(Capability capability) {
    if (!target().has(capability)) {
      throw noted(Stop.skipped("the target does not have the capability " + capability.label()));
    }
  }

  /** Skip the scenario for a reason that lies in the target. */
  public void skip(String reason) {
    throw noted(Stop.skipped(reason));
  }

  /**
   * End the scenario: await what is owed, ask all rules, enter the judgement, close everything.
   *
   * @param allStepsPassed whether every step went through
   * @throws AssertionError if every step went through, and a clause is broken all the same
   */
  public void end(boolean allStepsPassed) {
    Optional<Throwable> inStep =
        allStepsPassed
            ? Optional.empty()
            : Optional.of(
                stopped
                    .or(() -> stage.flatMap(open -> open.failures().stopped()))
                    .orElseGet(StepFailed::new));
    stage.ifPresent(
        open ->
            new Closing(this, open, card.orElseThrow())
                .close(inStep, Duration.ofNanos(open.hearing().transcript().now())));
  }

  /** Keep what stops the scenario, since the runner does not hand it to the closing hook. */
  <T extends Throwable> T noted(T stop) {
    stopped = Optional.of(stop);
    return stop;
  }

  /** A step failed, is undefined or pending; the runner knows more. */
  static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailed() {
      super("a step failed for a reason of the suite's own, or has no definition");
    }
  }

  Stage stage() {
    return stage.orElseThrow(() -> new IllegalStateException("the scenario has not begun"));
  }

  /** Return what is known of the scenario so far. */
  public Timeline scene() {
    return stage().hearing().scene();
  }

  public Target target() {
    return stage().run().target();
  }

  /**
   * Return whether a clause has been exercised by what has arrived, and holds so far.
   *
   * @throws AssertionError if any clause is broken by it
   */
  public boolean isKept(Clause clause) {
    failWhereBroken();
    return stage().hearing().judge().verdicts().get(clause) instanceof Verdict.Kept;
  }

  /**
   * Return whether a clause is kept, and nothing that it wants is still to come on any socket.
   *
   * @throws AssertionError if any clause is broken by what has arrived
   */
  public boolean isSettled(Clause clause) {
    return isKept(clause) && !stage().hearing().judge().owes(clause);
  }

  /** Return its users. */
  public People people() {
    return people;
  }

  /** Return their sockets. */
  public Sockets sockets() {
    return sockets;
  }

  /** Return the sockets that nobody should get. */
  public RefusedSockets doors() {
    return doors;
  }

  /** Return what they ask for. */
  public Runs runs() {
    return runs;
  }

  /** Stop the scenario where there is nobody to talk to. */
  void refuseWhereUnreachable() {
    if (stage().run().availability()
        instanceof dev.goldenpath.setting.Availability.Unreachable unreachable) {
      throw noted(Stop.unavailable(unreachable.reason()));
    }
  }

  /** Stop the scenario where no agents are to be run, or to be had. */
  void needAgents() {
    if (!target().realAgents()) {
      throw noted(
          Stop.skipped(
              "WEBSOCKET_TESTS_USE_REAL_AGENTS is false, and this scenario runs an agent"));
    }
    if (!stage().run().availability().isAvailable()
        && !(stage().run().availability() instanceof dev.goldenpath.setting.Availability.Broken)) {
      throw noted(Stop.unavailable(stage().run().availability().reason()));
    }
  }

  /** Wait until a condition on the scene holds, or fail for a clause by the clock. */
  public void awaitOrFail(
      BooleanSupplier condition, Duration limit, Clause clause, String awaited) {
    JudgingWaiter hearing = stage().hearing();
    switch (hearing.await(condition, limit)) {
      case BROKEN -> throw stage().failures().broken();
      case TIMED_OUT ->
          fail(
              clause,
              awaited + " within " + limit.toMillis() + " ms",
              "silence",
              "see what the transcript shows last");
      case REACHED -> {}
    }
  }

  /** Wait a little past a limit that a rule holds to, so that the rule tells what is missing. */
  void awaitPast(BooleanSupplier condition, Duration limit, Clause clause, String awaited) {
    awaitOrFail(condition, limit.plus(SPARE), clause, awaited);
  }

  /** Listen on for a short time, in which nothing may be broken. */
  public void settle(Duration time) {
    if (stage().hearing().await(() -> false, time) == JudgingWaiter.End.BROKEN) {
      throw stage().failures().broken();
    }
  }

  /** Fail the scenario for a clause, by what a step itself has found. */
  public void fail(Clause clause, String expected, String seen, String hint, Entry... witnesses) {
    JudgingWaiter hearing = stage().hearing();
    hearing.assertBroken(
        new Violation(
            clause,
            expected,
            seen,
            hint,
            Arrays.asList(witnesses),
            witnesses.length == 0
                ? hearing.transcript().now()
                : witnesses[witnesses.length - 1].at().nanos(),
            SliceId.SCENARIO));
    throw stage().failures().broken();
  }

  /** Judge what has arrived, and fail where a clause is broken. */
  void failWhereBroken() {
    stage().hearing().catchUp();
    if (stage().hearing().isBroken()) {
      throw stage().failures().broken();
    }
  }

  void close() {
    people.all().forEach(person -> person.sockets().forEach(EventSocket::close));
    stage.ifPresent(
        open -> {
          open.run().stalls().forget(open.hearing().transcript());
          open.lease().close();
        });
  }
}
