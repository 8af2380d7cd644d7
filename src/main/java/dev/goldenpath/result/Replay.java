package dev.goldenpath.result;

import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.wire.TranscriptLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Judge recorded transcripts again.
 *
 * <p>Those of one run are judged together, in the order in which all that they tell happened, since
 * some rules compare the scenarios of a run.
 */
public final class Replay {
  private Replay() {}

  /**
   * Return the recordings, judged.
   *
   * @param files transcripts, and folders of them
   * @param leaks tells which secret a text holds, by its label; empty when none
   * @throws IOException if a file is no transcript; the message is a sentence
   */
  public static List<Recording> of(List<Path> files, Function<String, Optional<String>> leaks)
      throws IOException {
    Ledger ledger = new Ledger(text -> leaks.apply(text.text()));
    List<Recording> recordings = new ArrayList<>();
    for (Path file : files) {
      for (Path transcript : Files.isDirectory(file) ? within(file) : List.of(file)) {
        recordings.add(read(transcript, ledger));
      }
    }
    recordings.stream()
        .flatMap(recording -> recording.acts().stream())
        .sorted(Comparator.comparing(Recording.Act::at))
        .forEach(act -> act.run().run());
    return recordings;
  }

  private static List<Path> within(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> transcripts =
          files.filter(it -> it.toString().endsWith(".ndjson")).sorted().toList();
      if (transcripts.isEmpty()) {
        throw new IOException("There is no transcript (*.ndjson) in " + folder + ".");
      }
      return transcripts;
    }
  }

  private static Recording read(Path file, Ledger ledger) throws IOException {
    try {
      return new Recording(TranscriptLines.of(file), ledger);
    } catch (IllegalArgumentException | IndexOutOfBoundsException other) {
      throw new IOException(file + " is no transcript of this suite: " + other.getMessage(), other);
    }
  }
}
