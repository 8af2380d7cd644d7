package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;

/** Watch the events of EVENT-1 to EVENT-6 of one run; leave out unknown types. */
abstract class RunMonitor extends Monitor {
  final RunSlice run;

  RunMonitor(Clause clause, RunSlice run) {
    super(clause, run.id());
    this.run = run;
  }

  @Override
  protected final void on(Moment moment) {
    moment
        .event()
        .filter(event -> event.type().isOfRun())
        .ifPresent(event -> onEvent(event, moment));
  }

  /**
   * Return a limit, or never where the socket had closed by then. What closed it later changes
   * nothing: the limit had passed, even if that is told only now.
   */
  final long unlessClosedBy(long limit) {
    return run.socket().closed().filter(closed -> closed.at().nanos() <= limit).isPresent()
        ? NEVER
        : limit;
  }

  /** Take one event; the slice's own list holds it already. */
  abstract void onEvent(AgentEvent event, Moment moment);
}
