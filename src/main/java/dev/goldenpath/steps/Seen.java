package dev.goldenpath.steps;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.function.Predicate;

/** What is seen of the run that was asked for last. */
record Seen(ScenarioSession session, AskedRun run) {
  static Seen last(ScenarioSession session) {
    List<AskedRun> runs = session.runs().all();
    if (runs.isEmpty()) {
      throw new IllegalStateException(
          "no run was asked for; a step such as 'When Ada asks for an echo' comes first");
    }
    return new Seen(session, runs.get(runs.size() - 1));
  }

  Seen whole() {
    session.watch().awaitEnd(run);
    return this;
  }

  /**
   * Return its events of that type on the wire, of the contract or not. How a run begins and ends
   * is how its own agent does, not one that is nested in it.
   */
  List<AgentEvent> events(String type) {
    return run.events().stream()
        .filter(event -> event.typeName().equals(type) && !event.type().isOfNested())
        .toList();
  }

  /** Return those that are counted: what comes after the run's end is ORDER-3's to tell. */
  List<AgentEvent> counted(List<AgentEvent> events) {
    return events.stream()
        .filter(
            event ->
                !event.type().isOfRun()
                    || run.slices().stream().noneMatch(slice -> slice.hasEndedBefore(event)))
        .toList();
  }

  /** Wait for an event for which something holds; a run's end ends the waiting. */
  List<AgentEvent> await(String type, Predicate<List<AgentEvent>> enough, String awaited) {
    session.watch().awaitSeen(run, () -> enough.test(events(type)), awaited);
    return events(type);
  }

  /** Note that what a sentence says is so; the clause of a contract has rules for that. */
  void isSo(Clause clause) {
    session.asserts().said(clause);
  }

  void missing(Clause clause, String expected, String seen) {
    session.asserts().missing(clause, expected, seen);
  }

  void fail(Clause clause, String expected, String seen, String hint, List<AgentEvent> shown) {
    session
        .asserts()
        .fail(
            clause,
            expected,
            seen,
            hint,
            shown.stream().limit(3).map(event -> (Entry) event.frame()).toArray(Entry[]::new));
  }

  /** Return the clause that says what events of a type carry; none does of one's own types. */
  static Clause clauseOf(String type) {
    return switch (EventType.named(type)) {
      case AGENT_STARTED, NESTED_STARTED -> Clause.EVENT_1;
      case AGENT_THINKING -> Clause.EVENT_2;
      case TOOL_EXECUTING -> Clause.EVENT_3;
      case TOOL_COMPLETED -> Clause.EVENT_4;
      case AGENT_COMPLETED, NESTED_COMPLETED -> Clause.EVENT_5;
      case AGENT_ERROR, NESTED_ERROR -> Clause.EVENT_6;
      case CONNECTION_ESTABLISHED, ERROR, PONG, UNKNOWN -> Clause.SAID_1;
    };
  }
}
