package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A logical field of the events, whatever a target calls it and wherever it puts it (EVENT-7). */
public enum Field {
  TYPE("type"),
  TIMESTAMP("timestamp"),
  THREAD_ID("thread_id"),
  RUN_ID("run_id"),
  USER_ID("user_id"),
  EVENT_ID("event_id"),
  CORRELATION_ID("correlation_id"),
  AGENT_TYPE("data", "agent_type"),
  THOUGHT("data", "thought"),
  TOOL_NAME("data", "tool_name"),
  TOOL_ARGS("data", "tool_args"),
  RESULTS("data", "results"),
  EXECUTION_TIME("data", "execution_time"),
  ERROR("data", "error"),
  FINAL_RESPONSE("data", "final_response"),
  CONNECTION_ID("data", "connection_id"),
  /** {@code data.user_id} of {@code connection_established}; {@link #USER_ID} is the envelope's. */
  CONNECTED_USER_ID("data", "user_id"),
  /** Which of a run's agents tells it, where they hand work on (ORDER-4). */
  AGENT_ID("data", "agent_id"),
  /** Which of them it works for; of the run's own agent there is none. */
  PARENT_AGENT_ID("data", "parent_agent_id");

  private static final Set<Field> NEEDED =
      EnumSet.of(TYPE, THOUGHT, TOOL_NAME, TOOL_ARGS, RESULTS, ERROR, FINAL_RESPONSE);

  private final List<String> canonicalPath;

  Field(String... canonicalPath) {
    this.canonicalPath = List.of(canonicalPath);
  }

  /** Where the contract has it, as keys from the message's root. */
  public List<String> canonicalPath() {
    return canonicalPath;
  }

  /** Its name in the contract, the last key of the path. */
  public String canonicalName() {
    return canonicalPath.get(canonicalPath.size() - 1);
  }

  /** Whether the contract has it under {@code data}, rather than beside it. */
  public boolean isInData() {
    return canonicalPath.size() > 1;
  }

  /** Whether a run can still be followed where the backend does not tell it. */
  public boolean isDispensable() {
    return !NEEDED.contains(this);
  }

  /** The word for it in a profile file; the contract's name but for the second {@code user_id}. */
  public String key() {
    return this == CONNECTED_USER_ID ? "connected_user_id" : canonicalName();
  }

  /** Find the field of this {@link #key()}. */
  public static Optional<Field> keyed(String key) {
    requireNonNull(key, "key");
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }
}
