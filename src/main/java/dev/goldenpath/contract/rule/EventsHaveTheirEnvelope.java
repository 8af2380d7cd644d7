package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.Scene;
import dev.goldenpath.contract.Socket;
import dev.goldenpath.contract.schema.SchemaProblem;
import dev.goldenpath.contract.schema.Schemas;
import dev.goldenpath.event.AgentEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * EVENT-0: every event of a run has type, timestamp, thread_id, run_id and an object data; user_id
 * and event_id may be there, and event_id is unique on the connection.
 *
 * <p>Keeps it: timestamp "2026-11-22T10:00:00.5Z". Breaks it: run_id null; or timestamp
 * "yesterday"; or the same event_id twice.
 */
final class EventsHaveTheirEnvelope implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.EVENT_0;
  }

  @Override
  public Monitor watch(Socket socket, Scene scene) {
    return new SocketMonitor(clause(), socket, scene) {
      private final Map<String, AgentEvent> ids = new HashMap<>();

      @Override
      protected void on(Moment moment) {
        moment
            .event()
            .filter(event -> event.type().isOfRun())
            .ifPresent(event -> judge(event, moment));
      }

      private void judge(AgentEvent event, Moment moment) {
        List<SchemaProblem> problems = Schemas.check("envelope", event.canonical());
        kept();
        if (!problems.isEmpty()) {
          wrong(
              event,
              moment,
              problems.get(0).pointer() + ": " + problems.get(0).expected(),
              problems.get(0).seen());
        } else if (event.timestamp().isEmpty()) {
          wrong(
              event,
              moment,
              "timestamp: an RFC 3339 date-time",
              Say.value(event.canonical().path("timestamp")));
        } else {
          event.eventId().ifPresent(id -> unique(id, event, moment));
        }
      }

      private void unique(String id, AgentEvent event, Moment moment) {
        AgentEvent earlier = ids.putIfAbsent(id, event);
        if (earlier != null) {
          wrong(
              event,
              moment,
              "event_id: unique on the connection",
              Say.quoted(id) + ", which " + Say.at(earlier) + " had already");
        }
      }

      private void wrong(AgentEvent event, Moment moment, String expected, String seen) {
        within(event.runId());
        broken(
            moment,
            expected,
            Say.at(event) + " has " + seen,
            "look where the backend wraps its events, on every path that sends one");
      }
    };
  }
}
