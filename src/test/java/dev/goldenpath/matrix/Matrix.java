package dev.goldenpath.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

  /** Return the delays of the verdicts that a frame decided, shortest first. */
  List<Duration> delays() {
    return rows.stream()
        .filter(row -> !row.defect().silent())
        .map(Row::verdictDelay)
        .flatMap(Optional::stream)
        .sorted()
        .toList();
  }

  /** Return the delay that this share of verdicts did not exceed. */
  Duration delay(double share) {
    List<Duration> sorted = delays();
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
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
            delay(0.5).toNanos() / 1e6,
            delay(0.95).toNanos() / 1e6);
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
    json.put("defect", row.defect().id())
        .put("sentence", row.defect().sentence())
        .put("clause", row.defect().clause())
        .put("acts", row.defect().acts().name().toLowerCase(java.util.Locale.ROOT))
        .put("silent", row.defect().silent())
        .put("caughtBy", row.caughtBy())
        .put("beyondItsTags", row.beyondItsTags())
        .put("named", row.named())
        .put("rightlyNamed", row.isRightlyNamed())
        .put("verdictMillis", row.verdictDelay().map(Duration::toMillis).orElse(-1L))
        .put("tookMillis", row.took().toMillis());
    json.set("alsoAllowed", JSON.valueToTree(row.defect().alsoAllowed()));
    json.set("names", JSON.valueToTree(row.names()));
  }
}
