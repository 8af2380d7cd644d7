package dev.goldenpath.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Write a transcript as NDJSON: a head with what is needed to judge it again, then an entry a line.
 *
 * <p>Every text is masked before it is written, so secrets stand as stable placeholders.
 */
public final class TranscriptFile {

  private final UnaryOperator<String> mask;

  public TranscriptFile(UnaryOperator<String> mask) {
    this.mask = Objects.requireNonNull(mask, "mask");
  }

  /**
   * Write a file; make its folder where there is none.
   *
   * @param head what holds for the whole transcript, such as target and limits
   * @param lines entries, and maps of what else is to be known
   * @throws UncheckedIOException if the file can't be written
   */
  public void write(Path file, Map<String, ?> head, List<?> lines) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent(), "folder"));
      try (Writer out = Files.newBufferedWriter(file)) {
        out.write(Harmless.json(line(head) + "\n"));
        for (Object line : lines) {
          out.write(Harmless.json(line(line) + "\n"));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("can't write " + file, failed);
    }
  }

  private JsonNode line(Object value) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    if (value instanceof Entry entry) {
      line.put("entry", entry.getClass().getSimpleName());
    }
    return MaskedTree.of(line.setAll((ObjectNode) Records.tree(value)), mask);
  }
}
