package dev.goldenpath.rule.time;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Elapsed;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * TIME-1: within one run timestamps do not go back, and lie between request and arrival.
 *
 * <p>Keeps it: 10.000, 10.100, 10.098. Breaks it: 10.100, 10.000; or a time an hour ago.
 */
public final class TimestampsAreTrue implements Rule.OfRun {
  private static final Duration TOLERANCE = Duration.ofMillis(5);

  @Override
  public Clause clause() {
    return Clause.TIME_1;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new RunMonitor(clause(), run) {
      private Optional<AgentEvent> latest = Optional.empty();

      @Override
      public void onEvent(AgentEvent event, Moment moment) {
        event.timestamp().ifPresent(written -> judge(event, written, moment));
      }

      private void judge(AgentEvent event, Timestamp written, Moment moment) {
        Duration allowance = run.scene().terms().limits().clockSkew().plus(written.resolution());
        Instant arrived = event.at().wall();
        Instant asked =
            run.run().call().map(call -> call.request().at().wall()).orElse(Instant.MIN);
        kept();
        latest.ifPresent(before -> compare(before, event, written, moment));
        if (written.instant().isAfter(arrived.plus(allowance))) {
          broken(
              moment,
              "a timestamp not after its arrival at "
                  + arrived
                  + ", give or take "
                  + Wording.seconds(allowance),
              Wording.at(event) + " is written " + written.instant(),
              "look at the backend's clock, or raise limits.clock-skew if the clocks differ");
        } else if (asked != Instant.MIN && written.instant().isBefore(asked.minus(allowance))) {
          broken(
              moment,
              "a timestamp not before the request at "
                  + asked
                  + ", give or take "
                  + Wording.seconds(allowance),
              Wording.at(event) + " is written " + written.instant(),
              "look at the backend's clock, and whether timestamps are made when the event"
                  + " happens");
        }
        if (latest
            .flatMap(AgentEvent::timestamp)
            .filter(before -> !written.instant().isAfter(before.instant()))
            .isEmpty()) {
          latest = Optional.of(event);
        }
      }

      private void compare(AgentEvent before, AgentEvent event, Timestamp written, Moment moment) {
        Timestamp earlier = before.timestamp().orElseThrow();
        boolean mixed = !earlier.resolution().equals(written.resolution());
        Duration allowed = mixed ? TOLERANCE.plus(Elapsed.coarser(earlier, written)) : TOLERANCE;
        if (written.instant().plus(allowed).isBefore(earlier.instant())) {
          broken(
              moment,
              "a timestamp not before " + earlier.instant() + " of " + Wording.at(before),
              Wording.at(event) + " is written " + written.instant(),
              "look whether events are stamped in the order in which they are sent",
              before.frame());
        }
      }
    };
  }
}
