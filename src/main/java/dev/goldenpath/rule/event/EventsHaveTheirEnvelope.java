package dev.goldenpath.rule.event;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.rule.schema.SchemaProblem;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
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
public final class EventsHaveTheirEnvelope implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.EVENT_0;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
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
              Wording.value(event.canonical().path("timestamp")));
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
              Wording.quoted(id) + ", which " + Wording.at(earlier) + " had already");
        }
      }

      private void wrong(AgentEvent event, Moment moment, String expected, String seen) {
        within(event.runId());
        broken(
            moment,
            expected,
            Wording.at(event) + " has " + seen,
            "look where the backend wraps its events, on every path that sends one");
      }
    };
  }
}
