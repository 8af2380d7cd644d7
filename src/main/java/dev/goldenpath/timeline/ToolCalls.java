package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.setting.Parts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which tool calls of a run are open, and which have completed.
 *
 * <p>Start and completion belong together by their correlation_id. Where ids are broken (PAIR-2,
 * EVENT-3) they still do by the tool's name, if only one call of it is open, or several have one
 * id: what else is wrong with the call is to be seen all the same. Not so where the run's beginning
 * was not seen: what ends there may have begun before.
 */
public final class ToolCalls {
  private final List<AgentEvent> open = new ArrayList<>();
  private final List<ToolCall> completed = new ArrayList<>();
  private final Map<Long, ToolCall> byCompletion = new HashMap<>();
  private final Set<String> completedIds = new HashSet<>();
  private final boolean fromTheStart;
  private final Parts parts;

  ToolCalls(boolean fromTheStart, Parts parts) {
    this.fromTheStart = fromTheStart;
    this.parts = parts;
  }

  /** Pair the tool events among these, which are all of a run. */
  public static ToolCalls of(List<AgentEvent> events, Parts parts) {
    ToolCalls calls = new ToolCalls(true, parts);
    events.forEach(calls::add);
    return calls;
  }

  void add(AgentEvent event) {
    if (event.type() == EventType.TOOL_EXECUTING) {
      open.add(event);
    } else if (event.type() == EventType.TOOL_COMPLETED) {
      startOf(event).ifPresent(start -> complete(ToolCall.of(start, event, parts)));
    }
  }

  private void complete(ToolCall call) {
    open.remove(call.start());
    completed.add(call);
    byCompletion.put(call.completion().at().seq(), call);
    call.start().correlationId().ifPresent(completedIds::add);
  }

  Optional<ToolCall> completedBy(AgentEvent event) {
    return Optional.ofNullable(byCompletion.get(event.at().seq()));
  }

  private Optional<AgentEvent> startOf(AgentEvent completion) {
    List<AgentEvent> byId =
        open.stream()
            .filter(start -> start.correlationId().isPresent())
            .filter(start -> start.correlationId().equals(completion.correlationId()))
            .toList();
    if (byId.isEmpty() && !isAgain(completion)) {
      return fromTheStart ? byName(completion) : Optional.empty();
    }
    return byId.stream()
        .filter(start -> start.toolName().equals(completion.toolName()))
        .findFirst()
        .or(() -> byId.stream().findFirst());
  }

  /**
   * Return whether a call ends under the name of another tool that the run has called: whose
   * results these are nobody can say (PAIR-1).
   */
  boolean isMixedUp(ToolCall call) {
    return !call.hasOneName()
        && Stream.concat(open.stream(), completed.stream().map(ToolCall::start))
            .anyMatch(start -> start.toolName().equals(call.completion().toolName()));
  }

  private boolean isAgain(AgentEvent completion) {
    return completion.correlationId().filter(completedIds::contains).isPresent();
  }

  private Optional<AgentEvent> byName(AgentEvent completion) {
    List<AgentEvent> same =
        open.stream().filter(start -> start.toolName().equals(completion.toolName())).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  /**
   * Return whether a call with an event's correlation_id is open, of the tool that the event names:
   * in each run they may be counted from 1.
   */
  boolean hasOpen(AgentEvent event) {
    return event.correlationId().isPresent()
        && open.stream()
            .filter(start -> start.correlationId().equals(event.correlationId()))
            .anyMatch(start -> ToolCall.haveOneName(start, event));
  }

  /** Return what was announced and has not completed, the oldest first. */
  public List<AgentEvent> open() {
    return Collections.unmodifiableList(open);
  }

  /** Return what has completed, in the order of completion. */
  public List<ToolCall> completed() {
    return Collections.unmodifiableList(completed);
  }

  /** Return what a nested agent has announced and not completed. */
  List<AgentEvent> openOf(String agentId) {
    return open.stream().filter(call -> call.nestedIn().equals(Optional.of(agentId))).toList();
  }

  /** Return what had completed by that event, in the order of completion. */
  private List<ToolCall> endedUntil(AgentEvent event) {
    return completed.stream()
        .filter(call -> call.completion().at().seq() <= event.at().seq())
        .toList();
  }

  /** Return those whose results are known to be theirs. */
  List<ToolCall> completedUntil(AgentEvent event) {
    return endedUntil(event).stream().filter(call -> !isMixedUp(call)).toList();
  }

  /** Return the first failure of each tool that had not succeeded after it by that event. */
  List<ToolCall> failedUntil(AgentEvent event) {
    Map<String, ToolCall> failed = new LinkedHashMap<>();
    for (ToolCall call : endedUntil(event)) {
      if (call.start().isOfNestedAgent() || call.isDelegation()) {
        continue;
      }
      if (call.hasFailed()) {
        failed.putIfAbsent(call.tool(), call);
      } else {
        failed.remove(call.tool());
      }
    }
    return List.copyOf(failed.values());
  }
}
