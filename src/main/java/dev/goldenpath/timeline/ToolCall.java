package dev.goldenpath.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Parts;
import java.time.Duration;
import java.util.Optional;

/**
 * A tool call that was announced and has completed.
 *
 * @param results what it returned, where the contract has it for the tool that was called, be that
 *     named otherwise at its end or not at all (PAIR-1, EVENT-4)
 */
public record ToolCall(AgentEvent start, AgentEvent completion, JsonNode results) {

  static ToolCall of(AgentEvent start, AgentEvent completion, Parts parts) {
    return new ToolCall(start, completion, results(start, completion, parts));
  }

  private static JsonNode results(AgentEvent start, AgentEvent completion, Parts parts) {
    JsonNode read = completion.data("results");
    if (start.toolName().isEmpty() || start.toolName().equals(completion.toolName())) {
      return read;
    }
    JsonNode onTheWire = completion.canonical().path("data").path("results");
    return parts.results(start.toolName().get(), onTheWire.isMissingNode() ? read : onTheWire);
  }

  /** Return the tool's name, as the one event or the other tells it; empty where neither does. */
  public String tool() {
    return start.toolName().or(completion::toolName).orElse("");
  }

  /** Return whether it ends under the name it started with; one that is missing is no other. */
  public boolean hasOneName() {
    return haveOneName(start, completion);
  }

  static boolean haveOneName(AgentEvent start, AgentEvent end) {
    Optional<String> last = end.toolName();
    return last.isEmpty() || start.toolName().map(last.get()::equals).orElse(true);
  }

  public boolean isOf(String tool) {
    return tool().equals(tool);
  }

  /** Return whether it hands work on to a nested agent. */
  public boolean isDelegation() {
    return isOf(Part.DELEGATE.contractName());
  }

  public boolean hasFailed() {
    return completion.hasError();
  }

  /**
   * Return whether it returned something, so that what it returned can be judged; that nothing is
   * there without a failure is EVENT-4's to tell.
   */
  public boolean hasResults() {
    return !hasFailed() && completion.hasResults();
  }

  /** Return how long it took by its own timestamps; empty where one of them is missing. */
  public Optional<Duration> took() {
    return start
        .timestamp()
        .flatMap(
            begin ->
                completion
                    .timestamp()
                    .map(end -> Duration.between(begin.instant(), end.instant())));
  }

  /**
   * Return when it had begun, however late it was told of that, in monotonic nanoseconds.
   *
   * @param length how long it took
   */
  public long beganBy(Duration length) {
    return Math.min(start.at().nanos(), completion.at().nanos() - length.toNanos());
  }

  /** Return how finely its timestamps are written; the coarser of the two counts. */
  public Duration resolution() {
    return coarser(start.timestamp().orElseThrow(), completion.timestamp().orElseThrow());
  }

  public static Duration coarser(Timestamp one, Timestamp other) {
    return one.resolution().compareTo(other.resolution()) >= 0
        ? one.resolution()
        : other.resolution();
  }
}
