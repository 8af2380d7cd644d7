package dev.goldenpath.cli;

import dev.goldenpath.net.Daemons;
import io.cucumber.core.resource.Resource;
import io.cucumber.core.resource.ResourceScanner;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hold the jar that all of this is in open, for everybody who looks through it.
 *
 * <p>A run looks for steps and features half a dozen times, and Groovy for its classes. Each time
 * the jar would be opened, and its twenty thousand names be read. Cucumber shares what it has open
 * with all its searches for as long as one of them goes on: here one goes on until this is closed.
 * Where the classes are in folders there is nothing to hold.
 */
final class OpenJar implements AutoCloseable {
  /** Something that is there once, at the top. */
  private static final String FOUND = "cucumber.properties";

  private static final int LONGEST_RUN_DAYS = 7;

  private final CompletableFuture<Boolean> open = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private OpenJar() {}

  /** Begin to open it; return at once. */
  static OpenJar begin() {
    OpenJar jar = new OpenJar();
    Daemons.named("goldenpath-jar").newThread(jar::hold).start();
    return jar;
  }

  CompletableFuture<Boolean> open() {
    return open;
  }

  private void hold() {
    try {
      new ResourceScanner<>(OpenJar.class::getClassLoader, path -> true, this::wait)
          .scanForClasspathResource(FOUND, any -> true);
      open.complete(false);
    } catch (RuntimeException unreadable) {
      open.completeExceptionally(unreadable);
    }
  }

  private Optional<Boolean> wait(Resource found) {
    open.complete(true);
    try {
      return Optional.of(closed.await(LONGEST_RUN_DAYS, TimeUnit.DAYS));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
