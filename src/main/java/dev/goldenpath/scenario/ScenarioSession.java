package dev.goldenpath.scenario;

import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.Spread;
import dev.goldenpath.result.Transcripts;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.contract.ContractRules;
import dev.goldenpath.setting.Reason;
import dev.goldenpath.setting.Target;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.user.UserPool;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.Transcript;
import dev.goldenpath.wire.TranscriptFile;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the steps of one scenario share: its users, their sockets and runs, and the judging.
 *
 * <p>Opened lazily, closed always. Used by the scenario's thread. A break of a clause that the
 * scenario is not about ends nothing; it is told at the scenario's end.
 */
public final class ScenarioSession {
  private final Waits waits = new Waits(this);
  private final Asserts asserts = new Asserts(this);
  private final Requirements needs = new Requirements(this);
  private final People people = new People(this);
  private final Sockets sockets = new Sockets(this);
  private final RefusedSockets refusedSockets = new RefusedSockets(this);
  private final Sending sending = new Sending(this);
  private final Runs runs = new Runs(this);
  private final RunWatch watch = new RunWatch(this);
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
    String path = card().transcriptPath();
    try {
      new TranscriptFile(open.run().secrets()::mask)
          .write(
              open.run().out().resolve(path),
              Recorded.head(card(), target()),
              Recorded.lines(open.waiter(), open.failures().breaks(), path));
    } catch (UncheckedIOException unwritable) {
      RunResults.current().fault("Transcripts can't be written: " + Reason.of(unwritable) + ".");
    }
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
    StepFailed() {
      super("a step failed for a reason of the suite's own, or has no definition");
    }
  }

  ScenarioCard card() {
    return card.orElseThrow(() -> new IllegalStateException("the scenario has not begun"));
  }

  Opened opened() {
    return opened.orElseThrow(() -> new IllegalStateException("the scenario has not begun"));
  }

  AcceptanceRun run() {
    return opened().run();
  }

  JudgingWaiter waiter() {
    return opened().waiter();
  }

  Transcript transcript() {
    return waiter().transcript();
  }

  FailureWriter failures() {
    return opened().failures();
  }

  Vitals vitals() {
    return run().vitals();
  }

  public Timeline timeline() {
    return waiter().timeline();
  }

  public Target target() {
    return run().target();
  }

  public Draw draw() {
    return draw;
  }

  public Waits waits() {
    return waits;
  }

  public Asserts asserts() {
    return asserts;
  }

  /** Return what it asks of the target. */
  public Requirements needs() {
    return needs;
  }

  public People people() {
    return people;
  }

  public Sockets sockets() {
    return sockets;
  }

  public Sending sending() {
    return sending;
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

  public Runs runs() {
    return runs;
  }

  public RunWatch watch() {
    return watch;
  }

  /** The suite itself, not the backend, is why a scenario can't be passed. */
  static final class SuiteAtFault extends IllegalStateException {
    SuiteAtFault(String text) {
      super(text);
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
