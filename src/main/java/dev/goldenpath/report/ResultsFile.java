package dev.goldenpath.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Keep a run in {@code results.json}, and read it back. */
public final class ResultsFile {
  static final String NAME = "results.json";

  /** By which a file of ours is known. */
  static final String MARK = "{\"format\":\"" + RecordedRun.FORMAT + "\"";

  private ResultsFile() {}

  static void write(Report report, Path folder) throws IOException {
    // A text may hold half a surrogate pair, which this kind of writer makes a question mark.
    try (Writer out =
            new OutputStreamWriter(
                Files.newOutputStream(folder.resolve(NAME)), StandardCharsets.UTF_8);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      new RecordJson(json).write(RecordedRun.of(report));
    }
  }

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
      if (!kept.path("format").asText().equals(RecordedRun.FORMAT)) {
        throw new ResultsUnusable(file + " is not of this suite.");
      }
      if (kept.path("version").asInt() != RecordedRun.VERSION) {
        throw new ResultsUnusable(
            file
                + " is written in version "
                + kept.path("version")
                + ", and this suite reads version "
                + RecordedRun.VERSION
                + ".");
      }
      return ResultsJson.MAPPER.treeToValue(kept, RecordedRun.class).report();
    } catch (JsonProcessingException broken) {
      throw new ResultsUnusable(file + " is not whole: " + broken.getOriginalMessage(), broken);
    } catch (IOException unreadable) {
      throw new ResultsUnusable(file + " can't be read: " + unreadable.getMessage(), unreadable);
    }
  }

  /** Return what reads records of ours. */
  static JsonMapper mapper() {
    return ResultsJson.MAPPER;
  }

  /** Reads; apart, since whoever only writes need not wait for it to get ready. */
  private static final class ResultsJson {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .build();

    static {
      // What RecordJson leaves out, since it is empty.
      for (Class<?> type : List.of(String.class, List.class, Set.class)) {
        MAPPER.configOverride(type).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
      }
      for (Class<?> type : RecordJson.BY_POSITION) {
        MAPPER.configOverride(type).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
      }
      MAPPER
          .getFactory()
          .setStreamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
    }
  }
}
