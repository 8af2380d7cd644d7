package dev.goldenpath.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.goldenpath.result.Story;
import dev.goldenpath.wire.Records;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keep a run in {@code results.json}, and read it back. */
public final class ResultsFile {
  static final String NAME = "results.json";

  private static final String FORMAT = "golden-path-results";

  /** Of the form; a later suite may add to it, and counts on when it takes away. */
  private static final int VERSION = 2;

  /** By which a file of ours is known. */
  static final String MARK = "{\"format\":\"golden-path-results\"";

  private ResultsFile() {}

  static void write(Report report, Path folder) throws IOException {
    // A text may hold half a surrogate pair, which this kind of writer makes a question mark.
    try (Writer out =
        new OutputStreamWriter(
            Files.newOutputStream(folder.resolve(NAME)), StandardCharsets.UTF_8)) {
      ResultsJson.MAPPER.writeValue(out, new Document(FORMAT, VERSION, report));
    }
  }

  private record Document(String format, int version, @JsonUnwrapped Report report) {}

  /**
   * Read the run that was kept in a folder.
   *
   * @throws ResultsUnusable if there is none, or it can't be read
   */
  public static Report read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new ResultsUnusable(
          folder + " holds no " + NAME + ": no run has written there, or it was killed.");
    }
    try {
      JsonNode kept = ResultsJson.MAPPER.readTree(Files.readString(file));
      if (!kept.path("format").asText().equals(FORMAT)) {
        throw new ResultsUnusable(file + " is not of this suite.");
      }
      if (kept.path("version").asInt() != VERSION) {
        throw new ResultsUnusable(
            "%s is written in version %s, and this suite reads version %s."
                .formatted(file, kept.path("version"), VERSION));
      }
      return ResultsJson.MAPPER.treeToValue(kept, Report.class).counted();
    } catch (JsonProcessingException broken) {
      throw new ResultsUnusable(file + " is not whole: " + broken.getOriginalMessage(), broken);
    } catch (IOException unreadable) {
      throw new ResultsUnusable(file + " can't be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /** Return what reads and writes records of ours. */
  static JsonMapper mapper() {
    return ResultsJson.MAPPER;
  }

  /** Apart, since whoever looks for a file of ours need not wait for it to get ready. */
  private static final class ResultsJson {
    static final JsonMapper MAPPER =
        Records.builder()
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            // In a run where all is well that is a sixth of it.
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .build();

    static {
      for (Class<?> type : List.of(String.class, List.class, Set.class, Map.class)) {
        MAPPER.configOverride(type).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
      }
      // Of which there are so many that their names would be half of the file.
      for (Class<?> type : List.of(Story.Mark.class, Story.Span.class)) {
        MAPPER.configOverride(type).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
      }
      MAPPER
          .getFactory()
          .setStreamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
    }
  }
}
