package dev.goldenpath.result;

import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.wire.TranscriptLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
   * @param leaks tells which secret a text holds, by its label; empty when none
   * @throws IOException if a file is no transcript; the message is a sentence
   */
  public static List<Recording> of(List<Path> files, Function<String, Optional<String>> leaks)
      throws IOException {
    Ledger ledger = new Ledger(text -> leaks.apply(text.text()));
    List<Recording> recordings = new ArrayList<>();
    for (Path file : files) {
      recordings.add(read(file, ledger));
    }
    recordings.stream()
        .flatMap(recording -> recording.acts().stream())
        .sorted(Comparator.comparing(Recording.Act::at))
        .forEach(act -> act.run().run());
    return recordings;
  }

  private static Recording read(Path file, Ledger ledger) throws IOException {
    try {
      return new Recording(TranscriptLines.of(file), ledger);
    } catch (IllegalArgumentException | IndexOutOfBoundsException other) {
      throw new IOException(file + " is no transcript of this suite: " + other.getMessage(), other);
    }
  }
}
