package dev.goldenpath.rule.conn;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.Optional;

/**
 * CONN-7: a message that the backend can't read is answered with an {@code error} event or ignored;
 * it never ends the connection or a run.
 *
 * <p>Keeps it: "{not json", error, and the run goes on. Breaks it: "{not json", close 1003. A run
 * that fails after it breaks it too where one like it went well before; the judge finds that when
 * it looks for causes.
 */
public final class UnreadableMessagesDoNoHarm implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.CONN_7;
  }

  @Override
  public Monitor watch(Socket socket, Timeline scene) {
    return new SocketMonitor(clause(), socket, scene) {
      private Optional<Entry.Sent> sent = Optional.empty();

      @Override
      protected void on(Moment moment) {
        if (moment.entry() instanceof Entry.Sent message && !message.readable()) {
          sent = Optional.of(message);
        } else if (sent.isPresent()) {
          after(sent.get(), moment);
        }
      }

      private void after(Entry.Sent message, Moment moment) {
        if (moment.entry() instanceof Entry.SocketClosed closed && !closed.bySuite()) {
          broken(
              moment,
              "the connection stays open after a message that can't be read",
              "closed with " + closed.code() + Wording.reason(closed.reason()),
              "look what the socket's handler does when it can't parse a message",
              message);
        } else {
          moment
              .event()
              .filter(event -> event.type().isTerminal())
              .ifPresent(end -> ended(message, end));
        }
      }

      /** A run that was asked for after the message, and goes well, shows that it did no harm. */
      private void ended(Entry.Sent message, AgentEvent end) {
        kept();
        boolean askedAfter =
            end.runId()
                .flatMap(scene::run)
                .flatMap(Run::askedAt)
                .filter(asked -> asked.seq() > message.at().seq())
                .isPresent();
        if (askedAfter && end.type() == EventType.AGENT_COMPLETED) {
          sent = Optional.empty();
        }
      }
    };
  }
}
