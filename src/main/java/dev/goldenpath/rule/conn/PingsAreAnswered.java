package dev.goldenpath.rule.conn;

import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * CONN-6: WebSocket pings are answered with pongs; with the capability {@code app-ping}, {"type":
 * "ping"} is answered with {"type": "pong"}.
 *
 * <p>Keeps it: ping "7", pong "7". Breaks it: ping, and nothing within the HTTP limit.
 */
public final class PingsAreAnswered implements Rule.OfSocket {
  private static final String HINT =
      "look whether the socket's handler, or a gateway before it, answers pings";

  @Override
  public Clause clause() {
    return Clause.CONN_6;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new SocketMonitor(clause(), socket, scene) {
      private final Deque<Entry.PingSent> pings = new ArrayDeque<>();
      private final Deque<Entry.Sent> appPings = new ArrayDeque<>();

      @Override
      protected void on(Moment moment) {
        Entry entry = moment.entry();
        if (entry instanceof Entry.PingSent ping) {
          pings.add(ping);
          owing();
        } else if (entry instanceof Entry.Sent sent && isPing(sent)) {
          appPings.add(sent);
          owing();
        } else if (entry instanceof Entry.PongReceived pong) {
          answered(pong);
        } else if (moment.is(EventType.PONG) && appPings.poll() != null) {
          keptWhereNoneIsLeft();
        } else if (entry instanceof Entry.SocketClosed closed) {
          if (!closed.bySuite() && !(pings.isEmpty() && appPings.isEmpty())) {
            closedInstead(closed, moment);
          }
          pings.clear();
          appPings.clear();
        }
      }

      /** A pong to the latest ping answers those before it too (RFC 6455 §5.5.3). */
      private void answered(Entry.PongReceived pong) {
        if (pings.stream().anyMatch(ping -> ping.payload().equals(pong.payload()))) {
          while (!pings.remove().payload().equals(pong.payload())) {
            // An earlier one, answered along with it.
          }
          keptWhereNoneIsLeft();
        }
      }

      private void keptWhereNoneIsLeft() {
        if (pings.isEmpty() && appPings.isEmpty()) {
          kept();
        }
      }

      private void closedInstead(Entry.SocketClosed closed, Moment moment) {
        broken(
            moment,
            awaited(),
            "closed with " + closed.code() + Wording.reason(closed.reason()),
            HINT,
            oldest());
      }

      private String awaited() {
        return oldest() instanceof Entry.Sent
            ? "{\"type\": \"pong\"}"
            : "a WebSocket pong with the ping's payload";
      }

      private boolean isPing(Entry.Sent sent) {
        return scene.terms().capabilities().contains(Capability.APP_PING)
            && Json.read(sent.text())
                .filter(message -> message.path("type").asText().equals("ping"))
                .isPresent();
      }

      private Entry oldest() {
        return Stream.<Entry>concat(pings.stream(), appPings.stream())
            .min(Comparator.comparingLong(entry -> entry.at().seq()))
            .orElseThrow();
      }

      @Override
      protected long wakeAt() {
        return isBroken() || pings.isEmpty() && appPings.isEmpty()
            ? NEVER
            : deadline(oldest().at().nanos(), scene.terms().limits().http());
      }

      @Override
      protected void tick(long nanos) {
        broken(
            wakeAt(),
            awaited() + " within " + Wording.seconds(scene.terms().limits().http()),
            "none",
            HINT,
            List.of(oldest()));
      }
    };
  }
}
