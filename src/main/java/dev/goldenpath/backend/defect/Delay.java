package dev.goldenpath.backend.defect;

import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Event;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Lets events out some time after they happened, still in their order. */
final class Delay extends Attached {

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final Predicate<Event> which;
  private final int millis;

  Delay(Predicate<Event> which, int millis) {
    this.which = which;
    this.millis = millis;
  }

  @Override
  public void emit(Event event, Consumer<Event> next) {
    if (!which.test(event)) {
      next.accept(event);
      return;
    }
    waiting.add(() -> next.accept(event));
    later(inside(), millis, this::releaseOne);
  }

  /** The timer has two threads: the queue, not the timer, keeps the order. */
  private synchronized void releaseOne() {
    Runnable first = waiting.poll();
    if (first != null) {
      first.run();
    }
  }
}
