package dev.goldenpath.matrix;

import static java.util.function.Function.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the last kill matrix found, as it is kept for the living documentation of every run: a row a
 * line, in the catalogue's order.
 */
final class KeptMatrix {
  static final Path PLACE = Path.of("src", "main", "resources", "kill-matrix.json");

  private static final ObjectMapper JSON = new ObjectMapper();

  private KeptMatrix() {}

  /** Return the kept rows by their defects. */
  static Map<String, JsonNode> rows() {
    try {
      return StreamSupport.stream(JSON.readTree(PLACE.toFile()).spliterator(), false)
          .collect(Collectors.toMap(row -> row.path("defect").asText(), identity()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Keep what was found of some defects, and what is kept of the others. */
  static void keep(List<Row> found) {
    Map<String, JsonNode> rows = new TreeMap<>(rows());
    found.forEach(row -> rows.put(row.defect(), json(row)));
    String text =
        Defects.all().stream()
            .map(Defect::id)
            .filter(rows::containsKey)
            .map(id -> String.valueOf(rows.get(id)))
            .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    try {
      Files.writeString(PLACE, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static ObjectNode json(Row row) {
    return JSON.createObjectNode()
        .put("defect", row.defect())
        .put("sentence", row.about().sentence())
        .put("clause", row.about().clause())
        .put("caughtBy", row.caughtBy())
        .put("named", row.named())
        .put("verdictMillis", row.verdictMicros() < 0 ? -1 : row.verdictMicros() / 1_000);
  }
}
