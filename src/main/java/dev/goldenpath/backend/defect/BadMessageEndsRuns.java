package dev.goldenpath.backend.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A bad message ends the runs under way in its socket's thread, with an error or without a word.
 */
final class BadMessageEndsRuns extends Attached {

  private final Set<Run> underWay = ConcurrentHashMap.newKeySet();
  private final boolean tell;

  BadMessageEndsRuns(boolean tell) {
    this.tell = tell;
  }

  @Override
  public void emit(Event event, Consumer<Event> next) {
    if (event.is(Event.STARTED)) {
      underWay.add(event.run());
    }
    if (underWay.contains(event.run())) {
      next.accept(event);
    }
    if (event.isLast()) {
      underWay.remove(event.run());
    }
  }

  @Override
  public void react(Socket socket, String message, Consumer<String> next) {
    if (ClientMessageDefects.isPing(message)) {
      next.accept(message);
      return;
    }
    for (Run run : underWay) {
      if (SocketDefects.isOf(socket, run.user(), run.threadId()) && underWay.remove(run) && tell) {
        socket.sendText(Json.write(inside().shaped(error(run))));
      }
    }
  }

  private static Event error(Run run) {
    ObjectNode data = Json.object();
    data.putObject("error").put("code", "bad_message").put("message", "The client failed.");
    return Event.of(run, Event.FAILED, data, Optional.empty());
  }
}
