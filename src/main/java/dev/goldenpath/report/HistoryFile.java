package dev.goldenpath.report;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.result.PastRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Keep runs in a file, a line each: it is only ever appended to, by any number of processes.
 *
 * <p>A lock on the file holds writers apart from each other and from readers.
 */
public final class HistoryFile {
  private static final int RUNS = 50;

  private final Path file;

  private HistoryFile(Path file) {
    this.file = file;
  }

  /**
   * Return the last 50 runs against a target, the oldest first; none where there is no file yet.
   *
   * @throws ResultsUnusable if it can't be used, or a line of it is damaged or another's
   */
  public static List<PastRun> read(Path file, String target) {
    return new HistoryFile(file).runs(target);
  }

  /**
   * @throws IOException if the file can't be written
   */
  public static void append(Path file, Report report) throws IOException {
    synchronized (HistoryFile.class) {
      new HistoryFile(file).append(ResultsFile.mapper().writeValueAsString(report.asPast()) + "\n");
    }
  }

  private List<PastRun> runs(String target) {
    if (!Files.exists(file)) {
      checkFolder();
      return List.of();
    }
    if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
      throw unusable("is no file that can be written");
    }
    synchronized (HistoryFile.class) {
      try (FileChannel channel = FileChannel.open(file, READ);
          FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
        Reader text = Channels.newReader(channel, StandardCharsets.UTF_8);
        return lock.isValid() ? runs(new BufferedReader(text), target) : List.of();
      } catch (IOException unreadable) {
        throw new ResultsUnusable(
            "--history: " + file + " can't be read: " + unreadable.getMessage() + ".", unreadable);
      }
    }
  }

  private void checkFolder() {
    Path folder = file.toAbsolutePath().normalize().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw unusable("can't be made: " + folder + " is no folder that can be written");
    }
  }

  private List<PastRun> runs(BufferedReader lines, String target) throws IOException {
    Deque<PastRun> last = new ArrayDeque<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      PastRun run = run(line, number);
      if (run.target().equals(target)) {
        last.add(run);
        if (last.size() > RUNS) {
          last.remove();
        }
      }
    }
    return last.stream().sorted(Comparator.comparing(PastRun::started)).toList();
  }

  private PastRun run(String line, int number) {
    try {
      JsonNode kept = ResultsFile.mapper().readTree(line);
      if (!kept.path("format").asText().equals(PastRun.FORMAT)) {
        throw unusable("line " + number + " is no run of a history of this suite");
      }
      if (kept.path("version").asInt() != PastRun.VERSION) {
        throw unusable(
            "line %s is written in version %s, and this suite reads version %s"
                .formatted(number, kept.path("version"), PastRun.VERSION));
      }
      return ResultsFile.mapper().treeToValue(kept, PastRun.class);
    } catch (JsonProcessingException broken) {
      throw new ResultsUnusable(
          message("line " + number + " is damaged: " + broken.getOriginalMessage()), broken);
    }
  }

  private void append(String line) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
        FileLock lock = channel.lock()) {
      long end = channel.size();
      String before = lock.isValid() && isOpen(channel, end) ? "\n" : "";
      ByteBuffer bytes = ByteBuffer.wrap((before + line).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      channel.force(true);
    }
  }

  /** Whether the last line has no end, as where an editor took it away. */
  private static boolean isOpen(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
  }

  private ResultsUnusable unusable(String why) {
    return new ResultsUnusable(message(why));
  }

  private String message(String why) {
    return "--history: " + file + ": " + why + ".";
  }
}
