package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.Scene;
import dev.goldenpath.contract.Socket;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Misplaced;
import java.util.stream.Collectors;

/**
 * EVENT-7: fields sit exactly where the target's wire profile says, in every message.
 *
 * <p>Keeps it: data.tool_name in each event. Breaks it: tool_name beside type in one of them; or
 * "reasoning" in the place of "thought"; or a message without a text type.
 */
final class FieldsSitInTheirPlace implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.EVENT_7;
  }

  @Override
  public Monitor watch(Socket socket, Scene scene) {
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
                  + Say.place(event)
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
