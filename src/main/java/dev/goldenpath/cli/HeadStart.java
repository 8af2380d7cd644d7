package dev.goldenpath.cli;

import dev.goldenpath.wire.HttpApi;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What every run wants loaded, begun before its command line is read: that takes a sixth of a short
 * run's start, and no other processor has anything to do meanwhile.
 */
final class HeadStart implements AutoCloseable {
  private static final AtomicReference<Optional<HeadStart>> BEGUN =
      new AtomicReference<>(Optional.empty());

  private final OpenJar jar = OpenJar.begin();
  private final CompletableFuture<Void> groovy;

  private HeadStart(boolean calls) {
    groovy =
        calls ? jar.open().thenRun(HttpApi::loadGroovy) : CompletableFuture.completedFuture(null);
  }

  /** Begin, if the command line is a run's; return at once. */
  static void begin(String... args) {
    if (args.length > 0 && args[0].equals("run") && Surroundings.enoughMemory()) {
      BEGUN.set(Optional.of(new HeadStart(!Arrays.asList(args).contains("--dry-run"))));
    }
  }

  /**
   * Take what has begun, or begin now.
   *
   * @param calls whether execute calls will be made
   */
  static HeadStart take(boolean calls) {
    return BEGUN.getAndSet(Optional.empty()).orElseGet(() -> new HeadStart(calls));
  }

  /** Return when Groovy is loaded. */
  CompletableFuture<Void> groovy() {
    return groovy;
  }

  @Override
  public void close() {
    jar.close();
  }
}
