package dev.goldenpath.rule.conn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Events;
import dev.goldenpath.rule.pattern.Rules;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Listener;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CONN-8: several sockets of a user may listen on one thread; each gets every event sent while it
 * is open.
 *
 * <p>Keeps it: five events on each of two sockets; or joined during a tool call, tool_completed and
 * agent_completed heard. Breaks it: five on the first, four on the second; or another thought on
 * each; or joined in the middle, and nothing heard.
 *
 * <p>Imperative: it compares a run on one socket with the same run on others, whenever each ends; a
 * pattern sees one stretch only.
 */
public final class EverySocketHearsEverything {
  /** How much later than on another socket an event may come: what TIME-3 allows. */
  private static final Duration LATEST = Duration.ofSeconds(2);

  private static final String HINT =
      "look how events find the sockets of a thread: each belongs on all that are open, be they"
          + " registered while the run is under way";

  public static final Rule RULE = Rules.inRun(Clause.CONN_8, run -> stalls -> new Compared(run));

  private EverySocketHearsEverything() {}

  /** What an event tells, wherever it is heard. */
  private record Content(String name, JsonNode data) {
    static List<Content> of(RunSlice slice) {
      return slice.eventsToItsEnd().stream()
          .map(event -> new Content(event.name(), event.canonical().path("data")))
          .toList();
    }

    /** What tells nothing where it should is EVENT-0's or EVENT-7's, and differs in no more. */
    boolean isComparableAmong(List<Content> others) {
      return data.isObject()
          && others.stream().noneMatch(it -> it.name.equals(name) && !it.data.isObject());
    }
  }

  private static final class Compared extends Automaton {
    private final RunSlice run;

    Compared(RunSlice run) {
      this.run = run;
      heeds(Events.RUN_END.interest());
    }

    /** Compare at an end: what is missing on an ended socket can't come any more. */
    @Override
    protected void on(Moment moment) {
      // What comes after an end is ORDER-3's, on however many sockets.
      if (run.terminal().isPresent() && run.terminal().equals(moment.event())) {
        besideOthers().forEach(here -> lacks(here, moment));
        Listener.of(run).forEach(there -> compare(there, moment));
      }
    }

    /** Return this socket as a listener beside each that heard the run from its beginning. */
    private Stream<Listener> besideOthers() {
      return run.timeline().slicesOf(run.run()).stream()
          .filter(other -> other != run && other.isOwn() && other.isWhole())
          .filter(other -> run.isWhole() || other.terminal().isPresent())
          .map(other -> new Listener(run.socket(), other))
          .filter(Listener::isOwedAny);
    }

    private void lacks(Listener here, Moment moment) {
      List<String> missing = here.missingAt(moment.at().nanos());
      kept();
      if (!missing.isEmpty()) {
        broken(moment, expected(here), lacks(here, missing), HINT);
      }
    }

    private void compare(Listener there, Moment moment) {
      if (there.hasHeardTheEnd()) {
        lacks(there, moment);
        there
            .heard()
            .filter(other -> run.isWhole() && other.isWhole())
            .ifPresent(other -> differs(other, moment));
      } else {
        owing();
      }
    }

    private static String expected(Listener listener) {
      return "the same events on "
          + listener.socket().name()
          + (listener.isLate() ? ", from when it joined on," : "")
          + " as on "
          + listener.whole().socket().name();
    }

    private static String lacks(Listener listener, List<String> missing) {
      return listener.socket().name() + " lacks " + String.join(", ", missing);
    }

    /** Compare what the contract names in each event; ids of its own it may have on each socket. */
    private void differs(RunSlice other, Moment moment) {
      List<Content> here = new ArrayList<>(Content.of(run));
      List<Content> there = new ArrayList<>(Content.of(other));
      Content.of(run).forEach(there::remove);
      Content.of(other).forEach(here::remove);
      String on = " on " + run.socket().name();
      String onOther = " on " + other.socket().name();
      there.stream()
          .filter(told -> told.isComparableAmong(here))
          .findFirst()
          .ifPresent(
              told ->
                  broken(
                      moment,
                      "the same " + told.name() + on + " as" + onOther,
                      like(told, here) + on + ", " + Wording.value(told.data()) + onOther,
                      "look whether an event is made once, and then sent to each socket of the"
                          + " thread"));
    }

    private static String like(Content told, List<Content> here) {
      return here.stream()
          .filter(it -> it.name().equals(told.name()))
          .findFirst()
          .map(it -> Wording.value(it.data()))
          .orElse("nothing");
    }

    /** Compare what is long due elsewhere, too, where the run was left before its end. */
    @Override
    public void end(Ending ending, long nanos) {
      boolean wasLeft =
          ending != Ending.SOCKET_CLOSED
              && run.timeline().slicesOf(run.run()).stream()
                  .noneMatch(slice -> slice.terminal().isPresent());
      if (wasLeft) {
        Listener.of(run).stream()
            .filter(there -> there.socket().isOpen())
            .forEach(there -> lost(there, nanos));
      }
    }

    private void lost(Listener there, long nanos) {
      List<String> missing = there.missingAt(nanos, event -> latest(event) <= nanos);
      if (!missing.isEmpty()) {
        broken(
            nanos,
            expected(there),
            lacks(there, missing),
            HINT,
            List.of(run.events().get(run.events().size() - 1).frame()));
      } else if (there.missingAt(nanos).isEmpty()) {
        kept();
      }
    }

    /** Return a socket that waits for the run's end, and had not heard it by that moment. */
    private Optional<Listener> waiting(long limit) {
      return Listener.of(run).stream()
          .filter(there -> !there.hasHeardTheEndBy(limit))
          .filter(there -> there.socket().closed().filter(it -> it.at().nanos() <= limit).isEmpty())
          .findFirst();
    }

    /** Wait for the others as long as TIME-3 lets the end that was heard here be late there. */
    @Override
    protected long due() {
      return run.terminal()
          .map(this::latest)
          .filter(limit -> waiting(limit).isPresent())
          .orElse(NEVER);
    }

    private long latest(AgentEvent end) {
      return end.at().nanos()
          + LATEST
              .plus(run.timeline().facts().limits().clockSkew())
              .plus(end.timestamp().map(Timestamp::resolution).orElse(Duration.ZERO))
              .plus(run.timeline().stalls().since(end.at().nanos()))
              .toNanos();
    }

    @Override
    public void tick(long nanos) {
      long limit = wakeAt();
      Listener there = waiting(limit).orElseThrow();
      broken(
          limit,
          expected(there),
          lacks(there, there.missingAt(limit)),
          HINT,
          List.of(run.terminal().orElseThrow().frame()));
    }
  }
}
