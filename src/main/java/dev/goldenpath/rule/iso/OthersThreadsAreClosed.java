package dev.goldenpath.rule.iso;

import static dev.goldenpath.rule.conn.SocketMoments.CLOSED;
import static dev.goldenpath.rule.conn.SocketMoments.FRAME;
import static dev.goldenpath.rule.conn.SocketMoments.NOT_OPENED;
import static dev.goldenpath.rule.conn.SocketMoments.OPENED;
import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.conn.SocketMoments;
import dev.goldenpath.rule.pattern.Calls;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Welcome;
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
  static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

  private static final Element<Moment> OUTCOME =
      Element.moments(NOT_OPENED).or(Element.moments(CLOSED)).or(Element.moments(FRAME));

  /** What ends the waiting for a refusal: it, or a word on a socket that is none. */
  private static final Element<Moment> WORD =
      Element.moments(CLOSED)
          .or(Element.moments(FRAME).where(moment -> !moment.is(EventType.ERROR)));

  private static final String EXPECTED =
      "401, 403 or 404, a close with 1008 or 4401, or a socket of one's own";

  private static final String HINT = "look how a socket on another user's thread is refused";

  /** How the handshake on another user's thread is answered. */
  public static final Rule HANDSHAKE =
      onSocket(
          Clause.ISO_4,
          (socket, timeline) ->
              socket.opening().expectation() == Welcome.REFUSED_OR_OWN
                  ? isClosedOrOwn(timeline)
                  : nothingWanted());

  /** How a request in another user's thread is answered. */
  public static final Rule ANSWER =
      inScenario(
          Clause.ISO_4,
          timeline ->
              every(Calls.answers(timeline, call -> isIntrusion(call) && !call.isUnavailable()))
                  .must(
                      that(
                          call -> call.isAccepted() || REFUSALS.contains(call.status()),
                          "403 or 404, or a thread of one's own",
                          call -> "HTTP " + call.status(),
                          "look how a request in another user's thread is refused")));

  /** What becomes of runs across the two users' sockets. */
  public static final Rule RUNS =
      inAnyRun(Clause.ISO_4, run -> crossesAThread(run) ? nothingHeard(run) : nothingWanted());

  private OthersThreadsAreClosed() {}

  static boolean isIntrusion(Call call) {
    return call.request().expectation().orOwnThread();
  }

  private static Pattern isClosedOrOwn(Timeline timeline) {
    return all(
        every(OUTCOME)
            .must(
                that(
                    OthersThreadsAreClosed::isClosedOrOwn,
                    EXPECTED,
                    OthersThreadsAreClosed::seen,
                    HINT)),
        every(OPENED.where(opened -> SocketMoments.greetsGoodSockets(timeline)))
            .isAnsweredBy(WORD)
            .within(timeline.facts().limits().connect())
            .owing(opened -> EXPECTED)
            .reworded(breach -> breach.seeing("an open, silent socket"))
            .hint(HINT)
            .exercisedBy(OUTCOME));
  }

  private static boolean isClosedOrOwn(Moment moment) {
    Entry entry = moment.entry();
    return entry instanceof Entry.Frame
        || entry instanceof Entry.SocketRefused refused && REFUSALS.contains(refused.status())
        || entry instanceof Entry.SocketClosed closed
            && SocketMoments.REFUSAL_CODES.contains(closed.code());
  }

  private static String seen(Moment moment) {
    if (moment.entry() instanceof Entry.SocketRefused refused) {
      return "status " + refused.status();
    }
    return moment.entry() instanceof Entry.SocketClosed closed
        ? "close code " + closed.code()
        : NOT_OPENED.in(moment).orElse("");
  }

  private static boolean crossesAThread(RunSlice run) {
    boolean intrudingSocket = run.socket().opening().expectation() == Welcome.REFUSED_OR_OWN;
    boolean intrudingRun = run.run().call().filter(it -> isIntrusion(it)).isPresent();
    return run.ownership() == RunSlice.Ownership.FOREIGN
        && run.run().threadId().equals(Optional.of(run.socket().threadId()))
        && (intrudingSocket || intrudingRun);
  }

  private static Pattern nothingHeard(RunSlice run) {
    return every(ANY_EVENT)
        .must(
            that(
                event -> false,
                "nothing of "
                    + run.run().user().orElse("another user")
                    + "'s run on "
                    + run.socket().user()
                    + "'s socket",
                event -> event.typeName() + " at event " + Wording.place(event),
                "look whether a thread's owner is checked when a socket opens on it, and when a run"
                    + " is asked for in it"));
  }
}
