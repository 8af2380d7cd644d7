package dev.goldenpath.rule.conn;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Deadlines;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * CONN-4: one connection serves any number of runs, one after another or at the same time.
 *
 * <p>Keeps it: two runs, one after the other, on one socket. Breaks it: the socket closed after the
 * first; or a second run of which nothing is heard.
 */
public final class ConnectionServesManyRuns {
  private ConnectionServesManyRuns() {}

  /** Codes by which our side ends a connection that broke the protocol: that is CONN-5. */
  static final Set<Integer> PROTOCOL = Set.of(1002, 1007, 1009);

  /** The socket stays open. */
  public static final class StaysOpen implements Rule.OfSocket {
    @Override
    public Clause clause() {
      return Clause.CONN_4;
    }

    @Override
    public Monitor watch(Socket socket, Timeline scene) {
      return new SocketMonitor(clause(), socket, scene) {
        private final Set<String> ended = new HashSet<>();
        private boolean greeted;

        @Override
        protected void on(Moment moment) {
          if (socket.opening().expectation() != Entry.Welcome.OPEN) {
            return;
          }
          greeted |= moment.entry() instanceof Entry.Frame;
          moment
              .event()
              .filter(event -> event.type().isTerminal())
              .flatMap(AgentEvent::runId)
              .ifPresent(ended::add);
          if (ended.size() > 1) {
            kept();
          }
          if (moment.entry() instanceof Entry.SocketClosed closed
              && !closed.bySuite()
              && !PROTOCOL.contains(closed.code())
              && (greeted || !BadTokenIsRefused.CODES.contains(closed.code()))) {
            broken(
                moment,
                "a socket that stays open until " + socket.user() + " closes it",
                "closed with "
                    + closed.code()
                    + Wording.reason(closed.reason())
                    + (greeted ? ", after " + ended.size() + " runs" : ", before any message"),
                "look for an exception in the socket's handler, or a close after each run",
                socket.opening());
          }
        }
      };
    }
  }

  /** A further run is heard like the first. */
  public static final class ServesTheNext implements Rule.OfRun {
    @Override
    public Clause clause() {
      return Clause.CONN_4;
    }

    @Override
    public Monitor watch(RunSlice run) {
      return new RunMonitor(clause(), run) {
        private boolean heard;

        @Override
        public void onEvent(AgentEvent event, Moment moment) {
          heard = true;
        }

        @Override
        protected long wakeAt() {
          return run.isWhole() && !heard && !isBroken()
              ? unlessClosedBy(Deadlines.firstEvent(run))
              : NEVER;
        }

        private boolean wasAskedBefore(RunSlice other) {
          long asked = run.run().askedAt().map(Stamp::seq).orElse(0L);
          return other.run().askedAt().filter(at -> at.seq() < asked).isPresent();
        }

        @Override
        protected void tick(long nanos) {
          long served =
              run.scene().slices().stream()
                  .filter(other -> other.isOwn() && other.socket() == run.socket())
                  .filter(this::wasAskedBefore)
                  .flatMap(other -> other.terminal().stream())
                  .filter(end -> end.at().nanos() <= wakeAt())
                  .count();
          if (served > 0) {
            broken(
                wakeAt(),
                "events of run "
                    + run.run().id()
                    + " on the socket that served "
                    + served
                    + " before it",
                "no event of the run",
                "look what becomes of a socket's registration when a run ends",
                run.run().call().map(call -> List.<Entry>of(call.request())).orElse(List.of()));
          }
          heard = true;
        }
      };
    }
  }
}
