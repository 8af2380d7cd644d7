package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goldenpath.net.Daemons;
import dev.goldenpath.report.Crash;
import dev.goldenpath.report.RunStatus;
import dev.goldenpath.result.RunResults;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.NotificationEmitter;
import org.jspecify.annotations.Nullable;

/**
 * End the process where its memory is at an end, on whichever thread that shows: a library's thread
 * dies of it without a word, and what is missing then looks as if the target kept it back, or is
 * awaited for ever.
 *
 * <p>Whoever is at work may still come to an end by himself, without a verdict. After a while he is
 * stopped; and if that too wants memory which isn't there, the process is halted.
 */
final class Breakdown implements Thread.UncaughtExceptionHandler {
  private static final int GRACE_SECONDS = 3;
  private static final int PATIENCE_SECONDS = 10;

  /** So full is the heap after it was tidied only where the next allocation fails. */
  private static final int FULL_PERCENT = 98;

  private static final int RESERVE = 2 << 20;

  private static final String WORDS = Crash.ofJava(new OutOfMemoryError()).orElseThrow();
  private static final byte[] LAST_WORDS = ("\n" + WORDS + "\n").getBytes(UTF_8);
  private static final OutputStream ERR = new FileOutputStream(FileDescriptor.err);

  private final CountDownLatch happened = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private byte @Nullable [] reserve = new byte[RESERVE];

  private Breakdown() {}

  /** Begin to watch this process. */
  static void watch() {
    Breakdown breakdown = new Breakdown();
    Thread.setDefaultUncaughtExceptionHandler(breakdown);
    // The threads are there beforehand, since then there may be no room for them.
    Daemons.named("goldenpath-stop").newThread(breakdown::stop).start();
    Daemons.named("goldenpath-halt").newThread(breakdown::halt).start();
  }

  private void watchMemory() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      // Of the heap's pools only the one for what lives long knows a threshold of usage.
      if (pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()) {
        pool.setCollectionUsageThreshold(pool.getUsage().getMax() / 100 * FULL_PERCENT);
      }
    }
    ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
        .addNotificationListener(
            (notification, unused) -> happened.countDown(),
            it -> it.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED),
            null);
  }

  /** Of anything but an error of Java no more is made than Java does. */
  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (thrown instanceof VirtualMachineError) {
      happened.countDown();
    } else {
      System.err.println(LastResort.inWords(thrown));
    }
  }

  private void stop() {
    // Setting up what watches takes a while, which the command line need not wait for.
    watchMemory();
    try {
      happened.await();
      reserve = null;
      RunResults.current().noVerdict(WORDS);
      pass(GRACE_SECONDS);
      Evidence.endFor(WORDS.replaceFirst("\\.$", ""));
      System.exit(RunStatus.SUITE);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  private void halt() {
    try {
      happened.await();
      pass(PATIENCE_SECONDS);
      sayLastWords();
      Runtime.getRuntime().halt(RunStatus.SUITE);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    } catch (OutOfMemoryError speechless) {
      Runtime.getRuntime().halt(RunStatus.SUITE);
    }
  }

  /** Say what has happened where there is no memory left to make words of. */
  static void sayLastWords() {
    try {
      ERR.write(LAST_WORDS);
    } catch (IOException nobodyListens) {
      Runtime.getRuntime().halt(RunStatus.SUITE);
    }
  }

  private void pass(int seconds) throws InterruptedException {
    if (never.await(seconds, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody counts that down");
    }
  }
}
