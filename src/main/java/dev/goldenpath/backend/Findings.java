package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.seam.ToolUse;
import java.util.Map;
import java.util.TreeMap;

/** What a run's tools returned, in the order in which they were called. */
final class Findings {

  private final Map<Integer, String> sentences = new TreeMap<>();
  private int uses;

  synchronized int nextOrdinal() {
    return ++uses;
  }

  synchronized void add(ToolUse use, JsonNode results) {
    sentences.put(use.ordinal(), sentence(use.tool(), results));
  }

  synchronized String asText() {
    return sentences.isEmpty() ? "No tool was needed." : String.join(" ", sentences.values());
  }

  private static String sentence(String tool, JsonNode results) {
    return switch (tool) {
      case "get_current_time" -> "It is " + results.path("current_time").asText() + ".";
      case "echo_tool" -> "You said: " + results.path("text").asText() + ".";
      case "wait_tool" -> "I waited " + results.path("waited").asText() + " s.";
      case "delegate_tool" -> "I was told: " + results.path("final_response").asText();
      default -> tool + " returned " + results + ".";
    };
  }
}
