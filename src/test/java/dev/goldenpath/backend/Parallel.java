package dev.goldenpath.backend;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;

/** Does many things that mostly wait, eight at a time; tells all that failed. */
final class Parallel {

  private static final int AT_ONCE = 8;

  private Parallel() {}

  static <T> void forEach(Collection<T> items, Consumer<T> action) {
    ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Void>> all =
          items.stream()
              .map(item -> CompletableFuture.runAsync(() -> named(item, action), executor))
              .toList();
      SoftAssertions softly = new SoftAssertions();
      all.forEach(one -> softly.assertThatCode(one::join).doesNotThrowAnyException());
      softly.assertAll();
    } finally {
      executor.shutdownNow();
    }
  }

  private static <T> void named(T item, Consumer<T> action) {
    try {
      action.accept(item);
    } catch (Throwable failure) {
      throw new AssertionError(item + ": " + failure.getMessage(), failure);
    }
  }
}
