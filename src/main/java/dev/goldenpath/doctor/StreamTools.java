package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Find out what an agent does that is told of by a stream: no status says that it does not know a
 * tool, but the tools that it uses do.
 *
 * @param ask has a run, by its message and its one tool, and returns what was told in the
 *     contract's words
 */
record StreamTools(
    Target target, Examination examination, BiFunction<String, String, List<JsonNode>> ask) {
  private static final String NONCE = "gp-7f3a9c51";

  /** Ask for one tool after the other, and say what was found. */
  void find() {
    Set<Capability> found = EnumSet.noneOf(Capability.class);
    if (target.has(Capability.MULTI_USER)) {
      found.add(Capability.MULTI_USER);
    }
    List<JsonNode> echo = run(Part.ECHO, NONCE + " Please use your tools.");
    if (echo.stream().anyMatch(it -> isOf(it, "agent_thinking"))) {
      found.add(Capability.THINKING);
    }
    if (heeds(Part.ECHO, echo) && echo.toString().contains(NONCE)) {
      found.add(Capability.AGENT_CONFIG);
      if (heeds(Part.WAIT, run(Part.WAIT, "Please wait 0.2 seconds, and use your tools."))) {
        found.add(Capability.WAIT_TOOL);
      }
      List<JsonNode> failing = run(Part.FAIL, "Please use your tools.");
      if (heeds(Part.FAIL, failing)) {
        found.add(Capability.FAILING_TOOL);
        failing.forEach(this::learnFailure);
      }
    }
    examination.capabilities(found);
  }

  private List<JsonNode> run(Part part, String message) {
    return target.parts().has(part) ? ask.apply(message, part.contractName()) : List.of();
  }

  /** Return whether the tool that was asked for was used, and no other. */
  private boolean heeds(Part part, List<JsonNode> events) {
    return events.stream()
        .filter(it -> isOf(it, "tool_executing"))
        .map(it -> it.at("/data/tool_name").asText())
        .collect(Collectors.toSet())
        .equals(Set.of(target.parts().toolOnTheWire(part.contractName())));
  }

  /** A text in place of results tells the failure: by its beginning, up to a colon. */
  private void learnFailure(JsonNode event) {
    JsonNode results = event.at("/data/results");
    if (isOf(event, "tool_completed") && results.isTextual() && !results.asText().isBlank()) {
      String text = results.asText().strip();
      String begin = text.substring(0, text.indexOf(':') + 1);
      Optional<String> sign = Optional.of(begin.isEmpty() ? text : begin);
      examination.change(it -> it.with(draft -> draft.failedTool(sign)));
    }
  }

  private static boolean isOf(JsonNode event, String type) {
    return event.path("type").asText().equals(type);
  }
}
