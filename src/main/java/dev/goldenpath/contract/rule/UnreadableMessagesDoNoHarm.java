package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.contract.Scene;
import dev.goldenpath.contract.Socket;
import dev.goldenpath.event.EventType;
import dev.goldenpath.wire.Entry;
import java.util.Optional;

/**
 * CONN-7: a message that the backend can't read is answered with an {@code error} event or ignored;
 * it never ends the connection or a run.
 *
 * <p>Keeps it: "{not json", error, and the run goes on. Breaks it: "{not json", close 1003; or
 * agent_error for the run that was under way.
 */
final class UnreadableMessagesDoNoHarm implements Rule.OfSocket {
  @Override
  public Clause clause() {
    return Clause.CONN_7;
  }

  @Override
  public Monitor watch(Socket socket, Scene scene) {
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
              "closed with " + closed.code() + Say.reason(closed.reason()),
              "look what the socket's handler does when it can't parse a message",
              message);
        } else if (moment.is(EventType.AGENT_ERROR) && isGoldenRun(moment)) {
          broken(
              moment,
              "the run goes on after a message that can't be read",
              Say.at(moment.event().orElseThrow()),
              "look whether an unreadable message is taken for a stop, or fails the run's context",
              message);
        } else if (moment.event().filter(event -> event.type().isTerminal()).isPresent()) {
          kept();
        }
      }

      private boolean isGoldenRun(Moment moment) {
        return moment
            .event()
            .flatMap(event -> event.runId())
            .flatMap(id -> scene.slice(socket, id))
            .map(RunSlice::run)
            .filter(run -> run.isGolden())
            .isPresent();
      }
    };
  }
}
