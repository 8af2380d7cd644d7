package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.timeline.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** How the runs of one scenario are waited for, as long as something can still come of them. */
public final class RunWatch {
  /** After which nothing more is expected of a run, where none ever ends. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** In which another socket may hear what one has heard, beside what the clocks may differ. */
  private static final Duration BESIDE = Duration.ofSeconds(4);

  private final ScenarioSession session;
  private final Set<String> heard = new HashSet<>();
  private final Set<String> completed = new HashSet<>();
  private boolean hasLeft;

  RunWatch(ScenarioSession session) {
    this.session = session;
  }

  /**
   * Wait until a run has ended on every socket that listens to it; where no run ever ends, or some
   * of these sockets are deaf, until it is quiet.
   */
  public void awaitEnd(AskedRun run) {
    awaitSeen(
        run,
        () -> run.isOver() || isQuiet(run),
        "the end of run " + run.id().orElse(run.call().name()));
    hasLeft |= !run.isOver();
  }

  /** Stop the scenario where something is missing that a run may still tell, since none ends. */
  void stopWhereLeft() {
    if (hasLeft) {
      session.needs().alive(Vitals.Sign.END);
    }
  }

  /** Return whether a run was left before its end. */
  boolean hasLeft() {
    return hasLeft;
  }

  private boolean isEndless(AskedRun run) {
    return run.isHeard() && session.needs().givenUp(Vitals.Sign.END).isPresent();
  }

  /** Return whether nobody waits for its end on all sockets: that it does not come is told. */
  private boolean isLeft(AskedRun run) {
    return isEndless(run) || run.isHalfOver() && isBroken(Clause.CONN_8, run);
  }

  private boolean isQuiet(AskedRun run) {
    return isLeft(run) && session.transcript().now() - run.heardAt() >= quiet(run).toNanos();
  }

  private Duration quiet(AskedRun run) {
    return run.isHeardBeside() ? BESIDE.plus(session.target().limits().clockSkew()) : QUIET;
  }

  /** Hear a run that will not end until it is quiet, or has been heard for as long as any. */
  private void awaitQuiet(AskedRun run, BooleanSupplier seen) {
    long until = begin(run) + session.target().limits().run().toNanos();
    while (!seen.getAsBoolean()
        && !run.isLost()
        && !isQuiet(run)
        && session.transcript().now() < until) {
      long last = run.heardAt();
      session
          .waits()
          .await(
              () -> seen.getAsBoolean() || run.isLost() || run.heardAt() > last, last, quiet(run));
    }
  }

  /**
   * Wait until something of a run is seen, or the run is over. The limit counts from the request,
   * however many steps wait for the run.
   *
   * @throws org.opentest4j.TestAbortedException if it can't be seen any more, and other clauses
   *     than the scenario's own are broken
   */
  public void awaitSeen(AskedRun run, BooleanSupplier seen, String awaited) {
    session.sockets().need();
    boolean over =
        session
            .waits()
            .awaitPast(
                // First: what was told at once is a sign of life too.
                () -> isHopeless(run) || isLeft(run) || seen.getAsBoolean() || run.isOver(),
                begin(run),
                run.id().isPresent()
                    ? session.target().limits().run()
                    : session.target().limits().firstEvent());
    if (run.asksBack()) {
      session
          .needs()
          .skip(
              "run %s ends in a question to a person (outcome interrupt), which is not answered here"
                  .formatted(run.id().orElse("?")));
    }
    if (isLeft(run)) {
      awaitQuiet(run, seen);
    }
    if (over && (seen.getAsBoolean() || run.isOver())) {
      return;
    }
    session.needs().alive(Vitals.Sign.FIRST_EVENT, Vitals.Sign.END);
    if (!run.isLost() && !run.isHalfOver()) {
      session
          .needs()
          .missed(
              run.isHeard() ? Vitals.Sign.END : Vitals.Sign.FIRST_EVENT,
              Duration.ofNanos(session.transcript().now() - begin(run)));
    }
    session.asserts().missing(Clause.TIME_4, awaited, "silence");
  }

  /** Listen for a moment to what streams still say after their runs' ends. */
  void awaitStreams() {
    if (session.target().wireProfile().protocol().isStream()) {
      session
          .waits()
          .awaitPast(
              () -> session.timeline().sockets().stream().noneMatch(Socket::isOpen),
              session.transcript().now(),
              Duration.ZERO);
    }
  }

  /** Listen to a run until it is over or hopeless, though the scenario has failed already. */
  void hearOut(AskedRun run) {
    session
        .waits()
        .hearOut(
            () -> isHopeless(run) || run.isOver(), begin(run), session.target().limits().run());
  }

  private long begin(AskedRun run) {
    return run.slices().stream()
        .findFirst()
        .map(slice -> slice.turns().begin())
        .orElseGet(
            () -> session.timeline().call(run.call().name()).orElseThrow().request().at().nanos());
  }

  /** Return whether nothing more can come of a run: its sockets are gone, or it is silent. */
  private boolean isHopeless(AskedRun run) {
    Vitals vitals = session.vitals();
    boolean late = isLate(run);
    if (run.isHeard() && heard.add(run.call().name())) {
      vitals.saw(Vitals.Sign.FIRST_EVENT);
      if (!late) {
        vitals.saw(Vitals.Sign.PROMPTNESS);
      } else if (!vitals.isPrompt()) {
        session.needs().missed(Vitals.Sign.PROMPTNESS);
      }
    }
    // That failures are told is no sign that successes are.
    if (run.hasCompleted() && completed.add(run.call().name())) {
      vitals.saw(Vitals.Sign.END);
    }
    return run.isLost()
        || session.needs().givenUp(Vitals.Sign.FIRST_EVENT).isPresent()
        || isEndless(run)
        || late
            && !run.isHeard()
            && (vitals.isPrompt() || vitals.givenUp(Vitals.Sign.FIRST_EVENT).isPresent());
  }

  private boolean isLate(AskedRun run) {
    return isBroken(Clause.TIME_4, run);
  }

  private boolean isBroken(Clause clause, AskedRun run) {
    return session.waiter().violations().stream()
        .anyMatch(it -> it.clause() == clause && it.slice().run().equals(run.id()));
  }
}
