package dev.goldenpath.rule.truth;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.ToolCall;
import dev.goldenpath.wire.AgentRequest;
import java.util.Optional;

/**
 * TRUE-1: {@code echo_tool} returns the text that it was given, and was given the message.
 *
 * <p>Keeps it: message "gp-1", tool_args.text "gp-1", results.text "gp-1". Breaks it: results.text
 * "mock result"; or a text that lost its accents.
 */
public final class EchoReturnsWhatItWasGiven {
  private static final String ECHO_TOOL = "echo_tool";

  public static final Rule RULE = inRun(Clause.TRUE_1, EchoReturnsWhatItWasGiven::pattern);

  private EchoReturnsWhatItWasGiven() {}

  private static Pattern pattern(RunSlice run) {
    String message = run.run().request().map(AgentRequest::message).orElse("");
    Element<ToolCall> echoes =
        toolCalls(run).where(call -> call.isOf(ECHO_TOOL) && call.hasResults());
    return all(
            every(
                    TOOL_EXECUTING
                        .where(start -> isEcho(start) && run.run().isDataHelper())
                        // What comes after an end is ORDER-3's.
                        .where(start -> !run.hasEndedBefore(start))
                        .where(AgentEvent::hasToolArgs))
                .must(
                    that(
                        start -> isText(given(start), message),
                        start -> "tool_args.text is the message, " + Wording.quoted(message),
                        start ->
                            Wording.at(start) + " has " + Wording.difference(message, given(start)),
                        "look what the agent hands to echo_tool, and how text is encoded on the"
                            + " way")),
            every(echoes)
                .must(
                    that(
                        call ->
                            returned(call).isTextual()
                                && returned(call).equals(given(call, message)),
                        call ->
                            "results.text is the text that echo_tool was given, "
                                + Wording.value(given(call, message)),
                        call ->
                            Wording.at(call.completion())
                                + " has "
                                + Wording.difference(given(call, message).asText(), returned(call)),
                        "look whether echo_tool really ran, and what became of its result")))
        .exercisedBy(echoes);
  }

  private static boolean isEcho(AgentEvent start) {
    // A nested agent's task may be worded otherwise.
    return start.toolName().equals(Optional.of(ECHO_TOOL)) && !start.isOfNestedAgent();
  }

  private static boolean isText(JsonNode node, String text) {
    return node.isTextual() && node.textValue().equals(text);
  }

  /** Which argument is the text, where that is the target's own affair, the tool's name tells. */
  private static JsonNode given(ToolCall call, String message) {
    AgentEvent start = call.start();
    boolean isKnown = start.toolName().isPresent() || given(start).isTextual();
    return start.hasToolArgs() && isKnown ? given(start) : TextNode.valueOf(message);
  }

  private static JsonNode given(AgentEvent start) {
    return start.data("tool_args").path("text");
  }

  private static JsonNode returned(ToolCall call) {
    return call.results().path("text");
  }
}
