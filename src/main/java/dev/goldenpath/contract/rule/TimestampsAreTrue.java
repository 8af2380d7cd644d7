package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.Monitor;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * TIME-1: within one run timestamps do not go back, and lie between request and arrival.
 *
 * <p>Keeps it: 10.000, 10.100, 10.098. Breaks it: 10.100, 10.000; or a time an hour ago.
 */
final class TimestampsAreTrue implements Rule.OfRun {
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
      void onEvent(AgentEvent event, Moment moment) {
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
                  + Say.seconds(allowance),
              Say.at(event) + " is written " + written.instant(),
              "look at the backend's clock, or raise limits.clock-skew if the clocks differ");
        } else if (asked != Instant.MIN && written.instant().isBefore(asked.minus(allowance))) {
          broken(
              moment,
              "a timestamp not before the request at "
                  + asked
                  + ", give or take "
                  + Say.seconds(allowance),
              Say.at(event) + " is written " + written.instant(),
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
        Duration allowed = mixed ? TOLERANCE.plus(Took.coarser(earlier, written)) : TOLERANCE;
        if (written.instant().plus(allowed).isBefore(earlier.instant())) {
          broken(
              moment,
              "a timestamp not before " + earlier.instant() + " of " + Say.at(before),
              Say.at(event) + " is written " + written.instant(),
              "look whether events are stamped in the order in which they are sent",
              before.frame());
        }
      }
    };
  }
}
