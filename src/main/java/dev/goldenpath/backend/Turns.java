package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Narrator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Whose turn it is in each thread, where runs take turns. */
final class Turns {

  private final Map<String, Turn> last = new ConcurrentHashMap<>();

  /** The latest turn in a thread. */
  private record Turn(Narrator narrator, CompletableFuture<Void> end) {}

  /** Tell whether a run goes on in a thread, or waits there. */
  boolean isTaken(String threadId) {
    Turn turn = last.get(Threads.key(threadId));
    return turn != null && !turn.end().isDone();
  }

  /**
   * Take the next turn in a thread.
   *
   * @param end completed once the turn is over
   * @param interrupting whether the run before is ended for it
   * @return complete when the turn begins
   */
  CompletionStage<Void> take(
      String threadId, Narrator narrator, CompletableFuture<Void> end, boolean interrupting) {
    Turn before = last.put(Threads.key(threadId), new Turn(narrator, end));
    if (before == null) {
      return CompletableFuture.completedFuture(null);
    }
    if (interrupting) {
      before.narrator().interrupted();
      return CompletableFuture.completedFuture(null);
    }
    return before.end();
  }
}
