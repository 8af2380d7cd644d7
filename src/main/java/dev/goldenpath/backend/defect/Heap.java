package dev.goldenpath.backend.defect;

import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps a run's events in a heap and lets them out at its end, all at once. */
final class Heap extends Attached {

  private final Map<String, List<Event>> heaps = new ConcurrentHashMap<>();
  private final Predicate<Event> which;
  private final Consumer<List<Event>> order;

  private Heap(Predicate<Event> which, Consumer<List<Event>> order) {
    this.which = which;
    this.order = order;
  }

  static Heap inOrder(Predicate<Event> which) {
    return new Heap(which, events -> {});
  }

  static Heap sortedByType() {
    return new Heap(event -> true, events -> events.sort(Comparator.comparing(Event::type)));
  }

  @Override
  public void emit(Event event, Consumer<Event> next) {
    if (!which.test(event)) {
      next.accept(event);
      return;
    }
    List<Event> heap = heaps.computeIfAbsent(event.run().id(), id -> new ArrayList<>());
    heap.add(event);
    if (event.isLast()) {
      heaps.remove(event.run().id());
      order.accept(heap);
      heap.forEach(next);
    }
  }
}
