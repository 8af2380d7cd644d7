package dev.goldenpath.rule.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.IsoTime;
import dev.goldenpath.rule.pattern.ToolCalls;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * TRUE-2: {@code get_current_time} returns the time of the call.
 *
 * <p>Keeps it: a time between request and arrival, in any offset. Breaks it: 2024-01-01T00:00:00Z;
 * or the local time with a wrong offset; or a text without an offset.
 */
public final class ClockTellsTheTime implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.TRUE_2;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new ToolCalls(clause(), run) {
      @Override
      public void onCompletion(AgentEvent start, AgentEvent completion, Moment moment) {
        if (!start.toolName().equals(Optional.of("get_current_time")) || completion.hasError()) {
          return;
        }
        JsonNode told = completion.data("results").path("current_time");
        Optional<Timestamp> time =
            Optional.of(told)
                .filter(JsonNode::isTextual)
                .flatMap(text -> IsoTime.parse(text.textValue()));
        if (time.isEmpty()) {
          broken(
              moment,
              "results.current_time is an ISO 8601 date-time with an offset",
              Wording.at(completion) + " has " + Wording.value(told),
              "look how get_current_time writes the time",
              start.frame());
        } else {
          judge(time.get(), start, completion, moment);
        }
      }

      private void judge(Timestamp time, AgentEvent start, AgentEvent completion, Moment moment) {
        Duration allowance = run.scene().terms().limits().clockSkew().plus(time.resolution());
        Instant from =
            run.run().askedAt().map(at -> at.wall().minus(allowance)).orElse(Instant.MIN);
        Instant to = completion.at().wall().plus(allowance);
        kept();
        if (time.instant().isBefore(from) || time.instant().isAfter(to)) {
          broken(
              moment,
              "a time between " + from + " and " + to + ", when the run was",
              Wording.at(completion) + " tells " + time.instant(),
              "look whether get_current_time reads the clock, and which offset it writes",
              start.frame());
        }
      }
    };
  }
}
