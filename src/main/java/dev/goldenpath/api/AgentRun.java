package dev.goldenpath.api;

import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import java.util.List;

/** A run that the scenario asked for, as its user's first socket sees it. */
public final class AgentRun {
  private final ScenarioSession session;
  private final AskedRun run;

  AgentRun(ScenarioSession session, AskedRun run) {
    this.session = session;
    this.run = run;
  }

  /** Return its id; empty where it was not accepted. */
  public String id() {
    return run.id().orElse("");
  }

  /** Return what was seen of it so far, in order. */
  public List<Event> events() {
    return run.events().stream().map(Event::new).toList();
  }

  /** Return what was seen so far of events of one type. */
  public List<Event> events(String type) {
    return events().stream().filter(event -> event.type().equals(type)).toList();
  }

  /** Wait for the first event of a type; the run's end ends the waiting. Return what there is. */
  public List<Event> await(String type) {
    session.watch().awaitSeen(run, () -> !events(type).isEmpty(), type);
    return events(type);
  }

  /** Wait for the run's end, and return all its events. */
  public List<Event> whole() {
    session.watch().awaitEnd(run);
    return events();
  }
}
