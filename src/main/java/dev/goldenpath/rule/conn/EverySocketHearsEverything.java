package dev.goldenpath.rule.conn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Rules;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CONN-8: several sockets of a user may listen on one thread; each gets every event sent while it
 * is open.
 *
 * <p>Keeps it: five events on each of two sockets. Breaks it: five on the first, four on the
 * second; or each event on only one of them; or another thought on each.
 *
 * <p>Imperative: it compares a run on one socket with the same run on others, whenever each ends; a
 * pattern sees one stretch only.
 */
public final class EverySocketHearsEverything {
  /** How much later than on another socket an event may come: what TIME-3 allows. */
  private static final Duration LATEST = Duration.ofSeconds(2);

  private static final String HINT =
      "look how events find the sockets of a thread: each event belongs on all of them";

  public static final Rule RULE = Rules.inRun(Clause.CONN_8, run -> stalls -> new Compared(run));

  private EverySocketHearsEverything() {}

  /** What an event tells, wherever it is heard. */
  private record Told(String name, JsonNode data) {
    static List<Told> in(RunSlice slice) {
      return slice.eventsUntil(Long.MAX_VALUE).stream()
          .map(event -> new Told(event.name(), event.canonical().path("data")))
          .toList();
    }
  }

  /** Return until when an event may still come that another socket has. */
  static long latest(RunSlice run, AgentEvent event) {
    return event.at().nanos()
        + LATEST
            .plus(run.scene().terms().limits().clockSkew())
            .plus(event.timestamp().map(Timestamp::resolution).orElse(Duration.ZERO))
            .plus(run.scene().stalls().since(event.at().nanos()))
            .toNanos();
  }

  private static final class Compared extends Automaton {
    private final RunSlice run;

    Compared(RunSlice run) {
      this.run = run;
    }

    @Override
    public void on(Moment moment) {
      // What comes after an end is ORDER-3's, on however many sockets.
      if (run.isWhole() && run.terminal().equals(moment.event())) {
        siblings().forEach(other -> compare(other, moment));
      }
    }

    private List<RunSlice> siblings() {
      return run.scene().slicesOf(run.run()).stream()
          .filter(other -> other != run && other.isOwn() && other.isWhole())
          .toList();
    }

    /** Compare at an end: what is missing on an ended socket can't come any more. */
    private void compare(RunSlice other, Moment moment) {
      List<String> missingHere = missing(other, run);
      List<String> missingThere = missing(run, other);
      if (!missingHere.isEmpty()) {
        unlike(moment, run, other, missingHere);
      } else if (other.terminal().isEmpty()) {
        owing();
      } else if (!missingThere.isEmpty()) {
        unlike(moment, other, run, missingThere);
      } else {
        same(other, moment);
      }
    }

    /** Compare what the contract names in each event; ids of its own it may have on each socket. */
    private void same(RunSlice other, Moment moment) {
      List<Told> here = new ArrayList<>(Told.in(run));
      List<Told> there = new ArrayList<>(Told.in(other));
      Told.in(run).forEach(there::remove);
      Told.in(other).forEach(here::remove);
      kept();
      there.stream().findFirst().ifPresent(told -> differ(here, told, other, moment));
    }

    /** Tell of the first event that differs; by type and call there are as many on both sockets. */
    private void differ(List<Told> here, Told there, RunSlice other, Moment moment) {
      Told like = here.stream().filter(it -> it.name().equals(there.name())).findFirst().get();
      String on = " on " + run.socket().name();
      String onOther = " on " + other.socket().name();
      broken(
          moment,
          "the same " + there.name() + on + " as" + onOther,
          Wording.value(like.data()) + on + ", " + Wording.value(there.data()) + onOther,
          "look whether an event is made once, and then sent to each socket of the thread");
    }

    private void unlike(Moment moment, RunSlice lacking, RunSlice having, List<String> missing) {
      broken(
          moment,
          sameAs(lacking.socket().name(), having.socket().name()),
          lacking.socket().name() + " lacks " + String.join(", ", missing),
          HINT);
    }

    private static String sameAs(String socket, String other) {
      return "the same events on " + socket + " as on " + other;
    }

    private static List<String> missing(RunSlice from, RunSlice in) {
      List<String> left = new ArrayList<>(names(from));
      names(in).forEach(left::remove);
      return left;
    }

    private static List<String> names(RunSlice slice) {
      return Told.in(slice).stream().map(Told::name).toList();
    }

    private Optional<AgentEvent> endElsewhere() {
      return siblings().stream().flatMap(other -> other.terminal().stream()).findFirst();
    }

    @Override
    protected long due() {
      return !run.isWhole() || run.scene().slicesOf(run.run()).size() < 2
          ? NEVER
          : endElsewhere()
              .map(end -> latest(run, end))
              .filter(limit -> !hasEndedBy(limit))
              .orElse(NEVER);
    }

    private boolean hasEndedBy(long limit) {
      return run.terminal().filter(end -> end.at().nanos() <= limit).isPresent();
    }

    @Override
    public void tick(long nanos) {
      AgentEvent end = endElsewhere().orElseThrow();
      String socket = run.socket().name();
      broken(
          wakeAt(),
          sameAs(socket, end.frame().socket()),
          "%s has %d events of the run and no end; the other had it at %s"
              .formatted(socket, run.eventsUntil(wakeAt()).size(), end.at().offset()),
          HINT,
          List.of(end.frame()));
    }
  }
}
