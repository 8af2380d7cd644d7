package dev.goldenpath.backend;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges the agents nested in one run: a small, plain reading of ORDER-4. */
final class NestedJudge {
  private static final String CLAUSE = "ORDER-4";

  private final List<Tap.Frame> frames;
  private final Complaints complaints;
  private final Map<String, String> parents = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, String> calls = new HashMap<>();

  NestedJudge(List<Tap.Frame> frames, Complaints complaints) {
    this.frames = frames;
    this.complaints = complaints;
  }

  /** Tell whether a nested agent tells it, by what a run's other frames say of its agents. */
  static boolean isNested(Tap.Frame frame, List<Tap.Frame> ofTheRun) {
    String agent = id(frame, "agent_id");
    boolean isAnothers =
        root(ofTheRun).filter(root -> !agent.isEmpty() && !root.equals(agent)).isPresent();
    return !id(frame, "parent_agent_id").isEmpty()
        || isAnothers
        || ofTheRun.stream()
            .filter(it -> !id(it, "parent_agent_id").isEmpty())
            .anyMatch(it -> id(it, "agent_id").equals(agent));
  }

  private static Optional<String> root(List<Tap.Frame> ofTheRun) {
    return ofTheRun.stream()
        .filter(it -> it.type().equals("agent_started") && id(it, "parent_agent_id").isEmpty())
        .map(it -> id(it, "agent_id"))
        .filter(id -> !id.isEmpty())
        .findFirst();
  }

  private static String id(Tap.Frame frame, String name) {
    return frame.json().path("data").path(name).asText();
  }

  void judge() {
    for (Tap.Frame frame : frames) {
      String agent = id(frame, "agent_id");
      boolean nested = isNested(frame, frames);
      switch (frame.type()) {
        case "agent_started" -> {
          if (nested) {
            started(agent, id(frame, "parent_agent_id"));
          }
        }
        case "agent_completed", "agent_error" -> ended(agent, nested);
        case "tool_executing" -> calls.put(call(frame), agent);
        case "tool_completed" -> calls.remove(call(frame));
        default -> wants(!nested || isAtWork(agent), agent + " thinks");
      }
    }
  }

  private static String call(Tap.Frame frame) {
    return frame.json().path("correlation_id").asText();
  }

  private void started(String agent, String parent) {
    wants(root(frames).isEmpty() || root(frames).get().equals(parent) || isAtWork(parent), parent);
    wants(parents.put(agent, parent) == null, "a second " + agent);
  }

  private void ended(String agent, boolean nested) {
    wants(!nested || isAtWork(agent) && ended.add(agent), "end of " + agent);
    wants(!nested || !calls.containsValue(agent), "calls of " + agent);
    wants(
        parents.entrySet().stream()
            .filter(it -> !nested || it.getValue().equals(agent))
            .allMatch(it -> ended.contains(it.getKey())),
        "at work for " + agent);
  }

  private boolean isAtWork(String agent) {
    return parents.containsKey(agent) && !ended.contains(agent);
  }

  private void wants(boolean kept, String what) {
    complaints.unless(kept, CLAUSE, what);
  }
}
