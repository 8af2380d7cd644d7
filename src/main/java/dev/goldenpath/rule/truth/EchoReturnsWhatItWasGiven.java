package dev.goldenpath.rule.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Difference;
import dev.goldenpath.rule.pattern.ToolCalls;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.util.Optional;

/**
 * TRUE-1: {@code echo_tool} returns the text that it was given, and was given the message.
 *
 * <p>Keeps it: message "gp-1", tool_args.text "gp-1", results.text "gp-1". Breaks it: results.text
 * "mock result"; or a text that lost its accents.
 */
public final class EchoReturnsWhatItWasGiven implements Rule.OfRun {
  private static final Optional<String> ECHO_TOOL = Optional.of("echo_tool");

  @Override
  public Clause clause() {
    return Clause.TRUE_1;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new ToolCalls(clause(), run) {
      @Override
      public void onStart(AgentEvent start, Moment moment) {
        if (!start.toolName().equals(ECHO_TOOL) || !run.run().isDataHelper()) {
          return;
        }
        JsonNode given = start.data("tool_args").path("text");
        String message = run.run().request().orElseThrow().message();
        if (!given.isTextual() || !given.textValue().equals(message)) {
          broken(
              moment,
              "tool_args.text is the message, " + Wording.quoted(message),
              Wording.at(start) + " has " + Difference.of(message, given),
              "look what the agent hands to echo_tool, and how text is encoded on the way");
        }
      }

      @Override
      public void onCompletion(AgentEvent start, AgentEvent completion, Moment moment) {
        if (!start.toolName().equals(ECHO_TOOL) || completion.hasError()) {
          return;
        }
        JsonNode given = start.data("tool_args").path("text");
        JsonNode returned = completion.data("results").path("text");
        if (returned.isTextual() && returned.equals(given)) {
          kept();
        } else {
          broken(
              moment,
              "results.text is the text that echo_tool was given, " + Wording.value(given),
              Wording.at(completion) + " has " + Difference.of(given.asText(), returned),
              "look whether echo_tool really ran, and what became of its result",
              start.frame());
        }
      }
    };
  }
}
