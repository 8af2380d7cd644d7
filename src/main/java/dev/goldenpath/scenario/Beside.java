package dev.goldenpath.scenario;

import dev.goldenpath.net.Daemons;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Do at the same time what needs nothing of each other, while a process starts. */
public final class Beside {
  private Beside() {}

  /** Begin something in a thread of its own, with the class loader of this one. */
  public static <T> CompletableFuture<T> begin(String name, Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work, task -> Daemons.named("goldenpath-" + name).newThread(task).start());
  }

  /** Wait for what was begun; what it threw is thrown here. */
  public static <T> T end(CompletableFuture<T> begun) {
    try {
      return begun.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof Error cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
