package dev.goldenpath.backend.variant;

import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Event;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Lets events out a little later, by chance, never out of a run's order. */
final class Jitter extends Attached {

  private static final int MOST_MILLIS = 100;

  private final SplittableRandom chance = new SplittableRandom();
  private final Map<String, Queue<Runnable>> waiting = new ConcurrentHashMap<>();

  @Override
  public void emit(Event event, Consumer<Event> next) {
    Queue<Runnable> ofRun =
        waiting.computeIfAbsent(event.run().id(), id -> new ConcurrentLinkedQueue<>());
    ofRun.add(() -> next.accept(event));
    if (event.isLast()) {
      waiting.remove(event.run().id());
    }
    later(inside(), millis(), () -> releaseOne(ofRun));
  }

  /** Whichever timer is first lets out the event that is first. */
  private static void releaseOne(Queue<Runnable> ofRun) {
    synchronized (ofRun) {
      Runnable first = ofRun.poll();
      if (first != null) {
        first.run();
      }
    }
  }

  private synchronized int millis() {
    return chance.nextInt(MOST_MILLIS);
  }
}
