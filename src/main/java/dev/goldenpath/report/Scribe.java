package dev.goldenpath.report;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Write what a run leaves behind while it goes on, one after the other, in a thread of its own: an
 * event of Cucumber's is heard by one listener at a time, and whoever writes then keeps all
 * scenarios waiting.
 *
 * <p>Safe for any number of threads.
 */
final class Scribe {
  private static final int PATIENCE_SECONDS = 120;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Scribe::daemon);

  private final Consumer<String> faults;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private boolean closed;

  /**
   * @param faults told in a sentence of each output that can't be written
   */
  Scribe(Consumer<String> faults) {
    this.faults = faults;
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "goldenpath-scribe");
    thread.setDaemon(true);
    return thread;
  }

  /** Have something written once all before it is; return at once. */
  synchronized void write(Runnable work) {
    if (!closed) {
      last = last.thenRunAsync(() -> tried(work), thread);
    }
  }

  /** What breaks one output is told, and keeps back no other. */
  private void tried(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException broken) {
      faults.accept("An output can't be written: " + Crash.inWords(broken));
    } catch (VirtualMachineError broken) {
      // The future that this runs in would keep it to itself.
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
      throw broken;
    }
  }

  /** Wait until all is written that was given by now. */
  void catchUp() {
    try {
      last().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException unwritten) {
      throw new IllegalStateException("the outputs can't be written", unwritten);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while outputs were written", interrupted);
    }
  }

  private synchronized Future<?> last() {
    return last;
  }

  /** Do the same, and take no more. */
  void finish() {
    close();
    catchUp();
  }

  private synchronized void close() {
    closed = true;
  }
}
