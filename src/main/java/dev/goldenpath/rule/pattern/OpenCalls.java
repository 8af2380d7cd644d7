package dev.goldenpath.rule.pattern;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Find the tool calls that were announced and have not completed. */
public final class OpenCalls {
  private OpenCalls() {}

  public static List<AgentEvent> of(List<AgentEvent> events) {
    Map<String, AgentEvent> open = new LinkedHashMap<>();
    for (AgentEvent event : events) {
      String id = event.correlationId().orElse("");
      if (event.type() == EventType.TOOL_EXECUTING) {
        open.put(id, event);
      } else if (event.type() == EventType.TOOL_COMPLETED) {
        open.remove(id);
      }
    }
    return List.copyOf(open.values());
  }
}
