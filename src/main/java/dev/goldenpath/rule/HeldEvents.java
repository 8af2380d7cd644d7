package dev.goldenpath.rule;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.timeline.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Events of which nobody can say yet whose run they are of, in their order of arrival. */
final class HeldEvents {
  private final List<HeldEvent> held = new ArrayList<>();
  private final Predicate<AgentEvent> awaitsMore;
  private final BiConsumer<Moment, AgentEvent> deliver;
  private boolean releasing;

  private record HeldEvent(Moment moment, AgentEvent event) {}

  /**
   * Hold none yet.
   *
   * @param awaitsMore whether it is still open whose run an event is of
   * @param deliver hands an event to its run
   */
  HeldEvents(Predicate<AgentEvent> awaitsMore, BiConsumer<Moment, AgentEvent> deliver) {
    this.awaitsMore = awaitsMore;
    this.deliver = deliver;
  }

  void hold(Moment moment, AgentEvent event) {
    held.add(new HeldEvent(moment, event));
  }

  void releaseAll() {
    List<HeldEvent> released = List.copyOf(held);
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
    for (Optional<HeldEvent> next = next(); next.isPresent(); next = next()) {
      held.remove(next.get());
      deliver(next.get());
    }
    releasing = false;
  }

  /** What is released may decide for those before it, and they go first. */
  private Optional<HeldEvent> next() {
    return first().flatMap(any -> first());
  }

  private Optional<HeldEvent> first() {
    return held.stream().filter(it -> !awaitsMore.test(it.event())).findFirst();
  }

  private void deliver(HeldEvent released) {
    deliver.accept(released.moment(), released.event());
  }
}
