package dev.goldenpath.scenario;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the threads that stamp frames were ready to run and had no processor.
 *
 * <p>Linux accounts for that, per thread, in {@code schedstat} (nanoseconds on a processor, then
 * nanoseconds of waiting for one). A watch thread of our own can be on time while such a thread is
 * not. Elsewhere nothing is known, and nothing is told. Used by one thread.
 */
final class ProcessorWait {
  static final Path OF_THIS_PROCESS = Path.of("/proc/self/task");

  /** The first 15 letters of their names, which is all that Linux keeps. */
  private static final String SOCKET_THREADS = "goldenpath-sock";

  private static final int LOOK_AGAIN_AFTER = 50;

  private final Path tasks;

  private final Map<Path, ThreadAccount> accounts = new HashMap<>();

  private int readings;

  ProcessorWait(Path tasks) {
    this.tasks = tasks;
  }

  /**
   * Return for how long one thread has waited since the last {@link #forget}, all its waits
   * together; that of the thread which waited longest.
   */
  Duration longest() {
    if (readings++ % LOOK_AGAIN_AFTER == 0) {
      findThreads();
    }
    long longest = 0;
    for (Map.Entry<Path, ThreadAccount> thread : accounts.entrySet()) {
      ThreadAccount account = thread.getValue();
      account.read = waitOf(thread.getKey(), account.read);
      longest = Math.max(longest, account.read - account.forgotten);
    }
    return Duration.ofNanos(longest);
  }

  /** Count anew from what was read last. */
  void forget() {
    accounts.values().forEach(account -> account.forgotten = account.read);
  }

  private void findThreads() {
    accounts.keySet().removeIf(file -> !Files.exists(file));
    if (!Files.isDirectory(tasks)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path task : all) {
        Path file = task.resolve("schedstat");
        if (!accounts.containsKey(file) && nameOf(task).startsWith(SOCKET_THREADS)) {
          accounts.put(file, new ThreadAccount(waitOf(file, 0)));
        }
      }
    } catch (IOException unknown) {
      accounts.clear();
    }
  }

  /** Return a thread's name; none for one that has ended in this moment. */
  private static String nameOf(Path task) {
    try {
      return Files.readString(task.resolve("comm"));
    } catch (IOException ended) {
      return "";
    }
  }

  private static long waitOf(Path file, long ifEnded) {
    try {
      String[] figures = Files.readString(file).split(" ");
      return figures.length < 2 ? ifEnded : Long.parseLong(figures[1]);
    } catch (IOException ended) {
      return ifEnded;
    }
  }

  /** What one thread has waited, in ns, since it began. */
  private static final class ThreadAccount {
    private long read;
    private long forgotten;

    ThreadAccount(long known) {
      read = known;
      forgotten = known;
    }
  }
}
