package dev.goldenpath.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;

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

  private static final Logger LOG = Logger.getLogger(ProcessorWait.class.getName());

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
    for (ThreadAccount account : accounts.values()) {
      account.look();
      longest = Math.max(longest, account.read - account.forgotten);
    }
    return Duration.ofNanos(longest);
  }

  /** Count anew from what was read last. */
  void forget() {
    accounts.values().forEach(account -> account.forgotten = account.read);
  }

  private void findThreads() {
    accounts.entrySet().removeIf(thread -> thread.getValue().isOver(thread.getKey()));
    if (!Files.isDirectory(tasks)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path task : all) {
        Path file = task.resolve("schedstat");
        if (!accounts.containsKey(file) && nameOf(task).startsWith(SOCKET_THREADS)) {
          open(file);
        }
      }
    } catch (IOException | DirectoryIteratorException unknown) {
      LOG.fine("threads that are not found by now are looked for again");
    }
  }

  private void open(Path file) {
    try {
      accounts.put(file, new ThreadAccount(file));
    } catch (IOException ended) {
      LOG.fine("a thread has ended in this moment");
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

  /**
   * What one thread has waited, in ns, since it began. Its file stays open, since it is read a
   * hundred times a second.
   */
  private static final class ThreadAccount {
    private final FileChannel file;
    private final ByteBuffer figures = ByteBuffer.allocate(80);
    private boolean ended;
    private long read;
    private long forgotten;

    ThreadAccount(Path file) throws IOException {
      this.file = FileChannel.open(file, StandardOpenOption.READ);
      look();
      forgotten = read;
    }

    void look() {
      try {
        file.read(figures.clear(), 0);
        String[] known = new String(figures.array(), 0, figures.position(), US_ASCII).split(" ");
        read = known.length < 2 ? read : Long.parseLong(known[1]);
      } catch (IOException threadIsGone) {
        ended = true;
      }
    }

    /** Return whether its thread is gone, and with it what is open of it. */
    boolean isOver(Path at) {
      boolean over = ended || !Files.exists(at);
      try {
        if (over) {
          file.close();
        }
      } catch (IOException unclosed) {
        throw new UncheckedIOException(unclosed);
      }
      return over;
    }
  }
}
