package dev.goldenpath.rule.iso;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import java.util.List;

/**
 * ISO-1, for messages that name no run: the ids that they do have are the socket's own.
 *
 * <p>Keeps it: a heartbeat without ids. Breaks it: a heartbeat with another user's user_id.
 */
public final class LooseEventsAreOnesOwn implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.ISO_1;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new SocketMonitor(clause(), socket, scene) {
      @Override
      protected void on(Moment moment) {
        moment.event().map(AgentEvent::readings).orElse(List.of()).stream()
            .filter(event -> event.runId().isEmpty())
            .forEach(event -> judge(event, moment));
      }

      private void judge(AgentEvent event, Moment moment) {
        boolean anotherUser =
            event.userId().filter(id -> !id.equals(socket.userId())).isPresent()
                && !isGreeted(event);
        boolean anotherThread =
            scene.terms().fanOut() == FanOut.THREAD
                && socket.opening().expectation() == dev.goldenpath.wire.Entry.Welcome.OPEN
                && event.threadId().filter(id -> !id.equals(socket.threadId())).isPresent();
        if (anotherUser || anotherThread) {
          broken(
              moment,
              "ids of "
                  + socket.user()
                  + " ("
                  + socket.userId()
                  + ") and thread "
                  + socket.threadId()
                  + " only",
              event.typeName()
                  + " at event "
                  + Wording.place(event)
                  + " has user_id "
                  + event.userId().orElse("none")
                  + ", thread_id "
                  + event.threadId().orElse("none"),
              "look how messages that belong to no run find their sockets");
        }
      }

      /** Whom a greeting names is CONN-2's, where the profile has one place for both user ids. */
      private boolean isGreeted(AgentEvent event) {
        return event.type() == EventType.CONNECTION_ESTABLISHED
            && event.data("user_id").equals(event.canonical().path("user_id"));
      }
    };
  }
}
