package dev.goldenpath.invented;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an invented backend tells for a message, and how it tells it when it is broken.
 *
 * <p>A file of blocks: {@code == word} begins what is told for a message that holds the word, a
 * line an event; {@code -- broken} begins what is told instead.
 */
final class InventedScript {
  /** One event: its type and its own fields as JSON. */
  record Line(String type, String fields) {
    static Line of(String written) {
      int blank = written.indexOf(' ');
      return blank < 0
          ? new Line(written, "{}")
          : new Line(written.substring(0, blank), written.substring(blank + 1));
    }
  }

  private final Map<String, List<Line>> good = new LinkedHashMap<>();
  private final Map<String, List<Line>> broken = new LinkedHashMap<>();
  private final boolean breaks;

  private InventedScript(String text, boolean breaks) {
    this.breaks = breaks;
    String word = "";
    Map<String, List<Line>> to = good;
    for (String line : text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
      if (line.startsWith("== ")) {
        word = line.substring("== ".length());
        to = good;
      } else if (line.equals("-- broken")) {
        to = broken;
      } else {
        to.computeIfAbsent(word, key -> new ArrayList<>()).add(Line.of(line));
      }
    }
  }

  /** Read a script; breaking it tells the broken lines. */
  static InventedScript read(String name, boolean breaks) {
    String file = "/invented/" + name + ".script";
    try (InputStream in = InventedScript.class.getResourceAsStream(file)) {
      byte[] bytes = java.util.Objects.requireNonNull(in, file).readAllBytes();
      return new InventedScript(new String(bytes, StandardCharsets.UTF_8), breaks);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<Line> of(JsonNode request) {
    String message = request.path("message").asText();
    Map<String, List<Line>> told = breaks ? broken : good;
    return told.entrySet().stream()
        .filter(it -> message.contains(it.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new IllegalStateException("nothing is scripted for “" + message + "”"))
        .stream()
        .map(line -> filled(line, request))
        .toList();
  }

  /** Put what the request says where the script names it: {@code $agent}, {@code $context.plan}. */
  private static Line filled(Line line, JsonNode request) {
    return new Line(
        line.type(),
        line.fields()
            .replace("$agent", request.path("agent_type").asText())
            .replace("$message", request.path("message").asText())
            .replace("$plan", request.path("user_context").path("plan").asText()));
  }
}
