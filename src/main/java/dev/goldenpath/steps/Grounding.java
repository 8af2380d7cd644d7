package dev.goldenpath.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import java.util.ArrayList;
import java.util.List;

/** The texts and numbers that a tool returned, on which an answer can rest. */
final class Grounding {
  /** A shorter text stands in an answer by chance. */
  private static final int TELLING = 3;

  private final String tool;
  private final List<AgentEvent> calls;
  private final List<String> texts = new ArrayList<>();

  private Grounding(String tool, List<AgentEvent> calls) {
    this.tool = tool;
    this.calls = calls;
    calls.forEach(call -> Json.visitTexts(results(call), this::note));
  }

  static Grounding of(List<AgentEvent> completed, String tool) {
    return new Grounding(
        tool,
        completed.stream()
            .filter(event -> event.toolName().filter(tool::equals).isPresent())
            .toList());
  }

  private static JsonNode results(AgentEvent call) {
    return call.data("results");
  }

  /** Keys are no results; a visited key has no field. */
  private void note(String field, String text) {
    if (text.strip().length() >= TELLING && (!field.isEmpty() || isBare(text))) {
      texts.add(text.strip());
    }
  }

  private boolean isBare(String text) {
    return calls.stream().map(Grounding::results).anyMatch(it -> text.equals(it.asText()));
  }

  /** Require that one of the texts stands in an answer; that none says anything is not its word. */
  void requireIn(Seen seen, List<AgentEvent> answers) {
    String wanted = "agent_completed with something that " + tool + " returned";
    if (texts.isEmpty()) {
      seen.missing(Clause.SAID_1, wanted, tool + " returned nothing that could be told");
    }
    if (answers.isEmpty()) {
      seen.missing(Clause.SAID_1, wanted, "no answer says anything");
    }
    if (answers.stream().noneMatch(this::holdsOne)) {
      List<AgentEvent> shown = new ArrayList<>(calls);
      shown.addAll(answers);
      seen.fail(
          Clause.SAID_1,
          wanted,
          "it holds none of " + texts.stream().distinct().limit(5).toList(),
          "look whether the answer is made from the tool's results",
          shown);
    }
    seen.isSo(Clause.SAID_1);
  }

  private boolean holdsOne(AgentEvent answer) {
    String text = answer.data("final_response").asText();
    return texts.stream().anyMatch(text::contains);
  }
}
