package dev.goldenpath.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What each known way of being broken was caught by: how we know that these checks can fail.
 *
 * <p>Read from {@code kill-matrix.json}, an array of objects, in the output folder, in {@code
 * kill-matrix/} beside it, where the build writes it, or at the root of the class path, where what
 * was found of this version of the suite is kept.
 */
record KillMatrix(List<Row> rows) {
  private static final String NAME = "kill-matrix.json";

  /**
   * One defect.
   *
   * @param clause the one that it breaks
   * @param caughtBy the scenario that failed by it; empty where none did
   * @param named the clause that the failure named
   * @param verdictMillis from the deciding frame to the failure; negative where unknown
   */
  record Row(
      String defect,
      String sentence,
      String clause,
      String caughtBy,
      String named,
      long verdictMillis) {}

  KillMatrix {
    rows = List.copyOf(rows);
  }

  /** Return how many were caught. */
  long caught() {
    return rows.stream().filter(row -> !row.caughtBy().isEmpty()).count();
  }

  /**
   * Return the milliseconds that this share of the verdicts took at most, from 0 to 1; negative
   * where none is known. Silence has no deciding frame and does not count.
   */
  long millisOf(double share) {
    List<Long> known =
        rows.stream().map(Row::verdictMillis).filter(millis -> millis >= 0).sorted().toList();
    return known.isEmpty() ? -1 : known.get((int) Math.max(0, Math.ceil(share * known.size()) - 1));
  }

  /** Find it; it has no rows where there is none. */
  static KillMatrix find(Path folder) throws IOException {
    for (Path file :
        List.of(folder.resolve(NAME), folder.resolveSibling("kill-matrix").resolve(NAME))) {
      if (Files.exists(file)) {
        return read(Files.readString(file));
      }
    }
    Optional<String> inside = Resources.find("/" + NAME);
    return inside.isPresent() ? read(inside.get()) : new KillMatrix(List.of());
  }

  private static KillMatrix read(String json) throws IOException {
    return new KillMatrix(List.of(ResultsFile.mapper().readValue(json, Row[].class)));
  }
}
