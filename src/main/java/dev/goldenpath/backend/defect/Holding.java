package dev.goldenpath.backend.defect;

import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Event;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Holds events of one type back, each until the next of another type. */
final class Holding extends Attached {

  private final Map<String, Event> held = new ConcurrentHashMap<>();
  private final String type;
  private final String release;
  private final boolean before;

  private Holding(String type, String release, boolean before) {
    this.type = type;
    this.release = release;
    this.before = before;
  }

  /** Half a sentence: which events to hold. */
  record Of(String type) {
    Holding until(String release) {
      return new Holding(type, release, false);
    }

    Holding untilJustBefore(String release) {
      return new Holding(type, release, true);
    }
  }

  static Of of(String type) {
    return new Of(type);
  }

  @Override
  public void emit(Event event, Consumer<Event> next) {
    if (event.is(type) && held.putIfAbsent(event.run().id(), event) == null) {
      return;
    }
    boolean due = event.is(release) || event.isLast();
    if (before && due) {
      release(event, next);
    }
    next.accept(event);
    if (due) {
      release(event, next);
    }
  }

  private void release(Event event, Consumer<Event> next) {
    Event late = held.remove(event.run().id());
    if (late != null) {
      next.accept(late);
    }
  }
}
