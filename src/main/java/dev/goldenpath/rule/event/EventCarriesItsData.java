package dev.goldenpath.rule.event;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
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
import java.util.List;

/**
 * EVENT-1 to EVENT-6: an event of a type carries what its schema asks for, beside the envelope.
 *
 * <p>Keeps it: tool_completed with results and execution_time 0.5. Breaks it: execution_time "0.5";
 * or results null without an error; or a blank thought.
 */
public final class EventCarriesItsData implements Rule.OfSocket {
  private final Clause clause;
  private final EventType type;

  public EventCarriesItsData(Clause clause, EventType type) {
    this.clause = clause;
    this.type = type;
  }

  @Override
  public Clause clause() {
    return clause;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new SocketMonitor(clause, socket, scene) {
      @Override
      protected void on(Moment moment) {
        moment.event().filter(event -> event.type() == type).ifPresent(this::judge);
      }

      private void judge(AgentEvent event) {
        List<SchemaProblem> problems =
            Schemas.check(type.wireName(), event.canonical()).stream()
                .filter(EventCarriesItsData::isBesideTheEnvelope)
                .toList();
        if (problems.isEmpty()) {
          kept();
        } else {
          within(event.runId());
          SchemaProblem worst = problems.get(0);
          broken(
              event.at().nanos(),
              worst.pointer() + ": " + worst.expected(),
              Wording.at(event) + " has " + worst.seen(),
              "look where the backend makes " + type.wireName() + ", on every path that sends it",
              List.of(event.frame()));
        }
      }
    };
  }

  /** What the envelope lacks is EVENT-0's to say. */
  private static boolean isBesideTheEnvelope(SchemaProblem problem) {
    return problem.pointer().startsWith("data.") || problem.pointer().equals("correlation_id");
  }
}
