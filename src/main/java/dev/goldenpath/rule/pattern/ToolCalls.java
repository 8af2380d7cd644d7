package dev.goldenpath.rule.pattern;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Watch the tool calls of one run, each with its start at hand when it completes. */
public abstract class ToolCalls extends RunMonitor {
  private final Map<String, AgentEvent> started = new LinkedHashMap<>();

  public ToolCalls(Clause clause, RunSlice run) {
    super(clause, run);
  }

  @Override
  public final void onEvent(AgentEvent event, Moment moment) {
    onAny(event, moment);
    if (event.type() == EventType.TOOL_EXECUTING) {
      event.correlationId().ifPresent(id -> started.putIfAbsent(id, event));
      onStart(event, moment);
    } else if (event.type() == EventType.TOOL_COMPLETED) {
      Optional<AgentEvent> start = event.correlationId().map(started::get);
      start.ifPresent(begun -> onCompletion(begun, event, moment));
    } else if (event.type().isTerminal()) {
      onTerminal(event, moment);
    }
  }

  /** Take any event of the run, before the more special methods get it. */
  public void onAny(AgentEvent event, Moment moment) {}

  public void onStart(AgentEvent start, Moment moment) {}

  /** Take the completion of a call that was announced. */
  public abstract void onCompletion(AgentEvent start, AgentEvent completion, Moment moment);

  public void onTerminal(AgentEvent terminal, Moment moment) {}
}
