package dev.goldenpath.scenario;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.timeline.Listener;
import dev.goldenpath.timeline.Nonce;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.ExecuteCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A run that a scenario asked for.
 *
 * @param call the request; the run's id is known once it is answered
 */
public record AskedRun(ExecuteCall call, Timeline timeline) {

  /** Return the run's id; empty while, or where, the request is not accepted. */
  public Optional<String> id() {
    return timeline.call(call.name()).flatMap(dev.goldenpath.timeline.Call::runId);
  }

  /** Return whether another accepted request of the scenario was given the same id (HTTP-5). */
  public boolean sharesItsId() {
    return id().filter(timeline::isShared).isPresent();
  }

  public AgentRequest request() {
    return call.request().orElseThrow();
  }

  /** Return the run as seen on its user's sockets that listened from its beginning on. */
  public List<RunSlice> slices() {
    List<RunSlice> open = heard().filter(slice -> !isLeft(slice)).toList();
    return open.isEmpty() ? heard().toList() : open;
  }

  private Stream<RunSlice> heard() {
    return id().stream()
        .flatMap(id -> timeline.slices().stream().filter(slice -> slice.run().id().equals(id)))
        .filter(slice -> slice.isOwn() && slice.isWhole());
  }

  /** Return whether the scenario itself closed the socket, which need not see the rest. */
  private static boolean isLeft(RunSlice slice) {
    return slice.socket().closed().filter(Entry.SocketClosed::bySuite).isPresent();
  }

  /** Return whether every listening socket has seen its end, one that joined in its middle too. */
  public boolean isOver() {
    List<RunSlice> seen = heard().toList();
    return !seen.isEmpty()
        && seen.stream().allMatch(slice -> slice.terminal().isPresent() || isLeft(slice))
        && seen.stream()
            .flatMap(slice -> Listener.of(slice).stream())
            .allMatch(late -> late.hasHeardTheEnd() || late.socket().closed().isPresent());
  }

  /**
   * Return whether all sockets that listened to it were closed by the backend before its end, or
   * even before it was asked for.
   */
  public boolean isLost() {
    List<RunSlice> seen = heard().filter(slice -> !isLeft(slice)).toList();
    return seen.isEmpty()
        ? heard().findAny().isEmpty() && isUnheard()
        : seen.stream()
                .allMatch(
                    slice -> slice.terminal().isPresent() || slice.socket().closed().isPresent())
            && seen.stream().anyMatch(slice -> slice.terminal().isEmpty());
  }

  private boolean isUnheard() {
    return id().flatMap(timeline::run).map(timeline.audience()::of).stream()
        .anyMatch(sockets -> sockets.stream().noneMatch(Socket::isOpen));
  }

  /** Return whether anything of the run was heard on any socket. */
  boolean isHeard() {
    return heard().anyMatch(slice -> !slice.events().isEmpty());
  }

  /** Return whether several sockets listen to it. */
  boolean isHeardBeside() {
    return id().flatMap(timeline::run)
        .filter(it -> timeline.audience().of(it).size() > 1)
        .isPresent();
  }

  /** Return whether some of the sockets that listen to it were told its end, and others not. */
  boolean isHalfOver() {
    return !isOver() && heard().anyMatch(slice -> slice.terminal().isPresent());
  }

  /** Return when anything but a sign of life was last heard of it, in ns of the transcript. */
  long heardAt() {
    return heard()
        .flatMap(slice -> slice.events().stream())
        .filter(event -> event.type().isOfRun())
        .mapToLong(event -> event.at().nanos())
        .max()
        .orElse(0);
  }

  /** Return whether any socket has seen it succeed. */
  boolean hasCompleted() {
    return heard()
        .flatMap(slice -> slice.terminal().stream())
        .anyMatch(end -> end.type() == EventType.AGENT_COMPLETED);
  }

  /** Return whether it ended in agent_error, and no socket was told of any tool call. */
  boolean failedUntold() {
    List<AgentEvent> told = heard().flatMap(slice -> slice.events().stream()).toList();
    return told.stream().anyMatch(event -> event.type() == EventType.AGENT_ERROR)
        && told.stream()
            .noneMatch(
                event ->
                    event.type() == EventType.TOOL_EXECUTING
                        || event.type() == EventType.TOOL_COMPLETED);
  }

  /** Return whether it has ended in a question to a person, which the suite does not answer. */
  boolean asksBack() {
    return heard().anyMatch(slice -> slice.terminal().filter(slice::isAQuestion).isPresent());
  }

  /** Return the run's events of a type, as its first socket saw them. */
  public List<AgentEvent> events(EventType type) {
    return slices().stream()
        .findFirst()
        .map(slice -> slice.events().stream().filter(event -> event.type() == type).toList())
        .orElse(List.of());
  }

  /**
   * Return all its events as its first socket saw them, of types that the contract does not know
   * too; of these also such as name no run, from the request on.
   */
  public List<AgentEvent> events() {
    return slices().stream().findFirst().map(this::eventsOn).orElse(List.of());
  }

  private List<AgentEvent> eventsOn(RunSlice slice) {
    long asked = timeline.call(call.name()).orElseThrow().request().at().seq();
    Predicate<AgentEvent> ofRun = slice.toldSoFar().or(AskedRun::isLoose);
    return timeline.moments().stream()
        .filter(moment -> moment.at().seq() > asked)
        .flatMap(moment -> moment.event().stream())
        .filter(event -> event.frame().socket().equals(slice.socket().name()))
        .filter(ofRun)
        .toList();
  }

  private static boolean isLoose(AgentEvent event) {
    return event.type() == EventType.UNKNOWN && event.runId().isEmpty();
  }

  /**
   * Return the text in the message that could not be known beforehand.
   *
   * @throws IllegalStateException if the message holds none
   */
  public String nonce() {
    return Nonce.in(request().message()).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the message holds no text that only this run can know; ask for an echo"));
  }
}
