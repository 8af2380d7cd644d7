package dev.goldenpath.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.wire.Harmless;
import io.cucumber.htmlformatter.MessagesToHtmlWriter;
import io.cucumber.messages.MessageToNdjsonWriter;
import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Write Cucumber's own messages, as lines of JSON and as its HTML page, without secrets.
 *
 * <p>Each text is masked as a value, before it is escaped for JSON and HTML and before it is cut
 * into buffers, so that no way of writing lets a secret through.
 */
final class MaskedMessages {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Serializer serializer = new Serializer();
  private final UnaryOperator<String> mask;
  private final MessageToNdjsonWriter lines;
  private final MessagesToHtmlWriter page;
  private boolean closed;

  /** Open both files in a folder. */
  MaskedMessages(Path folder, UnaryOperator<String> mask) {
    this.mask = mask;
    try {
      Files.createDirectories(folder);
      OutputStream ndjson = Files.newOutputStream(folder.resolve("messages.ndjson"));
      this.lines = new MessageToNdjsonWriter(ndjson, this::write);
      OutputStream html = Files.newOutputStream(folder.resolve("cucumber.html"));
      this.page = MessagesToHtmlWriter.builder(this::write).title("Golden Path").build(html);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write to " + folder, e);
    }
  }

  synchronized void accept(Envelope message) {
    if (closed) {
      return;
    }
    try {
      lines.write(message);
      page.write(message);
      if (message.getTestRunFinished().isPresent()) {
        close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write Cucumber's messages", e);
    }
  }

  /** End both files, also in the middle of a run. */
  synchronized void close() {
    closed = true;
    try {
      lines.close();
      page.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't write Cucumber's messages", e);
    }
  }

  private void write(Writer out, Envelope message) throws IOException {
    StringWriter plain = new StringWriter();
    serializer.writeValue(plain, message);
    out.write(masked(plain.toString()));
  }

  private String masked(String json) throws IOException {
    return Harmless.json(MAPPER.writeValueAsString(masked(MAPPER.readTree(json))));
  }

  private JsonNode masked(JsonNode node) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(mask.apply(node.textValue()));
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> copy.add(masked(item)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(it -> copy.set(mask.apply(it.getKey()), masked(it.getValue())));
      return copy;
    }
    return node;
  }
}
