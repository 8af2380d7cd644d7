package dev.goldenpath.rule.time;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * TIME-1: within one run timestamps do not go back, and lie between request and arrival.
 *
 * <p>Keeps it: 10.000, 10.100, 10.098. Breaks it: 10.100, 10.000; or a time an hour ago.
 */
public final class TimestampsAreTrue {
  private static final Duration TOLERANCE = Duration.ofMillis(5);
  private static final Element<AgentEvent> STAMPED =
      RUN_EVENT.where(event -> event.timestamp().isPresent());

  public static final Rule RULE = inRun(Clause.TIME_1, TimestampsAreTrue::pattern);

  private TimestampsAreTrue() {}

  private static Pattern pattern(RunSlice run) {
    Duration skew = run.timeline().facts().limits().clockSkew();
    Instant asked = run.run().askedAt().map(Stamp::wall).orElse(Instant.MAX);
    return all(
        every(STAMPED).mustAnew(NotBack::new),
        every(STAMPED)
            .must(
                that(
                    event -> !written(event).isAfter(event.at().wall().plus(allowed(event, skew))),
                    event ->
                        "a timestamp not after its arrival at "
                            + at(event.at().wall(), event, skew),
                    TimestampsAreTrue::seen,
                    "look at the backend's clock, or raise limits.clock-skew if the clocks differ"),
                that(
                    event ->
                        asked == Instant.MAX
                            || !written(event).isBefore(asked.minus(allowed(event, skew))),
                    event -> "a timestamp not before the request at " + at(asked, event, skew),
                    TimestampsAreTrue::seen,
                    "look at the backend's clock, and whether timestamps are made when the event"
                        + " happens")));
  }

  private static Instant written(AgentEvent event) {
    return event.timestamp().orElseThrow().instant();
  }

  private static Duration allowed(AgentEvent event, Duration skew) {
    return skew.plus(event.timestamp().orElseThrow().resolution());
  }

  private static String at(Instant moment, AgentEvent event, Duration skew) {
    return moment + ", give or take " + Wording.seconds(allowed(event, skew));
  }

  private static String seen(AgentEvent event) {
    return Wording.at(event) + " is written " + written(event);
  }

  /** Compares each timestamp with the latest before it. */
  private static final class NotBack implements Check<AgentEvent> {
    private Optional<AgentEvent> latest = Optional.empty();

    @Override
    public Optional<Mismatch> of(AgentEvent event) {
      AgentEvent before = latest.orElse(event);
      if (!written(before).isAfter(written(event))) {
        latest = Optional.of(event);
        return Mismatch.none();
      }
      return written(event).plus(tolerance(before, event)).isBefore(written(before))
          ? Mismatch.of(
              "a timestamp not before " + written(before) + " of " + Wording.at(before),
              seen(event),
              "look whether events are stamped in the order in which they are sent",
              before.frame())
          : Mismatch.none();
    }

    private static Duration tolerance(AgentEvent before, AgentEvent event) {
      Timestamp one = before.timestamp().orElseThrow();
      Timestamp other = event.timestamp().orElseThrow();
      return one.resolution().equals(other.resolution())
          ? TOLERANCE
          : TOLERANCE.plus(ToolCall.coarser(one, other));
    }
  }
}
