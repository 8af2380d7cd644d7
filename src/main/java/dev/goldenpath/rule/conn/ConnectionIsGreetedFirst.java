package dev.goldenpath.rule.conn;

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
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Optional;

/**
 * CONN-2: the first message is {@code connection_established}, with a connection_id of its own and
 * the token's subject as user_id.
 *
 * <p>Keeps it: connection_established for Ada's id. Breaks it: agent_started first; or the user id
 * cut to 8 characters; or one connection_id for two sockets; or nothing within the connect limit.
 */
public final class ConnectionIsGreetedFirst implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.CONN_2;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new Watch(socket, scene);
  }

  private static final class Watch extends SocketMonitor {
    private boolean decided;

    Watch(Socket socket, Timeline scene) {
      super(Clause.CONN_2, socket, scene);
      decided = socket.opening().expectation() == Entry.Welcome.REFUSED;
    }

    @Override
    protected void on(Moment moment) {
      if (decided) {
        return;
      }
      if (moment.entry() instanceof Entry.SocketOpened) {
        owing();
      } else if (moment.entry() instanceof Entry.SocketClosed) {
        decided = true;
      } else if (moment.reading().isPresent()
          && socket.opening().expectation() == Entry.Welcome.REFUSED_OR_OWN
          && moment.is(EventType.ERROR)) {
        // ISO-4 allows a refusal as in CONN-3: an error, then the close.
        return;
      } else if (moment.reading().isPresent()) {
        decided = true;
        first(moment);
      }
    }

    private void first(Moment moment) {
      Optional<AgentEvent> greeting =
          moment.event().filter(event -> event.type() == EventType.CONNECTION_ESTABLISHED);
      if (greeting.isEmpty()) {
        broken(
            moment,
            "connection_established as the first message",
            moment
                .event()
                .map(event -> "a message of type " + Wording.quoted(event.typeName()))
                .orElse("a message that can't be read"),
            "look what is sent when a socket opens, and whether events may overtake it");
        return;
      }
      List<SchemaProblem> problems =
          Schemas.check("connection_established", greeting.get().canonical());
      if (!problems.isEmpty()) {
        broken(
            moment,
            problems.get(0).expected(),
            problems.get(0).seen(),
            "look what the greeting carries");
      } else {
        values(greeting.get(), moment);
      }
    }

    private void values(AgentEvent greeting, Moment moment) {
      String userId = greeting.data("user_id").asText();
      String connectionId = greeting.data("connection_id").asText();
      Optional<String> other =
          scene.ledger().claimConnection(connectionId, scene.name() + " " + socket.name());
      kept();
      if (!userId.equals(socket.userId())) {
        broken(
            moment,
            "data.user_id is the token's subject, " + socket.userId(),
            Wording.quoted(userId),
            "look where the greeting takes the user's id from");
      } else if (other.isPresent()) {
        broken(
            moment,
            "a connection_id of its own for each connection",
            Wording.quoted(connectionId) + " greeted " + other.get() + " too",
            "look where connection ids are made");
      }
    }

    @Override
    protected long wakeAt() {
      return decided || isBroken() || socket.openedAt().isEmpty()
          ? NEVER
          : deadline(socket.openedAt().get().nanos(), scene.terms().limits().connect());
    }

    @Override
    protected void tick(long nanos) {
      broken(
          wakeAt(),
          "connection_established within " + Wording.seconds(scene.terms().limits().connect()),
          "an open socket and silence",
          "look what happens between the upgrade and the greeting; an authentication that hangs"
              + " looks like this",
          List.of(socket.opening()));
    }
  }
}
