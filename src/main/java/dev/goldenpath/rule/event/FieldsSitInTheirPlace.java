package dev.goldenpath.rule.event;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Misplaced;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import java.util.stream.Collectors;

/**
 * EVENT-7: fields sit exactly where the target's wire profile says, in every message.
 *
 * <p>Keeps it: data.tool_name in each event. Breaks it: tool_name beside type in one of them; or
 * "reasoning" in the place of "thought"; or a message without a text type.
 */
public final class FieldsSitInTheirPlace implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.EVENT_7;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new SocketMonitor(clause(), socket, scene) {
      @Override
      protected void on(Moment moment) {
        moment.event().ifPresent(event -> judge(event, moment));
      }

      private void judge(AgentEvent event, Moment moment) {
        kept();
        if (!event.misplaced().isEmpty()) {
          within(event.runId());
          broken(
              moment,
              event.misplaced().stream()
                      .map(field -> String.join(".", field.expectedAt()))
                      .collect(Collectors.joining(", "))
                  + ", as the wire profile "
                  + scene.terms().profile().name()
                  + " says",
              (event.typeName().isEmpty() ? "a message" : event.typeName())
                  + " at event "
                  + Wording.place(event)
                  + " has "
                  + event.misplaced().stream()
                      .map(Misplaced::describe)
                      .collect(Collectors.joining(", ")),
              "look for a second emitter that builds its messages by hand; or set wire-profile if"
                  + " all messages of the target are like this");
        }
      }
    };
  }
}
