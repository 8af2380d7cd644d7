package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** What a target can do beyond the core of the contract (section 5). */
public enum Capability implements Labelled {
  /** Requests may carry {@code agent_config}. */
  AGENT_CONFIG,
  /** The suite may act as more than one user. */
  MULTI_USER,
  /** The agent has {@code wait_tool}. */
  WAIT_TOOL,
  /** The agent has {@code failing_tool}. */
  FAILING_TOOL,
  /** {@code {"type": "ping"}} is answered with {@code {"type": "pong"}}. */
  APP_PING,
  /** The socket also takes the token in the {@code Authorization} header. */
  HEADER_TOKEN,
  /** The socket also takes the token as a subprotocol. */
  SUBPROTOCOL_TOKEN,
  /** Its agents tell what they think ({@code agent_thinking}); a model may not reason. */
  THINKING,
  /** Its agents may hand work on to agents nested in their run ({@code data.agent_id}). */
  SUB_AGENTS;

  public static Optional<Capability> labelled(String label) {
    requireNonNull(label, "label");
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }
}
