package dev.goldenpath.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.goldenpath.wire.Harmless;
import dev.goldenpath.wire.MaskedTree;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.io.Writer;
import java.util.function.UnaryOperator;

/**
 * Write Cucumber's messages as JSON, without secrets, by short ids.
 *
 * <p>A line is searched whole. Only where something is found in it is each text masked as a value,
 * before it is escaped for JSON and HTML and before it is cut into buffers, so that no way of
 * writing lets a secret through.
 */
final class MaskedJson {
  /** Writes what Cucumber's own writer does, which has a whole Jackson of its own to start. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .build();

  /**
   * What a value may hold of escapes within escapes is one more in its line; from here on, a search
   * of the line would not see to the ground.
   */
  private static final String DEEP = "\\".repeat(8);

  /** Behind it stands what was cut off, and before it half a secret, perhaps with escapes in it. */
  private static final char CUT = '…';

  private final ShortIds ids = new ShortIds();
  private final UnaryOperator<String> mask;

  MaskedJson(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  void write(Writer out, Envelope message) throws IOException {
    out.write(masked(ids.in(MAPPER.writeValueAsString(message))));
  }

  String masked(String json) throws IOException {
    boolean seenWhole = json.indexOf(CUT) < 0 && !json.contains(DEEP);
    return Harmless.json(
        seenWhole && mask.apply(json).equals(json)
            ? json
            : MaskedTree.of(MAPPER.readTree(json), mask).toString());
  }
}
