package dev.goldenpath.rule.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Rounds;
import dev.goldenpath.rule.pattern.ToolCalls;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Nonce;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.AgentRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * TRUE-4: a run that could not do its work ends in {@code agent_error}; a canned answer is never
 * passed off as success.
 *
 * <p>Keeps it: failing_tool, data.error, agent_error. Breaks it: failing_tool, agent_completed; or
 * a final_response that holds nothing of what echo_tool returned.
 */
public final class FailureIsAdmitted implements Rule.OfRun {
  private static final Optional<String> FAILING_TOOL = Optional.of("failing_tool");

  @Override
  public Clause clause() {
    return Clause.TRUE_4;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new ToolCalls(clause(), run) {
      private final Set<String> echoed = new LinkedHashSet<>();
      private final Map<String, AgentEvent> failed = new LinkedHashMap<>();
      private boolean failingCalled;

      @Override
      public void onStart(AgentEvent start, Moment moment) {
        failingCalled |= start.toolName().equals(FAILING_TOOL);
      }

      @Override
      public void onCompletion(AgentEvent start, AgentEvent completion, Moment moment) {
        String tool = start.toolName().orElse("");
        if (completion.hasError()) {
          failed.putIfAbsent(tool, completion);
        } else {
          failed.remove(tool);
        }
        if (start.toolName().equals(FAILING_TOOL) && !completion.hasError()) {
          broken(
              moment,
              "tool_completed of failing_tool with data.error, and no results",
              Wording.at(completion) + " has " + Wording.value(completion.data("results")),
              "look what becomes of an exception that a tool throws",
              start.frame());
        } else if (start.toolName().equals(Optional.of("echo_tool"))) {
          echoed.addAll(Nonce.in(Json.write(start.data("tool_args"))));
        }
      }

      @Override
      public void onTerminal(AgentEvent terminal, Moment moment) {
        JsonNode answer = terminal.data("final_response");
        if (terminal.type() == EventType.AGENT_ERROR) {
          kept();
        } else if (run.run().asksForFailure() && !endedBefore()) {
          broken(
              moment,
              "agent_error: failing_tool can't do its work",
              Wording.at(terminal) + " with " + Wording.value(answer),
              "look for a handler that turns an exception into a success");
        } else if (run.run().isDataHelper() && !failed.isEmpty()) {
          AgentEvent failure = failed.values().iterator().next();
          broken(
              moment,
              "agent_error: "
                  + Wording.call(failure)
                  + " failed, and no later call of it succeeded",
              Wording.at(terminal) + " with " + Wording.value(answer),
              "look for a handler that turns a tool's failure into a success",
              failure.frame());
        } else if (run.run().isDataHelper() && answer.isTextual() && !echoed.isEmpty()) {
          answers(answer.textValue(), terminal, moment);
        }
      }

      /** Return whether the rounds ran out before the failing tool's turn. */
      private boolean endedBefore() {
        int allowed = run.run().request().map(AgentRequest::allowedRounds).orElse(0);
        return !failingCalled && (!run.isWhole() || Rounds.of(run) >= allowed);
      }

      private void answers(String answer, AgentEvent terminal, Moment moment) {
        kept();
        Set<String> missing = new LinkedHashSet<>(echoed);
        Nonce.in(answer).forEach(missing::remove);
        if (!missing.isEmpty()) {
          broken(
              moment,
              "a final_response that rests on the tools' results: it holds " + missing,
              Wording.at(terminal) + " has " + Wording.quoted(answer),
              "look for a canned or cached answer, or a fallback that answers for the agent");
        }
      }
    };
  }
}
