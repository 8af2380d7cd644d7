package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Events;
import dev.goldenpath.rule.pattern.Key;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Response.Sharing;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.Optional;

/**
 * CONN-6: WebSocket pings are answered with pongs; with the capability {@code app-ping}, {"type":
 * "ping"} is answered with {"type": "pong"}.
 *
 * <p>Keeps it: ping "7", pong "7". Breaks it: ping, and nothing within the HTTP limit.
 */
public final class PingsAreAnswered {
  private static final Key PAYLOAD = new Key("payload", PingsAreAnswered::payload);

  public static final Rule RULE = onSocket(Clause.CONN_6, PingsAreAnswered::pattern);

  private PingsAreAnswered() {}

  private static Pattern pattern(Socket socket, Timeline timeline) {
    Element<Entry.Sent> appPing =
        Element.entry("{\"type\": \"ping\"}", Entry.Sent.class)
            .where(sent -> timeline.facts().capabilities().contains(Capability.APP_PING))
            .where(PingsAreAnswered::isPing);
    return all(
            // A pong to the latest ping answers those before it too (RFC 6455 §5.5.3).
            every(Element.entry("ping", Entry.PingSent.class))
                .isAnsweredBy(
                    Element.entry("pong", Entry.PongReceived.class), Sharing.UP_TO_ITS_OWN)
                .withTheSame(PAYLOAD)
                .within(timeline.facts().limits().http())
                .owing(ping -> "a WebSocket pong with the ping's payload"),
            every(appPing)
                .isAnsweredBy(Events.of(EventType.PONG), Sharing.ONE)
                .within(timeline.facts().limits().http())
                .owing(ping -> "{\"type\": \"pong\"}"))
        // What closes the socket on a message that it can't read is CONN-7's to tell, and what
        // closes it after a run, ping or no ping, is CONN-4's.
        .excusedBy(
            SocketMoments.CLOSED.where(
                closed ->
                    UnreadableMessagesDoNoHarm.tells(closed, socket, timeline)
                        || isWornOut(socket, timeline)))
        .hint("look whether the socket's handler, or a gateway before it, answers pings");
  }

  private static boolean isWornOut(Socket socket, Timeline timeline) {
    return timeline.ledger().socketWear().closesThem()
        && timeline.slicesOn(socket).stream().anyMatch(run -> run.terminal().isPresent());
  }

  private static boolean isPing(Entry.Sent sent) {
    return Json.read(sent.text())
        .filter(message -> message.path("type").asText().equals("ping"))
        .isPresent();
  }

  private static Optional<String> payload(Moment moment) {
    if (moment.entry() instanceof Entry.PingSent ping) {
      return Optional.of(ping.payload());
    }
    return moment.entry() instanceof Entry.PongReceived pong
        ? Optional.of(pong.payload())
        : Optional.empty();
  }
}
