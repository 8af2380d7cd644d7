package dev.goldenpath.rule.iso;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.SocketMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.Optional;
import java.util.Set;

/**
 * ISO-4: another user's thread is closed: opening a socket on it is refused, or leads to a socket
 * that shares nothing with it; and so does executing in it.
 *
 * <p>Keeps it: 403; or a socket on which nothing of the owner's is heard. Breaks it: the owner's
 * run on the intruder's socket, or the intruder's run on the owner's.
 */
public final class OthersThreadsAreClosed {
  public static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

  private OthersThreadsAreClosed() {}

  /** How the handshake on another user's thread is answered. */
  public static final class Handshake implements Rule.OfSocket {
    @Override
    public Clause clause() {
      return Clause.ISO_4;
    }

    @Override
    public Monitor watch(Socket socket, Timeline scene) {
      return new SocketMonitor(clause(), socket, scene) {
        @Override
        protected void on(Moment moment) {
          if (socket.opening().expectation() != Entry.Welcome.REFUSED_OR_OWN) {
            return;
          }
          Entry entry = moment.entry();
          if (entry instanceof Entry.SocketRefused refused) {
            status(refused, moment);
          } else if (entry instanceof Entry.SocketClosed closed && !closed.bySuite()) {
            code(closed, moment);
          } else if (entry instanceof Entry.SocketFailed failed
              && failed.failure().isTheTargets()) {
            wrong(moment, failed.reason());
          } else if (entry instanceof Entry.Frame) {
            kept();
          }
        }

        private void status(Entry.SocketRefused refused, Moment moment) {
          if (REFUSALS.contains(refused.status())) {
            kept();
          } else if (!refused.isNotNow()) {
            wrong(moment, "status " + refused.status());
          }
        }

        private void code(Entry.SocketClosed closed, Moment moment) {
          if (dev.goldenpath.rule.conn.Handshake.REFUSAL_CODES.contains(closed.code())) {
            kept();
          } else {
            wrong(moment, "close code " + closed.code());
          }
        }

        private void wrong(Moment moment, String seen) {
          broken(
              moment,
              "401, 403 or 404, a close with 1008 or 4401, or a socket of one's own",
              seen,
              "look how a socket on another user's thread is refused");
        }
      };
    }
  }

  /** Whether a thread is still its owner's when another user has asked in it. */
  public static final class Owner implements Rule.OfSocket {
    @Override
    public Clause clause() {
      return Clause.ISO_4;
    }

    @Override
    public Monitor watch(Socket socket, Timeline scene) {
      return new SocketMonitor(clause(), socket, scene) {
        @Override
        protected void on(Moment moment) {
          if (moment.entry() instanceof Entry.SocketRefused refused
              && socket.opening().expectation() == Entry.Welcome.OPEN
              && REFUSALS.contains(refused.status())) {
            Optional<String> owner = scene.threadOwner(socket.threadId());
            if (owner.filter(socket.user()::equals).isPresent()) {
              intrusion().ifPresent(call -> lost(refused, call, moment));
            } else if (owner.isEmpty()) {
              listener().ifPresent(other -> taken(refused, other, moment));
            }
          }
        }

        /** Return another user's socket on the thread, in which nobody has had a run yet. */
        private Optional<Socket> listener() {
          return scene.sockets().stream()
              .filter(other -> other.opening().expectation() == Entry.Welcome.REFUSED_OR_OWN)
              .filter(other -> !other.user().equals(socket.user()))
              .filter(other -> other.threadId().equals(socket.threadId()))
              .findFirst();
        }

        private void taken(Entry.SocketRefused refused, Socket other, Moment moment) {
          broken(
              moment,
              "an open socket for " + socket.user() + " on a thread in which nobody has had a run",
              "status " + refused.status() + ", since " + other.user() + " listens on it",
              "look whether a socket makes a thread one's own; an accepted run does",
              other.opening());
        }

        private Optional<Call> intrusion() {
          return scene.calls().stream()
              .filter(call -> call.request().expectation().orOwnThread())
              .filter(call -> !call.request().user().equals(socket.user()))
              .filter(
                  call ->
                      call.agentRequest()
                          .filter(asked -> asked.threadId().equals(socket.threadId()))
                          .isPresent())
              .findFirst();
        }

        private void lost(Entry.SocketRefused refused, Call intrusion, Moment moment) {
          broken(
              moment,
              "an open socket for "
                  + socket.user()
                  + " on a thread of "
                  + socket.user()
                  + "'s own, in which "
                  + intrusion.request().user()
                  + " has asked too",
              "status " + refused.status(),
              "look whether a request changes whose thread it is",
              intrusion.request());
        }
      };
    }
  }

  /** What becomes of runs across the two users' sockets. */
  public static final class Runs implements Rule.OfRun {
    @Override
    public Clause clause() {
      return Clause.ISO_4;
    }

    @Override
    public boolean judgesForeignRuns() {
      return true;
    }

    @Override
    public Monitor watch(RunSlice slice) {
      return new Monitor(clause(), slice.id()) {
        @Override
        protected void on(Moment moment) {
          if (slice.ownership() == RunSlice.Ownership.FOREIGN && crossesAThread()) {
            broken(
                moment,
                "nothing of "
                    + slice.run().user().orElse("another user")
                    + "'s run on "
                    + slice.socket().user()
                    + "'s socket",
                moment
                    .event()
                    .map(event -> event.typeName() + " at event " + Wording.place(event))
                    .orElse("an event"),
                "look whether a thread's owner is checked when a socket opens on it, and when a"
                    + " run is asked for in it");
          }
        }

        private boolean crossesAThread() {
          boolean intrudingSocket =
              slice.socket().opening().expectation() == Entry.Welcome.REFUSED_OR_OWN;
          boolean intrudingRun =
              slice
                  .run()
                  .call()
                  .filter(call -> call.request().expectation().orOwnThread())
                  .isPresent();
          boolean sameThread =
              slice.run().threadId().equals(Optional.of(slice.socket().threadId()));
          return sameThread && (intrudingSocket || intrudingRun);
        }
      };
    }
  }

  /** How a request in another user's thread is answered. */
  public static final class Answer implements Rule.OfScene {
    @Override
    public Clause clause() {
      return Clause.ISO_4;
    }

    @Override
    public Monitor watch(Timeline scene) {
      return new Monitor(clause(), SliceId.SCENARIO) {
        @Override
        protected void on(Moment moment) {
          if (moment.entry() instanceof Entry.HttpResponse response) {
            scene
                .call(response.call())
                .filter(call -> call.request().expectation().orOwnThread())
                .filter(call -> !call.isUnavailable())
                .ifPresent(call -> status(response, moment));
          }
        }

        private void status(Entry.HttpResponse response, Moment moment) {
          if (REFUSALS.contains(response.status())
              || response.status() == 200
              || response.status() == 202) {
            kept();
          } else {
            broken(
                moment,
                "403 or 404, or a thread of one's own",
                "HTTP " + response.status(),
                "look how a request in another user's thread is refused");
          }
        }
      };
    }
  }
}
