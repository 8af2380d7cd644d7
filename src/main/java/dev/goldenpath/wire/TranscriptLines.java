package dev.goldenpath.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.setting.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Read the lines of a recorded transcript, see {@link TranscriptFile}. */
public final class TranscriptLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Map<String, Class<?>> ENTRIES =
      Arrays.stream(Entry.class.getDeclaredClasses())
          .filter(Class::isRecord)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private TranscriptLines() {}

  /**
   * Return the lines of a file.
   *
   * @throws IOException if it can't be read; the message is a sentence
   */
  public static List<JsonNode> of(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    int number = 0;
    for (String line : TextFile.read(file).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        lines.add(parsed(line, file + ":" + number));
      }
    }
    return lines;
  }

  private static JsonNode parsed(String line, String place) throws IOException {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException broken) {
      throw new IOException(place + " is no JSON: " + broken.getOriginalMessage(), broken);
    }
  }

  /** Tell whether a line is one of a transcript, and no message of a backend. */
  public static boolean isOne(String line) {
    try {
      return ENTRIES.containsKey(MAPPER.readTree(line).path("entry").asText());
    } catch (JsonProcessingException another) {
      return false;
    }
  }

  /**
   * Return the entry that a line holds; empty where it holds something else.
   *
   * @throws IllegalArgumentException if it is an entry, and parts of it are missing
   */
  public static Optional<Entry> entry(JsonNode line) {
    return Optional.ofNullable(ENTRIES.get(line.path("entry").asText()))
        .map(type -> (Entry) Records.read(line, type));
  }
}
