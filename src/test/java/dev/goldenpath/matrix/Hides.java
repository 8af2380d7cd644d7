package dev.goldenpath.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which defects leave nothing of what others bend, each with the reason. */
record Hides(List<Pair> pairs) {
  private static final Path PLACE = Path.of("src", "test", "resources", "matrix", "hides.txt");
  private static final Pattern LINE = Pattern.compile("([\\w-]+), (\\S+): (\\S.*)");

  /** A defect, and those that can't be seen beside it. */
  record Pair(String defect, Pattern others) {}

  Hides {
    pairs = List.copyOf(pairs);
  }

  static Hides read() {
    try (var lines = Files.lines(PLACE, StandardCharsets.UTF_8)) {
      return new Hides(lines.filter(line -> !line.startsWith("#")).map(Hides::pair).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Pair pair(String line) {
    Matcher written = LINE.matcher(line);
    if (!written.matches()) {
      throw new IllegalArgumentException(PLACE + " has no `id, another: reason` in: " + line);
    }
    return new Pair(written.group(1), Pattern.compile(written.group(2)));
  }

  /** Return whether a defect had to be seen beside the others, and was not. */
  boolean leavesUnexplained(Together together) {
    return together.hidden().stream().anyMatch(hidden -> !explains(hidden, together.defects()));
  }

  private boolean explains(String hidden, List<String> beside) {
    return pairs.stream()
        .anyMatch(
            pair -> beside.contains(pair.defect()) && pair.others().matcher(hidden).matches());
  }
}
