package dev.goldenpath.rule.iso;

import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Welcome;
import java.util.Optional;

/**
 * ISO-4: a thread is a user's from his first accepted run in it; another who has asked in it, or
 * listens on it, does not take it away.
 *
 * <p>Keeps it: Ben has asked in Ada's thread, and Ada opens a socket on it. Breaks it: the same,
 * and Ada gets a 403.
 */
public final class ThreadsStayTheirOwners {
  private static final Element<Entry.SocketRefused> REFUSED =
      Element.entry("a refusal", Entry.SocketRefused.class)
          .where(refused -> OthersThreadsAreClosed.REFUSALS.contains(refused.status()));

  public static final Rule RULE =
      onSocket(
          Clause.ISO_4,
          (socket, timeline) ->
              socket.opening().expectation() == Welcome.OPEN
                  ? every(REFUSED.where(refused -> wrong(refused, socket, timeline).isPresent()))
                      .must(refused -> wrong(refused, socket, timeline))
                  : nothingWanted());

  private ThreadsStayTheirOwners() {}

  private static Optional<Mismatch> wrong(
      Entry.SocketRefused refused, Socket socket, Timeline timeline) {
    Optional<String> owner = timeline.threadOwner(socket.threadId());
    if (owner.isEmpty()) {
      return listener(socket, timeline).flatMap(other -> taken(refused, socket, other));
    }
    return owner.get().equals(socket.user())
        ? intrusion(socket, timeline).flatMap(call -> lost(refused, socket, call))
        : Mismatch.none();
  }

  /** Return another user's socket on the thread, in which nobody has had a run yet. */
  private static Optional<Socket> listener(Socket socket, Timeline timeline) {
    return timeline.sockets().stream()
        .filter(other -> other.opening().expectation() == Welcome.REFUSED_OR_OWN)
        .filter(other -> !other.user().equals(socket.user()))
        .filter(other -> other.threadId().equals(socket.threadId()))
        .findFirst();
  }

  private static Optional<Call> intrusion(Socket socket, Timeline timeline) {
    return timeline.calls().stream()
        .filter(OthersThreadsAreClosed::isIntrusion)
        .filter(call -> !call.request().user().equals(socket.user()))
        .filter(
            call ->
                call.agentRequest()
                    .filter(asked -> asked.threadId().equals(socket.threadId()))
                    .isPresent())
        .findFirst();
  }

  private static Optional<Mismatch> taken(
      Entry.SocketRefused refused, Socket socket, Socket other) {
    return Mismatch.of(
        "an open socket for " + socket.user() + " on a thread in which nobody has had a run",
        "status " + refused.status() + ", since " + other.user() + " listens on it",
        "look whether a socket makes a thread one's own; an accepted run does",
        other.opening());
  }

  private static Optional<Mismatch> lost(Entry.SocketRefused refused, Socket socket, Call other) {
    return Mismatch.of(
        "an open socket for %s on a thread of %s's own, in which %s has asked too"
            .formatted(socket.user(), socket.user(), other.request().user()),
        "status " + refused.status(),
        "look whether a request changes whose thread it is",
        other.request());
  }
}
