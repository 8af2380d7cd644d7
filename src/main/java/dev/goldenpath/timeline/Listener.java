package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.Timestamp;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A socket that listens to a run beside another, where one of the two listened from its beginning
 * (CONN-8).
 *
 * <p>What was sent before it joined need not be replayed to it. What surely was sent later is told
 * by the backend's own timestamps, compared with each other: the run's first event was written
 * after the request, so any other at least as long after the request as the two timestamps are
 * apart.
 *
 * @param socket the one that listens
 * @param whole how the run is seen on the other
 */
public record Listener(Socket socket, RunSlice whole) {

  /** Return the sockets that listen to a run beside one, and to which some of it is owed. */
  public static List<Listener> of(RunSlice other) {
    if (!other.isOwn()) {
      return List.of();
    }
    return other.timeline().audience().of(other.run()).stream()
        .filter(socket -> socket != other.socket())
        .map(socket -> new Listener(socket, other))
        .filter(Listener::isOwedAny)
        .toList();
  }

  public Optional<RunSlice> heard() {
    return whole.timeline().slice(socket, whole.run().id());
  }

  /** Return whether it joined in the middle of the run. */
  public boolean isLate() {
    return heard().filter(RunSlice::isWhole).isEmpty();
  }

  /** Return whether it has heard the run's end. */
  public boolean hasHeardTheEnd() {
    return hasHeardTheEndBy(Long.MAX_VALUE);
  }

  /** Return whether it has heard the run's end by that moment. */
  public boolean hasHeardTheEndBy(long nanos) {
    return heard().flatMap(RunSlice::terminal).filter(end -> end.at().nanos() <= nanos).isPresent();
  }

  public boolean isOwedAny() {
    return !owed().isEmpty();
  }

  /** Return by name what surely was sent while it was open, and had not come by that moment. */
  public List<String> missingAt(long nanos) {
    return missingAt(nanos, owed -> true);
  }

  /** Return the same of those events alone that are due by then. */
  public List<String> missingAt(long nanos, Predicate<AgentEvent> isDue) {
    List<String> left =
        new ArrayList<>(owed().stream().filter(isDue).map(AgentEvent::name).toList());
    heard().map(slice -> slice.onceUntil(nanos)).orElse(List.of()).stream()
        .map(AgentEvent::name)
        .forEach(left::remove);
    return left;
  }

  private List<AgentEvent> owed() {
    List<AgentEvent> all = whole.eventsToItsEnd();
    if (!isLate()) {
      return all;
    }
    if (!whole.isWhole()) {
      return List.of();
    }
    Optional<Timestamp> first = all.stream().findFirst().flatMap(AgentEvent::timestamp);
    return first.isEmpty() || socket.establishedAt().isEmpty()
        ? List.of()
        : all.stream()
            .filter(event -> event.timestamp().isPresent())
            .filter(event -> wasSentLater(event, first.get(), socket.establishedAt().get()))
            .toList();
  }

  private boolean wasSentLater(AgentEvent event, Timestamp first, Stamp joined) {
    Timestamp written = event.timestamp().orElseThrow();
    Duration apart =
        Duration.between(first.instant(), written.instant())
            .minus(first.resolution())
            .minus(written.resolution());
    long sent = whole.run().askedAt().orElseThrow().nanos() + apart.toNanos();
    // Where it says that an event was sent after it arrived, its clocks are not one.
    return sent <= event.at().nanos()
        && sent - whole.timeline().facts().limits().jitter().toNanos() > joined.nanos();
  }
}
