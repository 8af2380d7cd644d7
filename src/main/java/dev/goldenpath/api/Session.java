package dev.goldenpath.api;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.wire.Entry;
import java.util.Arrays;
import java.util.List;

/**
 * The scenario that steps are part of: the same users, sockets and runs as in the suite's own
 * sentences, judged by the same rules.
 *
 * <p>A class of steps takes it in its constructor; there is one for each scenario. Whatever waits
 * is bounded by the target's limits, and fails at once when a clause breaks that the scenario is
 * about.
 */
public final class Session {
  private final ScenarioSession session;

  /** Made for each scenario by what makes the steps. */
  public Session(ScenarioSession session) {
    this.session = session;
  }

  /** Open a socket on the user's own thread, and await its greeting. */
  public void listen(String user) {
    session.sockets().listen(user);
  }

  /** Ask an agent; whoever has no socket yet listens first. Does not wait for the run's end. */
  public AgentRun ask(String user, String agent, String message) {
    session.sockets().ensureListening(user);
    Ask ask = Ask.of(user, message).agent(agent);
    return new AgentRun(session, session.runs().ask(ask.unmarked()));
  }

  /**
   * Return the run that was asked for last, by whatever sentence.
   *
   * @throws IllegalStateException if there is none
   */
  public AgentRun last() {
    List<AskedRun> runs = session.runs().all();
    if (runs.isEmpty()) {
      throw new IllegalStateException("no run was asked for; a step that asks comes first");
    }
    return new AgentRun(session, runs.get(runs.size() - 1));
  }

  /** Note that something of the scenario's own was put to the proof, and is so (SAID-1). */
  public void isSo() {
    session.asserts().said(Clause.SAID_1);
  }

  /**
   * Fail the scenario in the four parts of every failure (SAID-1).
   *
   * @throws AssertionError always
   */
  public void fail(String expected, String seen, String hint, Event... witnesses) {
    session
        .asserts()
        .fail(
            Clause.SAID_1,
            expected,
            seen,
            hint,
            Arrays.stream(witnesses).map(Event::frame).toArray(Entry[]::new));
  }
}
