package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.conn.SocketMoments.CLOSED;
import static dev.goldenpath.rule.conn.SocketMoments.OPENED;
import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.rule.schema.SchemaProblem;
import dev.goldenpath.rule.schema.Schemas;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Welcome;
import java.util.List;
import java.util.Optional;

/**
 * CONN-2: the first message is {@code connection_established}, with a connection_id of its own and
 * the token's subject as user_id.
 *
 * <p>Keeps it: connection_established for Ada's id. Breaks it: agent_started first; or the user id
 * cut to 8 characters; or one connection_id for two sockets; or nothing within the connect limit.
 */
public final class ConnectionIsGreetedFirst {
  public static final Rule RULE =
      onSocket(
          Clause.CONN_2,
          (socket, timeline) ->
              socket.opening().expectation() == Welcome.REFUSED || isSilent(timeline)
                  ? nothingWanted()
                  : greeted(socket, timeline));

  private static final String GREETING = EventType.CONNECTION_ESTABLISHED.wireName();

  private ConnectionIsGreetedFirst() {}

  private static boolean isSilent(Timeline timeline) {
    return timeline.facts().profile().types().lacks(GREETING);
  }

  private static Pattern greeted(Socket socket, Timeline timeline) {
    boolean mayBeRefused = socket.opening().expectation() == Welcome.REFUSED_OR_OWN;
    // ISO-4 allows a refusal as in CONN-3: an error, then the close.
    Element<Moment> message =
        Element.of(
            "a message",
            moment ->
                Optional.of(moment)
                    .filter(it -> it.reading().isPresent())
                    .filter(it -> !(mayBeRefused && it.is(EventType.ERROR))));
    return all(
        first(
            message,
            moment -> isGreeting(moment, timeline),
            ConnectionIsGreetedFirst::fits,
            that(
                moment ->
                    isUntold(moment, "user_id")
                        || data(moment, "user_id").asText().equals(socket.userId()),
                "data.user_id is the token's subject, " + socket.userId(),
                moment -> Wording.value(data(moment, "user_id")),
                "look where the greeting takes the user's id from"),
            moment ->
                isUntold(moment, "connection_id")
                    ? Mismatch.none()
                    : isNew(data(moment, "connection_id").asText(), socket, timeline)),
        every(OPENED.where(opened -> !mayBeRefused || !SocketMoments.greetsGoodSockets(timeline)))
            .isAnsweredBy(message.or(Element.moments(CLOSED)))
            .within(timeline.facts().limits().connect())
            .owing(opened -> "connection_established")
            .reworded(breach -> breach.seeing("an open socket and silence"))
            .hint(
                "look what happens between the upgrade and the greeting; an authentication that"
                    + " hangs looks like this")
            .exercisedBy(message));
  }

  private static boolean isUntold(Moment moment, String field) {
    return moment.event().orElseThrow().isUntold("data." + field);
  }

  private static JsonNode data(Moment moment, String field) {
    return moment.event().orElseThrow().data(field);
  }

  private static Optional<Mismatch> isGreeting(Moment moment, Timeline timeline) {
    String type = moment.event().map(AgentEvent::typeName).orElse("");
    String profile =
        moment.event().filter(event -> event.type() == EventType.UNKNOWN).isEmpty()
            ? ""
            : timeline
                .facts()
                .profile()
                .orWrite("types." + GREETING, type.isEmpty() ? "none" : type);
    return moment.is(EventType.CONNECTION_ESTABLISHED)
        ? Mismatch.none()
        : Mismatch.of(
            GREETING + " as the first message",
            what(moment),
            "look what is sent when a socket opens, and whether events may overtake it" + profile);
  }

  private static String what(Moment moment) {
    return moment
        .event()
        .map(event -> "a message of type " + Wording.quoted(event.typeName()))
        .orElse("a message that can't be read");
  }

  private static Optional<Mismatch> fits(Moment moment) {
    AgentEvent greeting = moment.event().orElseThrow();
    List<SchemaProblem> problems =
        Schemas.check("connection_established", greeting.canonical()).stream()
            .filter(problem -> !greeting.isUntold(problem.pointer()))
            .toList();
    return problems.isEmpty()
        ? Mismatch.none()
        : Mismatch.of(
            problems.get(0).expected(), problems.get(0).seen(), "look what the greeting carries");
  }

  private static Optional<Mismatch> isNew(String connectionId, Socket socket, Timeline timeline) {
    return timeline
        .ledger()
        .claimConnection(connectionId, timeline.name() + " " + socket.name())
        .flatMap(
            other ->
                Mismatch.of(
                    "a connection_id of its own for each connection",
                    Wording.quoted(connectionId) + " greeted " + other + " too",
                    "look where connection ids are made"));
  }
}
