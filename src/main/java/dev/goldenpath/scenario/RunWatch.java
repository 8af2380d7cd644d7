package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.timeline.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How the runs of one scenario are waited for, as long as something can still come of them. */
public final class RunWatch {
  private final ScenarioSession session;

  RunWatch(ScenarioSession session) {
    this.session = session;
  }

  /** Wait until a run has ended on every socket that listens to it. */
  public void awaitEnd(AskedRun run) {
    awaitSeen(run, run::isOver, "the end of run " + run.id().orElse(run.call().name()));
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
                () -> isHopeless(run) || seen.getAsBoolean() || run.isOver(),
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
    if (over && (seen.getAsBoolean() || run.isOver())) {
      return;
    }
    session.needs().alive(Vitals.Sign.FIRST_EVENT, Vitals.Sign.END);
    if (!run.isLost()) {
      session.needs().missed(run.isHeard() ? Vitals.Sign.END : Vitals.Sign.FIRST_EVENT);
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
    if (run.isHeard()) {
      vitals.saw(Vitals.Sign.FIRST_EVENT);
      if (!late) {
        vitals.sawPromptness();
      }
    }
    if (run.hasEnded()) {
      vitals.saw(Vitals.Sign.END);
    }
    return run.isLost()
        || vitals.givenUp(Vitals.Sign.FIRST_EVENT).isPresent()
        || vitals.givenUp(Vitals.Sign.END).isPresent()
        || late && !run.isHeard() && vitals.isPrompt();
  }

  private boolean isLate(AskedRun run) {
    return session.waiter().violations().stream()
        .anyMatch(it -> it.clause() == Clause.TIME_4 && it.slice().run().equals(run.id()));
  }
}
