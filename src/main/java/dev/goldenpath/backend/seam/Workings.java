package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a behaviour may use of the backend that it is part of. */
public interface Workings {

  /** The backend's timer; its tasks die with the backend. */
  ScheduledExecutorService timer();

  Collection<Socket> sockets();

  /** Start a run as an accepted request would. */
  Optional<Run> launch(User user, RunRequest request);

  /** Give an event its shape on the wire, in the backend's profile. */
  ObjectNode shaped(Event event);

  /** Name the object of a message that holds its fields: itself in a flat profile. */
  ObjectNode fieldsOf(ObjectNode message);

  /** Do something later, unless the backend has stopped by then. */
  default void later(long millis, Runnable action) {
    timer().schedule(action, millis, TimeUnit.MILLISECONDS);
  }

  /** Do later what takes its time, and come back with its outcome. */
  default <T> CompletionStage<T> delayed(long millis, Supplier<CompletionStage<T>> work) {
    CompletableFuture<Void> due = new CompletableFuture<>();
    later(millis, () -> due.complete(null));
    return due.thenCompose(now -> work.get());
  }
}
