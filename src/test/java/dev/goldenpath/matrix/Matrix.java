package dev.goldenpath.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.defect.Defect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Which defect was caught by which scenario, under which name, and how soon. */
record Matrix(List<Row> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Matrix {
    rows = List.copyOf(rows);
  }

  List<Row> notCaught() {
    return rows.stream().filter(row -> !row.isCaught()).toList();
  }

  List<Row> wronglyNamed() {
    return rows.stream().filter(row -> row.isCaught() && !row.isRightlyNamed()).toList();
  }

  /** Return the share of the caught ones that were rightly named, from 0 to 1. */
  double rightlyNamed() {
    long caught = rows.stream().filter(Row::isCaught).count();
    return caught == 0 ? 0 : 1 - (double) wronglyNamed().size() / caught;
  }

  /** Return the share of all whose clause is among those told, from 0 to 1. */
  double told() {
    return rows.isEmpty() ? 0 : (double) rows.stream().filter(Row::isTold).count() / rows.size();
  }

  double caught() {
    return rows.isEmpty() ? 0 : 1 - (double) notCaught().size() / rows.size();
  }

  /** Return the delays of the verdicts that a frame decided, in microseconds, shortest first. */
  List<Long> delays() {
    return rows.stream()
        .filter(row -> !row.about().silent() && row.verdictMicros() >= 0)
        .map(Row::verdictMicros)
        .sorted()
        .toList();
  }

  /** Return the delay that this share of verdicts did not exceed, in milliseconds. */
  double delay(double share) {
    List<Long> sorted = delays();
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e3;
  }

  String figures() {
    return "%d defects, %d caught, %d of these rightly named (%.1f %%); verdict after the deciding"
        .concat(" frame (%d defects): median %.1f ms, 95th percentile %.1f ms")
        .formatted(
            rows.size(),
            rows.size() - notCaught().size(),
            rows.size() - notCaught().size() - wronglyNamed().size(),
            rightlyNamed() * 100,
            delays().size(),
            delay(0.5),
            delay(0.95));
  }

  void write(Path file) {
    ArrayNode all = JSON.createArrayNode();
    rows.forEach(row -> write(row, all.addObject()));
    try {
      Files.createDirectories(file.getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void write(Row row, ObjectNode json) {
    Defect defect = row.about();
    json.put("defect", defect.id())
        .put("sentence", defect.sentence())
        .put("clause", defect.clause())
        .put("acts", defect.acts().name().toLowerCase(Locale.ROOT))
        .put("silent", defect.silent())
        .put("caughtBy", row.caughtBy())
        .put("beyondItsTags", row.beyondItsTags())
        .put("named", row.named())
        .put("rightlyNamed", row.isRightlyNamed())
        .put("verdictMillis", row.verdictMicros() < 0 ? -1 : row.verdictMicros() / 1_000)
        .put("tookMillis", row.tookMillis());
    json.set("alsoAllowed", JSON.valueToTree(defect.alsoAllowed()));
    json.set("names", JSON.valueToTree(row.names()));
  }
}
