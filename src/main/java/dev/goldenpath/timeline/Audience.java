package dev.goldenpath.timeline;

import dev.goldenpath.setting.FanOut;
import java.util.List;
import java.util.Optional;

/** Which sockets carry a run, and which of them owe it from its beginning. */
public final class Audience {
  private final Timeline timeline;

  Audience(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Return the calls whose runs belong on a socket, if they started any: nobody has told. */
  List<Call> unansweredOn(Socket socket) {
    return timeline.calls().stream()
        .filter(Call::isUnanswered)
        .filter(call -> carries(socket, new Run("", Optional.of(call))))
        .toList();
  }

  public List<Socket> of(Run run) {
    return run
        .call()
        .map(call -> timeline.socketsOf(call.request().userId()))
        .orElse(List.of())
        .stream()
        .filter(socket -> carries(socket, run))
        .toList();
  }

  /** Return the sockets on which a run must be told from its beginning. */
  public List<Socket> listenersTo(Run run) {
    return of(run).stream()
        .filter(socket -> isOwed(socket, run))
        .filter(
            socket ->
                socket.closed().isEmpty()
                    || run.askedAt().get().seq() < socket.closed().get().at().seq())
        .toList();
  }

  /**
   * Return whether a socket must tell a run from its beginning. Where ISO-4 lets a request in
   * another's thread lead to a thread of one's own, none knows which.
   */
  static boolean isOwed(Socket socket, Run run) {
    return run.askedAt().filter(socket::listenedBefore).isPresent()
        && run.call().filter(call -> call.request().expectation().orOwnThread()).isEmpty();
  }

  /** Return whether a run belongs on a socket: its own user asked for it, in what it listens on. */
  boolean carries(Socket socket, Run run) {
    return ownership(socket, run) == RunSlice.Ownership.OWN;
  }

  /** Return whose runs a socket carries: a user's, and where fan-out is so, those of one thread. */
  String carried(Socket socket) {
    return timeline.facts().fanOut() == FanOut.USER
        ? socket.userId()
        : socket.userId() + " " + socket.threadId();
  }

  /** Return what an id of a run stands for on a socket: two users, or threads, may share it. */
  String key(Socket socket, String runId) {
    return carried(socket) + " " + runId;
  }

  /** Return whether a socket has told a run's end. */
  boolean hasToldEnd(Socket socket, Run run) {
    return timeline.slice(socket, run.id()).flatMap(RunSlice::terminal).isPresent();
  }

  RunSlice.Ownership ownership(Socket socket, Run run) {
    if (run.call().isEmpty()) {
      return RunSlice.Ownership.STRANGE;
    }
    boolean sameUser = run.call().get().request().userId().equals(socket.userId());
    boolean sameThread =
        timeline.facts().fanOut() == FanOut.USER
            || run.threadId().equals(Optional.of(socket.threadId()));
    boolean isItsOwn =
        !timeline.facts().profile().protocol().isStream()
            || run.call().get().request().stream().equals(socket.name());
    return sameUser && sameThread && isItsOwn ? RunSlice.Ownership.OWN : RunSlice.Ownership.FOREIGN;
  }
}
