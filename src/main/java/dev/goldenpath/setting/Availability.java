package dev.goldenpath.setting;

/** Whether a target can serve real agents (HTTP-1). */
public sealed interface Availability {

  /** One sentence on how that is known. */
  String reason();

  /** Whether agents can be had. */
  default boolean isAvailable() {
    return this instanceof Available;
  }

  /** It serves, and has agents. */
  record Available(String reason) implements Availability {}

  /** It answers, and says that it has no agents: unavailable, not a failure. */
  record NoAgents(String reason) implements Availability {}

  /** It could not be reached within the connect limit: unavailable, not a failure. */
  record Unreachable(String reason) implements Availability {}

  /** It gives an answer that HTTP-1 does not know: a failure, not unavailability. */
  record Unhealthy(String reason) implements Availability {}
}
