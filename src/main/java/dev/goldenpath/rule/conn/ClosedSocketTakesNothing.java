package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CONN-8: a socket that its user closes takes nothing from the others that listen on the thread.
 *
 * <p>Keeps it: one of two sockets closed, and the run heard to its end on the other. Breaks it: one
 * closed, and from then on not an event on any.
 */
public final class ClosedSocketTakesNothing {
  public static final Rule RULE =
      inRun(Clause.CONN_8, run -> run.isWhole() ? pattern(run) : nothingWanted());

  private ClosedSocketTakesNothing() {}

  private static Pattern pattern(RunSlice run) {
    return all(
            firstEvent(run).silence(() -> silentSinceClose(run)),
            lastEvent(run).silence(() -> silentSinceClose(run)))
        .exercisedBy(RUN_END.where(end -> closedBeside(run).isPresent()));
  }

  /** Where runs fall silent beside no closed socket too, that is TIME-4's alone to tell. */
  private static Optional<Mismatch> silentSinceClose(RunSlice run) {
    return closedBeside(run)
        .filter(closed -> isSilentSince(closed, run) && !isKnownOfOthers(run))
        .flatMap(
            closed ->
                Mismatch.of(
                    "events of the run on " + run.socket().name() + ", which is still open",
                    "nothing on any socket since " + closed.socket() + " was closed",
                    "look what is unregistered when a socket closes: that one, or all of its user",
                    closed));
  }

  private static Optional<Entry.SocketClosed> closedBeside(RunSlice run) {
    Socket here = run.socket();
    return run.timeline().sockets().stream()
        .filter(there -> there.user().equals(here.user()))
        .filter(there -> there.threadId().equals(here.threadId()))
        .filter(there -> there.establishedAt().isPresent())
        .flatMap(there -> there.closed().stream())
        .filter(Entry.SocketClosed::bySuite)
        .filter(closed -> !closed.socket().equals(here.name()))
        .max(Comparator.comparingLong(closed -> closed.at().nanos()));
  }

  /** What was under way when it was closed may still have come. */
  private static boolean isSilentSince(Entry.SocketClosed closed, RunSlice run) {
    long until = closed.at().nanos() + run.timeline().facts().limits().jitter().toNanos();
    return run.timeline().slicesOf(run.run()).stream()
        .map(RunSlice::events)
        .flatMap(List<AgentEvent>::stream)
        .allMatch(event -> event.at().nanos() <= until);
  }

  private static boolean isKnownOfOthers(RunSlice run) {
    Set<String> tools =
        run.run().request().map(AgentRequest::allowedTools).map(Set::copyOf).orElse(Set.of());
    return run.timeline().ledger().plainBreaks().isKnown(Clause.TIME_4.id(), tools);
  }
}
