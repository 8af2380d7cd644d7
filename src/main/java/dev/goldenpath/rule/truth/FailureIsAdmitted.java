package dev.goldenpath.rule.truth;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Nonce;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import dev.goldenpath.wire.AgentRequest;
import java.util.List;
import java.util.Optional;

/**
 * TRUE-4: a run that could not do its work ends in {@code agent_error}; a canned answer is never
 * passed off as success.
 *
 * <p>Keeps it: failing_tool, data.error, agent_error. Breaks it: failing_tool, agent_completed; or
 * a final_response that holds nothing of what echo_tool returned.
 */
public final class FailureIsAdmitted {
  private static final String ECHO_TOOL = "echo_tool";
  private static final String FAILING_TOOL = "failing_tool";

  public static final Rule RULE = inRun(Clause.TRUE_4, FailureIsAdmitted::pattern);

  private FailureIsAdmitted() {}

  private static Pattern pattern(RunSlice run) {
    return all(
            every(toolCalls(run).where(call -> call.isOf(FAILING_TOOL)))
                .must(
                    that(
                        call -> !call.hasResults(),
                        "tool_completed of failing_tool with data.error, and no results",
                        call ->
                            Wording.at(call.completion()) + " has " + Wording.value(results(call)),
                        "look what becomes of an exception that a tool throws")),
            every(AGENT_COMPLETED)
                .must(
                    that(
                        end -> !run.run().asksForFailure() || endedBefore(end, run),
                        "agent_error: failing_tool can't do its work",
                        FailureIsAdmitted::answer,
                        "look for a handler that turns an exception into a success"),
                    onlyDataHelper(run, end -> admitsFailures(end, run)),
                    onlyDataHelper(run, end -> restsOnResults(end, run))))
        .exercisedBy(AGENT_ERROR.or(AGENT_COMPLETED.where(end -> !expected(end, run).isEmpty())));
  }

  private static Check<AgentEvent> onlyDataHelper(RunSlice run, Check<AgentEvent> check) {
    return check.when(end -> run.run().isDataHelper());
  }

  private static JsonNode results(ToolCall call) {
    return call.results();
  }

  private static String answer(AgentEvent end) {
    return Wording.at(end) + " with " + Wording.value(end.data("final_response"));
  }

  /** Return whether the rounds ran out before the failing tool's turn. */
  private static boolean endedBefore(AgentEvent end, RunSlice run) {
    int allowed = run.run().request().map(AgentRequest::allowedRounds).orElse(0);
    boolean called =
        run.startsUntil(end).stream()
            .anyMatch(start -> start.toolName().equals(Optional.of(FAILING_TOOL)));
    return !called && (!run.isWhole() || run.rounds().mostUntil(end) >= allowed);
  }

  private static Optional<Mismatch> admitsFailures(AgentEvent end, RunSlice run) {
    return run.failedUntil(end).stream()
        .map(ToolCall::completion)
        .findFirst()
        .flatMap(
            failure ->
                Mismatch.of(
                    "agent_error: "
                        + Wording.call(failure)
                        + " failed, and no later call of it succeeded",
                    answer(end),
                    "look for a handler that turns a tool's failure into a success",
                    failure.frame()));
  }

  private static Optional<Mismatch> restsOnResults(AgentEvent end, RunSlice run) {
    JsonNode answer = end.data("final_response");
    List<String> told = Nonce.in(answer.asText());
    List<String> missing =
        expected(end, run).stream().filter(nonce -> !told.contains(nonce)).toList();
    // That it says nothing is EVENT-5's to tell.
    boolean says = answer.isTextual() && !answer.textValue().isBlank();
    return missing.isEmpty() || !says || holdsWhatCameBack(answer, end, run)
        ? Mismatch.none()
        : Mismatch.of(
            "a final_response that rests on the tools' results: it holds " + missing,
            Wording.at(end) + " has " + Wording.quoted(answer.textValue()),
            "look for a canned or cached answer, or a fallback that answers for the agent");
  }

  /**
   * What rests on another text that echo_tool returned is no made-up answer; that is TRUE-1's.
   * Where no result was seen (PAIR-1, EVENT-4), any other nonce may be what it returned.
   */
  private static boolean holdsWhatCameBack(JsonNode answer, AgentEvent end, RunSlice run) {
    List<ToolCall> echoes =
        run.completedUntil(end).stream()
            .filter(call -> call.isOf(ECHO_TOOL) && call.hasResults())
            .toList();
    List<AgentEvent> seen = echoes.stream().map(ToolCall::start).toList();
    List<AgentEvent> called = echoesUntil(end, run);
    return !called.isEmpty()
        && (seen.containsAll(called) || holdsAnother(answer, end, run))
        && echoes.stream().allMatch(echo -> holdsWhatCameBack(answer.textValue(), echo));
  }

  private static boolean holdsAnother(JsonNode answer, AgentEvent end, RunSlice run) {
    return !expected(end, run).containsAll(Nonce.in(answer.textValue()));
  }

  /** Return whether the answer holds what the echo returned, its nonces where it has any. */
  private static boolean holdsWhatCameBack(String answer, ToolCall echo) {
    String text = results(echo).path("text").asText();
    List<String> nonces = Nonce.in(text);
    return nonces.isEmpty()
        ? !text.isBlank() && answer.contains(text)
        : Nonce.in(answer).containsAll(nonces);
  }

  /**
   * Return what the answer must hold: what echo_tool was given; and where tools were called that
   * were not allowed (PAIR-3), what it should have been given.
   */
  private static List<String> expected(AgentEvent end, RunSlice run) {
    List<AgentEvent> starts = run.startsUntil(end);
    boolean invented =
        starts.stream()
            .flatMap(start -> start.toolName().stream())
            .anyMatch(tool -> run.run().request().filter(asked -> !asked.allows(tool)).isPresent());
    List<String> given =
        echoesUntil(end, run).stream()
            .flatMap(start -> run.noncesGiven(start).stream())
            .distinct()
            .toList();
    return given.isEmpty() && invented && run.run().mustEcho() ? run.run().nonces() : given;
  }

  private static List<AgentEvent> echoesUntil(AgentEvent end, RunSlice run) {
    return run.startsUntil(end).stream()
        .filter(start -> start.toolName().equals(Optional.of(ECHO_TOOL)))
        .toList();
  }
}
