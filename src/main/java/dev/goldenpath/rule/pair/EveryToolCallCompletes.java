package dev.goldenpath.rule.pair;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PAIR-1: every {@code tool_executing} is followed by exactly one {@code tool_completed} with its
 * correlation_id and tool_name, before the run's end.
 *
 * <p>Keeps it: executing c-1, completed c-1, agent_completed. Breaks it: executing c-1,
 * agent_completed; or executing c-1, completed c-1, completed c-1; or executing c-1 of echo_tool,
 * completed c-1 of wait_tool.
 */
public final class EveryToolCallCompletes implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.PAIR_1;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new Watch(run);
  }

  private static final class Watch extends RunMonitor {
    private final Map<String, AgentEvent> open = new LinkedHashMap<>();
    private final Map<String, AgentEvent> done = new HashMap<>();

    Watch(RunSlice run) {
      super(Clause.PAIR_1, run);
    }

    @Override
    public void onEvent(AgentEvent event, Moment moment) {
      if (event.type() == EventType.TOOL_EXECUTING) {
        event.correlationId().ifPresent(id -> open.put(id, event));
        owing();
      } else if (event.type() == EventType.TOOL_COMPLETED) {
        event.correlationId().ifPresent(id -> completed(id, event, moment));
      } else if (event.type().isTerminal() && !open.isEmpty()) {
        leftOpen(open.values().iterator().next(), event, moment);
      }
    }

    private void completed(String id, AgentEvent event, Moment moment) {
      AgentEvent start = open.remove(id);
      if (start == null && done.containsKey(id)) {
        broken(
            moment,
            "one tool_completed for " + Wording.call(event),
            "a second " + Wording.at(event),
            "look for a second path that reports the tool's end, or for an event sent twice",
            done.get(id).frame());
      } else if (start != null && isUnderAnotherName(start, event)) {
        broken(
            moment,
            "tool_completed for " + Wording.call(start) + ", under the name it started with",
            Wording.at(event) + " for " + Wording.call(event),
            "look which name the end of a tool call is reported under",
            start.frame());
      } else if (start != null) {
        done.put(id, event);
        if (open.isEmpty()) {
          kept();
        }
      }
    }

    /** A name that is missing is EVENT-3's or EVENT-4's to tell. */
    private static boolean isUnderAnotherName(AgentEvent start, AgentEvent completion) {
      return start.toolName().isPresent()
          && completion.toolName().isPresent()
          && !start.toolName().equals(completion.toolName());
    }

    private void leftOpen(AgentEvent start, AgentEvent terminal, Moment moment) {
      Entry[] between =
          run.events().stream()
              .filter(event -> event.at().seq() > start.at().seq())
              .filter(event -> event.at().seq() < terminal.at().seq())
              .limit(2)
              .map(AgentEvent::frame)
              .toArray(Entry[]::new);
      Entry[] witnesses = new Entry[between.length + 1];
      witnesses[0] = start.frame();
      System.arraycopy(between, 0, witnesses, 1, between.length);
      broken(
          moment,
          "tool_completed for "
              + start.toolName().orElse("the tool")
              + " (call "
              + start.correlationId().orElse("")
              + ", announced at event "
              + Wording.place(start)
              + ")",
          Wording.at(terminal),
          "look for the path on which "
              + start.toolName().orElse("the tool")
              + " ends without telling; the run is "
              + run.run().id()
              + " in the backend's log",
          witnesses);
    }
  }
}
