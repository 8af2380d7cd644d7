package dev.goldenpath.rule.truth;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.IsoTime;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * TRUE-2: {@code get_current_time} returns the time of the call.
 *
 * <p>Keeps it: a time between request and arrival, in any offset. Breaks it: 2024-01-01T00:00:00Z;
 * or the local time with a wrong offset; or a text without an offset.
 */
public final class ClockTellsTheTime {
  static final String CLOCK_TOOL = "get_current_time";

  public static final Rule RULE =
      inRun(
          Clause.TRUE_2,
          run ->
              every(toolCalls(run).where(call -> call.isOf(CLOCK_TOOL) && call.hasResults()))
                  .must(
                      that(
                          call -> time(call).isPresent(),
                          "results.current_time is an ISO 8601 date-time with an offset",
                          call ->
                              Wording.at(call.completion()) + " has " + Wording.value(told(call)),
                          "look how get_current_time writes the time"),
                      call -> isOfTheRun(call, time(call).orElseThrow(), run)));

  private ClockTellsTheTime() {}

  static JsonNode told(ToolCall call) {
    return call.results().path("current_time");
  }

  private static Optional<Timestamp> time(ToolCall call) {
    return Optional.of(told(call))
        .filter(JsonNode::isTextual)
        .flatMap(text -> IsoTime.parse(text.textValue()));
  }

  private static Optional<Mismatch> isOfTheRun(ToolCall call, Timestamp time, RunSlice run) {
    Duration allowance = run.timeline().facts().limits().clockSkew().plus(time.resolution());
    Instant from = run.run().askedAt().map(at -> at.wall().minus(allowance)).orElse(Instant.MIN);
    Instant to = call.completion().at().wall().plus(allowance);
    return !time.instant().isBefore(from) && !time.instant().isAfter(to)
        ? Mismatch.none()
        : Mismatch.of(
            "a time between " + from + " and " + to + ", when the run was",
            Wording.at(call.completion()) + " tells " + time.instant(),
            "look whether get_current_time reads the clock, and which offset it writes");
  }
}
