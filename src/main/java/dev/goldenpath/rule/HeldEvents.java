package dev.goldenpath.rule;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Timeline;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Events of which nobody can say yet whose they are, in their order of arrival. */
final class HeldEvents {
  private static final Comparator<HeldEvent> IN_ORDER = Comparator.comparingLong(HeldEvent::place);

  private final Map<Sameness, Deque<HeldEvent>> held = new LinkedHashMap<>();
  private final Timeline timeline;
  private final LateJoiners late;
  private final BiConsumer<Moment, AgentEvent> deliver;
  private long places;
  private int nameless;
  private boolean releasing;

  private record HeldEvent(long place, Moment moment, AgentEvent event) {}

  /** Of what is alike in all this the same is known: thousands wait for one answer. */
  private record Sameness(
      String socket,
      EventType type,
      Optional<String> run,
      Optional<String> thread,
      Optional<String> call) {
    static Sameness of(AgentEvent event) {
      return new Sameness(
          event.frame().socket(),
          event.type(),
          event.runId(),
          event.threadId(),
          event.type() == EventType.TOOL_COMPLETED ? event.correlationId() : Optional.empty());
    }
  }

  /**
   * Hold none yet.
   *
   * @param deliver hands an event to its run
   */
  HeldEvents(Timeline timeline, BiConsumer<Moment, AgentEvent> deliver) {
    this.timeline = timeline;
    this.late = new LateJoiners(timeline);
    this.deliver = deliver;
  }

  private boolean awaitsMore(AgentEvent event) {
    return timeline.eventRuns().awaitsAnswer(event) || late.await(event);
  }

  private static boolean isNameless(AgentEvent event) {
    return event.runId().isEmpty() && event.type().isOfRun();
  }

  /** What names no run may be of any: what its socket tells after it comes after it. */
  private boolean isBehindAny(AgentEvent event, long place) {
    return nameless > 0
        && held.values().stream()
            .map(Deque::peek)
            .filter(Objects::nonNull)
            .filter(first -> first.place() < place && isNameless(first.event()))
            .anyMatch(first -> first.event().frame().socket().equals(event.frame().socket()));
  }

  /** Hold an event where that is open; return whether it is. */
  boolean holds(Moment moment, AgentEvent event) {
    boolean open = awaitsMore(event) || isBehindAny(event, places);
    if (open) {
      held.computeIfAbsent(Sameness.of(event), alike -> new ArrayDeque<>())
          .add(new HeldEvent(places++, moment, event));
      nameless += isNameless(event) ? 1 : 0;
    }
    return open;
  }

  void releaseAll() {
    List<HeldEvent> released =
        held.values().stream().flatMap(Deque::stream).sorted(IN_ORDER).toList();
    held.clear();
    released.forEach(this::deliver);
  }

  /** What has a wrong id comes in its turn with the rest of its run. */
  void release() {
    if (releasing || held.isEmpty()) {
      return;
    }
    releasing = true;
    // What one tells may be what another has awaited.
    for (Optional<Deque<HeldEvent>> next = next(); next.isPresent(); next = next()) {
      deliver(next.get().remove());
    }
    releasing = false;
  }

  /** What is released may decide for those before it, and they go first. */
  private Optional<Deque<HeldEvent>> next() {
    return first().flatMap(any -> first());
  }

  private Optional<Deque<HeldEvent>> first() {
    held.values().removeIf(Deque::isEmpty);
    return held.values().stream()
        .sorted(Comparator.comparing(Deque::element, IN_ORDER))
        .filter(alike -> isFree(alike.element()))
        .findFirst();
  }

  private boolean isFree(HeldEvent first) {
    return !awaitsMore(first.event()) && !isBehindAny(first.event(), first.place());
  }

  /** By now it may be known that a nested agent tells it. */
  private void deliver(HeldEvent released) {
    nameless -= isNameless(released.event()) ? 1 : 0;
    AgentEvent event = timeline.nesting().of(released.event());
    deliver.accept(new Moment(released.moment().entry(), Optional.of(event)), event);
  }
}
