package dev.goldenpath.scenario;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.Spread;
import dev.goldenpath.result.Transcripts;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.Verdict;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.rule.contract.ContractRules;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Reason;
import dev.goldenpath.setting.Target;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.user.UserPool;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.Transcript;
import dev.goldenpath.wire.TranscriptFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the steps of one scenario share: its users, their sockets and runs, and the judging.
 *
 * <p>Opened lazily, closed always. Used by the scenario's thread. Every method that waits judges
 * what arrives meanwhile, and fails at once when a clause is broken that the scenario is about,
 * whatever it waited for. A break of another clause ends nothing; it is told at the scenario's end.
 */
public final class ScenarioSession {
  private static final Duration SPARE = Duration.ofSeconds(1);

  private final People people = new People(this);
  private final Sockets sockets = new Sockets(this);
  private final RefusedSockets refusedSockets = new RefusedSockets(this);
  private final Runs runs = new Runs(this);
  private final List<Supplier<Optional<String>>> declared = new ArrayList<>();
  private Optional<Crowd> crowd = Optional.empty();
  private Optional<Opened> opened = Optional.empty();
  private Optional<ScenarioCard> card = Optional.empty();
  private Optional<Throwable> stopped = Optional.empty();
  private Draw draw = new Draw(0, "");

  /** What is there once a scenario has begun. */
  record Opened(
      AcceptanceRun run, JudgingWaiter waiter, UserPool.Lease lease, FailureWriter failures) {}

  /**
   * Begin a scenario; called by a hook before the first step.
   *
   * @throws AcceptanceRun.NoRunOpen if no run is under way
   */
  public void begin(ScenarioCard scenario) {
    AcceptanceRun run = AcceptanceRun.current();
    card = Optional.of(scenario);
    draw = new Draw(RunResults.current().plan().seed(), scenario.place());
    Transcript transcript = new Transcript();
    Timeline timeline = new Timeline(scenario.place(), run.facts(), run.ledger());
    JudgingWaiter waiter =
        new JudgingWaiter(transcript, new Judge(timeline, ContractRules.all()), scenario.clauses());
    opened =
        Optional.of(
            new Opened(
                run,
                waiter,
                run.users().lease(),
                new FailureWriter(
                    run,
                    waiter,
                    scenario.place(),
                    Optional.of(scenario.transcriptPath())
                        .filter(path -> RunResults.current().transcripts() != Transcripts.NONE))));
    run.stalls().watch(transcript);
    run.vitals().listen(transcript);
    run.sessions().add(this);
  }

  String place() {
    return card.map(ScenarioCard::place).orElse("no scenario");
  }

  /** Write the transcript as it is by now; by any thread. */
  void writeTranscript() {
    Opened open = opened();
    Target target = target();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("scenario", place());
    head.put("name", card.orElseThrow().name());
    head.put("seed", RunResults.current().plan().seed());
    head.put("shard", RunResults.current().plan().shard());
    head.put("target", target.name());
    head.put("profile", target.wireProfile());
    head.put("limits", target.limits());
    head.put("fanOut", target.fanOut());
    head.put("overlap", target.overlap());
    head.put("wsToken", target.wsToken());
    head.put("capabilities", target.capabilities());
    try {
      new TranscriptFile(open.run().secrets()::mask)
          .write(
              open.run().out().resolve(card.orElseThrow().transcriptPath()),
              head,
              Recorded.lines(
                  open.waiter(), open.failures().breaks(), card.orElseThrow().transcriptPath()));
    } catch (UncheckedIOException unwritable) {
      RunResults.current().fault("Transcripts can't be written: " + Reason.of(unwritable) + ".");
    }
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

  /**
   * Skip the scenario where none of the clauses that it is about can be judged.
   *
   * @throws org.opentest4j.TestAbortedException if it is so
   */
  public void needJudgeable() {
    Map<String, String> unjudged = target().wireProfile().unjudged();
    List<String> about = card.orElseThrow().clauses().stream().map(Clause::id).sorted().toList();
    if (!about.isEmpty() && unjudged.keySet().containsAll(about)) {
      throw noted(Stop.skipped(about.get(0) + " can't be judged: " + unjudged.get(about.get(0))));
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
                    .or(() -> opened.flatMap(open -> open.failures().stopped()))
                    .orElseGet(StepFailed::new));
    opened.ifPresent(
        open ->
            new Closing(this, open, card.orElseThrow())
                .close(inStep, Duration.ofNanos(open.waiter().transcript().now())));
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

  Opened opened() {
    return opened.orElseThrow(() -> new IllegalStateException("the scenario has not begun"));
  }

  /** Return what is known of the scenario so far. */
  public Timeline timeline() {
    return opened().waiter().timeline();
  }

  public Target target() {
    return opened().run().target();
  }

  /**
   * Return whether a clause has been exercised by what has arrived, and holds so far.
   *
   * @throws AssertionError if a clause that the scenario is about is broken by it
   */
  public boolean isKept(Clause clause) {
    failWhereBroken();
    return opened().waiter().judge().verdicts().get(clause) instanceof Verdict.Kept;
  }

  /**
   * Return whether a clause is kept, and nothing that it wants is still to come on any socket.
   *
   * @throws AssertionError if a clause that the scenario is about is broken by what has arrived
   */
  public boolean isSettled(Clause clause) {
    return isKept(clause) && !opened().waiter().judge().owes(clause);
  }

  /** Return what it draws by chance. */
  public Draw draw() {
    return draw;
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
  public RefusedSockets refusedSockets() {
    return refusedSockets;
  }

  /** Return the many users who do the same at once. */
  public Crowd crowd() {
    Crowd known = crowd.orElseGet(() -> new Crowd(this));
    crowd = Optional.of(known);
    return known;
  }

  /** Return what was measured of them; nothing where there are none. */
  List<Spread> spreads() {
    return crowd.map(Crowd::spreads).orElse(List.of());
  }

  /** Return what they ask for. */
  public Runs runs() {
    return runs;
  }

  /** Stop the scenario where there is nobody to talk to. */
  void refuseWhereUnreachable() {
    if (opened().run().availability()
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
    if (!opened().run().availability().isAvailable()
        && !(opened().run().availability()
            instanceof dev.goldenpath.setting.Availability.Unhealthy)) {
      throw noted(Stop.unavailable(opened().run().availability().reason()));
    }
  }

  /**
   * Wait until a condition on the timeline holds; else tell that something is missing.
   *
   * @throws AssertionError if a clause that the scenario is about is broken meanwhile, or by this
   */
  public void awaitOrFail(
      BooleanSupplier condition, Duration limit, Clause clause, String awaited) {
    if (!await(condition, opened().waiter().transcript().now(), limit)) {
      missing(clause, awaited + " within " + limit.toMillis() + " ms", "silence");
    }
  }

  /** Wait a little past a limit that a rule holds to, so that the rule tells what is missing. */
  void awaitPast(BooleanSupplier condition, Duration limit, Clause clause, String awaited) {
    awaitOrFail(condition, limit.plus(SPARE), clause, awaited);
  }

  /**
   * Wait a little past a limit that began at some moment; return whether the condition holds.
   *
   * @param from in ns of the transcript
   */
  boolean awaitPast(BooleanSupplier condition, long from, Duration limit) {
    return await(condition, from, limit.plus(SPARE));
  }

  private boolean await(BooleanSupplier condition, long from, Duration limit) {
    return switch (opened().waiter().awaitUntil(condition, from, limit)) {
      case BROKEN -> throw opened().failures().broken();
      case TIMED_OUT -> false;
      case REACHED -> true;
    };
  }

  /** Judge what still comes, at most for that long from some moment, whatever is broken. */
  void hearOut(BooleanSupplier condition, long from, Duration limit) {
    opened().waiter().hearOut(condition, from, limit.plus(SPARE));
  }

  /** Listen on for a short time. */
  public void settle(Duration time) {
    await(() -> false, opened().waiter().transcript().now(), time);
  }

  /** Fail the scenario for a clause, by what a step itself has seen. */
  public void fail(Clause clause, String expected, String seen, String hint, Entry... witnesses) {
    JudgingWaiter waiter = opened().waiter();
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
    throw opened().failures().broken();
  }

  /**
   * Judge by a rule that a sentence of the scenario's own declares, from the beginning on.
   *
   * @param untried says what has not come by the scenario's end that would have put it to the proof
   * @throws AssertionError if what has come already breaks it
   */
  public void declare(Rule rule, Supplier<Optional<String>> untried) {
    declared.add(untried);
    opened().waiter().declare(rule);
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
    opened().waiter().said(clause);
  }

  /** Note that an open socket was not greeted in time (CONN-2); it is used all the same. */
  void ungreeted(String socket) {
    JudgingWaiter waiter = opened().waiter();
    waiter.observe(
        new Violation(
            Clause.CONN_2,
            "connection_established on "
                + socket
                + " within "
                + target().limits().connect().toMillis()
                + " ms",
            "silence",
            "look what the backend sends when a socket has opened",
            List.of(timeline().socket(socket).orElseThrow().opening()),
            waiter.transcript().now(),
            SliceId.ofSocket(socket)));
    failWhereBroken();
  }

  /**
   * Require that a clause has been exercised by now, and holds.
   *
   * @throws AssertionError if it is broken
   * @throws org.opentest4j.TestAbortedException if it was not exercised, and another is broken
   */
  public void requireKept(Clause clause) {
    opened().waiter().want(clause);
    if (isKept(clause)) {
      return;
    }
    Optional.ofNullable(target().wireProfile().unjudged().get(clause.id()))
        .ifPresent(
            why -> {
              throw noted(Stop.skipped(clause.id() + " can't be judged: " + why));
            });
    if (opened().failures().breaks().isEmpty()) {
      sockets.need();
      Duration stalled = timeline().stalledSince(0);
      throw noted(
          new SuiteAtFault(
              "Nothing in this scenario has shown by now whether "
                  + clause.id()
                  + " is kept: "
                  + clause.title()
                  + (stalled.isZero()
                      ? ""
                      : " The suite itself stood still for " + stalled.toMillis() + " ms.")));
    }
    missing(clause, "something that shows: " + clause.title(), "nothing has");
  }

  /** The suite itself, not the backend, is why a scenario can't be passed. */
  static final class SuiteAtFault extends IllegalStateException {
    private static final long serialVersionUID = 1;

    SuiteAtFault(String text) {
      super(text);
    }
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
    List<ClauseBreak> breaks = opened().failures().breaks();
    if (breaks.isEmpty()) {
      fail(clause, expected, seen, "see what the transcript shows last");
    }
    opened().failures().stopWhereGone();
    throw noted(
        Stop.affected(
            "It can't be told whether its own promise is kept: "
                + expected
                + " is missing, and "
                + breaks.get(0).clause().id()
                + " is broken."));
  }

  /** Judge what has arrived, and fail where a clause that the scenario is about is broken. */
  void failWhereBroken() {
    opened().waiter().catchUp();
    if (opened().waiter().isFailed()) {
      throw opened().failures().broken();
    }
  }

  Vitals vitals() {
    return opened().run().vitals();
  }

  /** Note that this scenario has waited for a sign of life in vain. */
  void missed(Vitals.Sign sign) {
    vitals().missed(sign, card.orElseThrow().place());
  }

  /** Stop the scenario where a sign of life that it needs is given up. */
  void stopWhereGivenUp(Vitals.Sign... signs) {
    for (Vitals.Sign sign : signs) {
      vitals()
          .givenUp(sign)
          .ifPresent(
              reason -> {
                failWhereBroken();
                throw noted(Stop.blocked(reason));
              });
    }
  }

  void close() {
    try {
      crowd.ifPresent(Crowd::close);
      people.all().forEach(person -> person.sockets().forEach(EventSocket::close));
    } finally {
      opened.ifPresent(
          open -> {
            open.run().http().hangUp(open.waiter().transcript());
            open.run().sessions().remove(this);
            open.run().stalls().forget(open.waiter().transcript());
            open.run().vitals().forget(open.waiter().transcript());
            open.lease().close();
          });
    }
  }
}
