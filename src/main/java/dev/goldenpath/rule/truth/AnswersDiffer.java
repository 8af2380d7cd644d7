package dev.goldenpath.rule.truth;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Json;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import dev.goldenpath.wire.AgentRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * TRUE-3: different requests lead to different answers.
 *
 * <p>Keeps it: two nonces, two results, two final responses. Breaks it: the same answer for two
 * nonces; or the message sent back as the answer; or the same time told twice, a second apart.
 *
 * <p>What rests on a nonce is held against what rested on others in all scenarios, in the ledger.
 */
public final class AnswersDiffer {
  private static final Duration APART = Duration.ofSeconds(1);

  public static final Rule RULE = inRun(Clause.TRUE_3, AnswersDiffer::pattern);

  private AnswersDiffer() {}

  private static Pattern pattern(RunSlice run) {
    String message = run.run().request().map(AgentRequest::message).orElse("").strip();
    // That an answer says nothing is EVENT-5's to tell.
    Element<AgentEvent> answers =
        AGENT_COMPLETED.where(end -> !answer(end).asText().isBlank() && answer(end).isTextual());
    return all(
        // What a failed call says beside its error rests on nothing, and may be alike.
        every(toolCalls(run).where(call -> given(call, run).isPresent() && call.hasResults()))
            .must(
                call ->
                    isNew(
                        "results of " + Wording.call(call.completion()),
                        Json.write(call.results()),
                        given(call, run).orElseThrow(),
                        call.completion(),
                        run)),
        every(toolCalls(run).where(AnswersDiffer::isTimedReading))
            .must(call -> tellsAnotherTime(call, run)),
        every(answers.where(end -> answer(end).textValue().strip().equals(message)))
            .must(AnswersDiffer::isTheMessage),
        every(answers.where(end -> nonce(end, run).isPresent()))
            .must(
                end ->
                    isNew(
                        "final_response",
                        answer(end).textValue(),
                        nonce(end, run).orElseThrow(),
                        end,
                        run)));
  }

  private static JsonNode answer(AgentEvent end) {
    return end.data("final_response");
  }

  /** Return a nonce of the run that a tool was given; what a nested agent answers is its own. */
  private static Optional<String> given(ToolCall call, RunSlice run) {
    return call.isDelegation()
        ? Optional.empty()
        : run.noncesGiven(call.start()).stream().filter(run.run().nonces()::contains).findFirst();
  }

  /** Return a nonce on which the answer rests, or should, whatever was called in truth. */
  private static Optional<String> nonce(AgentEvent end, RunSlice run) {
    return run.completedUntil(end).stream()
        .filter(call -> !call.start().isOfNestedAgent())
        .flatMap(call -> given(call, run).stream())
        .findFirst()
        .or(() -> run.run().nonces().stream().filter(it -> run.run().mustEcho()).findFirst());
  }

  private static Optional<Mismatch> isNew(
      String what, String answer, String nonce, AgentEvent event, RunSlice run) {
    return run.timeline()
        .ledger()
        .claimAnswer(what.split(" ")[0] + "\n" + answer, nonce)
        .flatMap(
            other ->
                Mismatch.of(
                    "another " + what + " for " + nonce + " than for " + other,
                    Wording.at(event) + " has the same for both: " + Wording.cut(answer),
                    "look for a cache, a canned answer, or a result that is not read"));
  }

  private static boolean isTimedReading(ToolCall call) {
    return call.isOf(ClockTellsTheTime.CLOCK_TOOL)
        && !call.hasFailed()
        && ClockTellsTheTime.told(call).isTextual()
        && (call.took().isPresent() || call.completion().isUntold("timestamp"));
  }

  /**
   * Arrivals may be late, and timestamps wrong (TIME-1): it was a second by both, where both are
   * there.
   */
  private static Optional<Mismatch> tellsAnotherTime(ToolCall call, RunSlice run) {
    JsonNode told = ClockTellsTheTime.told(call);
    var reading =
        new Ledger.ClockReading(
            new Ledger.Interval(when(call.start()), when(call.completion())),
            new Ledger.Interval(call.start().at().wall(), call.completion().at().wall()));
    Duration apart =
        reading.distance(run.timeline().ledger().claimReading(told.textValue(), reading));
    return apart.compareTo(APART.plus(resolution(call))) <= 0
        ? Mismatch.none()
        : Mismatch.of(
            "another time than a call told " + Wording.seconds(apart) + " away",
            Wording.at(call.completion()) + " tells " + told + " again",
            "look whether get_current_time reads the clock, and whether its result is cached");
  }

  private static Instant when(AgentEvent event) {
    return event.timestamp().map(Timestamp::instant).orElseGet(() -> event.at().wall());
  }

  private static Duration resolution(ToolCall call) {
    return call.took().isPresent() ? call.resolution() : Duration.ZERO;
  }

  private static Optional<Mismatch> isTheMessage(AgentEvent end) {
    return Mismatch.of(
        "a final_response of the agent's own",
        Wording.at(end) + " sends the message back: " + Wording.value(answer(end)),
        "look whether an agent ran at all, or a fallback answered");
  }
}
