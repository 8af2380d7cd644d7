package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Moment;
import dev.goldenpath.contract.RunSlice;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Watch the tool calls of one run, each with its start at hand when it completes. */
abstract class ToolCalls extends RunMonitor {
  private final Map<String, AgentEvent> started = new LinkedHashMap<>();

  ToolCalls(Clause clause, RunSlice run) {
    super(clause, run);
  }

  @Override
  final void onEvent(AgentEvent event, Moment moment) {
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
  void onAny(AgentEvent event, Moment moment) {}

  void onStart(AgentEvent start, Moment moment) {}

  /** Take the completion of a call that was announced. */
  abstract void onCompletion(AgentEvent start, AgentEvent completion, Moment moment);

  void onTerminal(AgentEvent terminal, Moment moment) {}
}
