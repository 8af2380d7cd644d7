package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does many things that mostly wait, some at a time; tells all that failed. */
final class Parallel {

  private Parallel() {}

  static <T> void forEach(int atOnce, Collection<T> items, Consumer<T> action) {
    ExecutorService executor = Executors.newFixedThreadPool(atOnce);
    try {
      List<CompletableFuture<String>> outcomes =
          items.stream()
              .map(item -> CompletableFuture.supplyAsync(() -> failure(item, action), executor))
              .toList();
      assertThat(outcomes.stream().map(CompletableFuture::join).filter(told -> !told.isEmpty()))
          .isEmpty();
    } finally {
      executor.shutdownNow();
    }
  }

  private static <T> String failure(T item, Consumer<T> action) {
    try {
      action.accept(item);
      return "";
    } catch (RuntimeException | AssertionError failed) {
      return item + ": " + failed;
    }
  }
}
