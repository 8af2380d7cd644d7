package dev.goldenpath.rule.pattern;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;

/** Watch the events of EVENT-1 to EVENT-6 of one run; leave out unknown types. */
public abstract class RunMonitor extends Monitor {
  public final RunSlice run;

  public RunMonitor(Clause clause, RunSlice run) {
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
  public final long unlessClosedBy(long limit) {
    return run.socket().closed().filter(closed -> closed.at().nanos() <= limit).isPresent()
        ? NEVER
        : limit;
  }

  /** Take one event; the slice's own list holds it already. */
  public abstract void onEvent(AgentEvent event, Moment moment);
}
