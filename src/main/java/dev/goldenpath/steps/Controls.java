package dev.goldenpath.steps;

import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;

/**
 * Runs that others are held against, from which these differ in one thing only.
 *
 * <p>A control is itself a later run, since a first run may go well where a later one does not,
 * whatever else differs.
 */
record Controls(ScenarioSession session) {
  /** Have a run to hold others against, after one of the same kind in the same thread. */
  AskedRun of(Ask ask) {
    session.sockets().ensureListening(ask.who());
    session.watch().awaitEnd(session.runs().ask(ask));
    AskedRun control = session.runs().ask(ask);
    session.watch().awaitEnd(control);
    return control;
  }
}
