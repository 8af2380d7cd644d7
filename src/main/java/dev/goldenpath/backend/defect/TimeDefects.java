package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.editing;
import static dev.goldenpath.backend.defect.Moves.is;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.EXECUTING;
import static dev.goldenpath.backend.seam.Event.STARTED;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** Times that are not those of the work: TIME-1 to TIME-3. */
final class TimeDefects {

  private static final double NANOS_PER_SECOND = 1e9;

  static final List<Defect> LIST =
      List.of(
          stamp("timestamp-goes-back", "agent_completed is stamped 50 ms early.")
              .as(() -> stamping(is(ANSWERED), t -> t.minusMillis(50))),
          stamp("timestamp-an-hour-ahead", "Local time is stamped as UTC.")
              .as(() -> stamping(e -> true, t -> t.plus(Duration.ofHours(1)))),
          stamp("timestamp-of-the-future", "Timestamps are 5 s ahead.")
              .as(() -> stamping(e -> true, t -> t.plusSeconds(5))),
          stamp("timestamp-before-the-request", "agent_started is stamped 5 s before the request.")
              .as(() -> stamping(is(STARTED), t -> t.minusSeconds(5))),
          stamp(
                  "timestamp-of-another-day-on-second-run",
                  "A thread's second run has a stale clock.")
              .as(
                  () -> {
                    ToIntFunction<Event> rank = Moves.runOfThread();
                    return stamping(e -> rank.applyAsInt(e) == 2, t -> t.minus(Duration.ofDays(1)));
                  }),
          stamp(
                  "last-timestamp-is-the-first",
                  "agent_completed has the timestamp of agent_started.")
              .as(() -> sameStamp(Event::isLast)),
          defect("timestamps-all-alike", "All events of a run have one timestamp.")
              .breaks("TIME-2", "TIME-1", "TIME-3")
              .as(() -> sameStamp(event -> true)),
          took(
              "execution-time-in-milliseconds",
              "execution_time is in milliseconds.",
              t -> t * 1000),
          took("execution-time-constant", "execution_time is always 0.1.", t -> 0.1),
          took("execution-time-zero", "execution_time is always 0.", t -> 0),
          took("execution-time-invented", "execution_time is an invented 2000.", t -> 2000),
          took(
              "execution-time-rounded-up",
              "execution_time is whole seconds, rounded up.",
              Math::ceil),
          took("execution-time-doubled", "execution_time counts the work twice.", t -> 2 * t),
          defect("execution-time-of-the-run", "execution_time counts from the run's begin.")
              .breaks("TIME-2")
              .at(Place.TOOLS)
              .as(() -> timing(e -> e.run().elapsed().toNanos() / NANOS_PER_SECOND)),
          defect("execution-time-of-the-first-tool", "All tools of a run have the first's time.")
              .breaks("TIME-2")
              .at(Place.TOOLS)
              .as(
                  () -> {
                    Map<String, Double> first = new ConcurrentHashMap<>();
                    return timing(e -> first.computeIfAbsent(e.run().id(), id -> time(e)));
                  }),
          defect("events-in-one-burst", "All events of a run come at its end.")
              .breaks("TIME-3")
              .at(Place.SOCKET)
              .like("F32")
              .as(() -> Heap.inOrder(event -> true)),
          defect("burst-on-second-run", "All events of a thread's second run come at its end.")
              .breaks("TIME-3")
              .at(Place.SOCKET)
              .like("F32")
              .as(
                  () -> {
                    ToIntFunction<Event> rank = Moves.runOfThread();
                    return Heap.inOrder(event -> rank.applyAsInt(event) == 2);
                  }),
          defect("executing-held-until-completed", "tool_executing comes with its tool_completed.")
              .breaks("TIME-3")
              .like("F32")
              .as(() -> Holding.of(EXECUTING).untilJustBefore(COMPLETED)),
          defect("events-flushed-late", "Every event leaves 5 s after it happened.")
              .breaks("TIME-3", "TIME-4")
              .at(Place.SOCKET)
              .like("F32")
              .as(() -> new Delay(event -> true, 5000)),
          defect("last-event-flushed-late", "A run's last event leaves 5 s after it happened.")
              .breaks("TIME-3", "TIME-4")
              .at(Place.SOCKET)
              .like("F32")
              .as(() -> new Delay(Event::isLast, 5000)));

  private TimeDefects() {}

  private static Draft stamp(String id, String sentence) {
    return defect(id, sentence).breaks("TIME-1", "TIME-2", "TIME-3");
  }

  private static Behaviour stamping(Predicate<Event> which, UnaryOperator<Instant> change) {
    return editing(which, event -> event.withTimestamp(change.apply(event.timestamp())));
  }

  private static Behaviour sameStamp(Predicate<Event> which) {
    Map<String, Instant> first = new ConcurrentHashMap<>();
    return editing(
        event -> true,
        event -> {
          Instant begin = first.computeIfAbsent(event.run().id(), id -> event.timestamp());
          return which.test(event) ? event.withTimestamp(begin) : event;
        });
  }

  private static Defect took(String id, String sentence, DoubleUnaryOperator change) {
    return defect(id, sentence)
        .breaks("TIME-2")
        .at(Place.TOOLS)
        .like(id.contains("round") || id.contains("doubled") ? new String[0] : new String[] {"F08"})
        .as(() -> timing(event -> change.applyAsDouble(time(event))));
  }

  private static Behaviour timing(ToDoubleFunction<Event> seconds) {
    return editing(
        is(COMPLETED),
        event -> event.withData(d -> d.put("execution_time", seconds.applyAsDouble(event))));
  }

  private static double time(Event event) {
    return event.data().path("execution_time").asDouble();
  }
}
