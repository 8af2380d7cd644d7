package dev.goldenpath.event;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of message that the contract knows (contract, section 3). */
public enum EventType {
  CONNECTION_ESTABLISHED("connection_established"),
  AGENT_STARTED("agent_started"),
  AGENT_THINKING("agent_thinking"),
  TOOL_EXECUTING("tool_executing"),
  TOOL_COMPLETED("tool_completed"),
  AGENT_COMPLETED("agent_completed"),
  AGENT_ERROR("agent_error"),
  /** The beginning of an agent that is nested in a run (ORDER-4); the run's own is another type. */
  NESTED_STARTED("agent_started"),
  NESTED_COMPLETED("agent_completed"),
  NESTED_ERROR("agent_error"),
  ERROR("error"),
  PONG("pong"),
  /** Any other type: consumers ignore it, but what ISO and SAFE say holds for it too. */
  UNKNOWN("");

  /** The five of the golden path, in their order (ORDER-2). */
  public static final List<EventType> GOLDEN_PATH =
      List.of(AGENT_STARTED, AGENT_THINKING, TOOL_EXECUTING, TOOL_COMPLETED, AGENT_COMPLETED);

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values())
          .filter(type -> type != UNKNOWN && !type.isOfNested())
          .collect(Collectors.toMap(EventType::wireName, Function.identity()));

  private final String wireName;

  EventType(String wireName) {
    this.wireName = wireName;
  }

  /** Return the type's name as it stands on the wire; empty for {@link #UNKNOWN}. */
  public String wireName() {
    return wireName;
  }

  /** Return the type of that name, or {@link #UNKNOWN}. */
  public static EventType named(String wireName) {
    return BY_NAME.getOrDefault(wireName, UNKNOWN);
  }

  /** Return whether it tells of a run (EVENT-1 to EVENT-6). */
  public boolean isOfRun() {
    return GOLDEN_PATH.contains(this) || this == AGENT_ERROR || isOfNested();
  }

  /** Return whether it tells the beginning or the end of an agent that is nested in a run. */
  public boolean isOfNested() {
    return this == NESTED_STARTED || this == NESTED_COMPLETED || this == NESTED_ERROR;
  }

  /** Return the same of an agent that is nested in a run. */
  public EventType nested() {
    return switch (this) {
      case AGENT_STARTED -> NESTED_STARTED;
      case AGENT_COMPLETED -> NESTED_COMPLETED;
      case AGENT_ERROR -> NESTED_ERROR;
      default -> this;
    };
  }

  /** Return whether it ends a run (ORDER-3). */
  public boolean isTerminal() {
    return this == AGENT_COMPLETED || this == AGENT_ERROR;
  }
}
