package dev.goldenpath.rule.pattern;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import java.time.Duration;

/** Tell how long a tool call took by its own timestamps, and how finely these are written. */
public final class Elapsed {
  private Elapsed() {}

  public static Duration by(AgentEvent start, AgentEvent completion) {
    return Duration.between(
        start.timestamp().orElseThrow().instant(), completion.timestamp().orElseThrow().instant());
  }

  public static Duration resolution(AgentEvent start, AgentEvent completion) {
    return coarser(start.timestamp().orElseThrow(), completion.timestamp().orElseThrow());
  }

  public static Duration coarser(Timestamp one, Timestamp other) {
    return one.resolution().compareTo(other.resolution()) >= 0
        ? one.resolution()
        : other.resolution();
  }
}
