package dev.goldenpath.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.Story;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Write a run as OpenTelemetry spans, in OTLP's JSON: a scenario, and below it its calls, runs and
 * tool calls.
 *
 * <p>A scenario's spans have the trace id that was sent with its first request, so that the
 * backend's own spans of that request belong to the same trace.
 */
final class OtlpJson {
  private static final int CLIENT = 3;
  private static final int INTERNAL = 1;
  private static final int FAILED = 2;

  private final ArrayNode spans = JsonNodeFactory.instance.arrayNode();

  private OtlpJson() {}

  static String of(Report report) {
    OtlpJson trace = new OtlpJson();
    report.scenarios().forEach(trace::scenario);
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode resource = root.putArray("resourceSpans").addObject();
    attribute(resource.putObject("resource"), "service.name", "goldenpath");
    ObjectNode scope = resource.putArray("scopeSpans").addObject();
    scope.putObject("scope").put("name", "goldenpath");
    scope.set("spans", trace.spans);
    return root + "\n";
  }

  private void scenario(ScenarioReport scenario) {
    Story story = scenario.story();
    if (story.marks().isEmpty()) {
      return;
    }
    String trace =
        story.runs().stream()
            .map(Story.RunTold::trace)
            .filter(id -> id.length() == 32)
            .findFirst()
            .orElseGet(() -> hex(scenario.place(), 16));
    String root = hex(scenario.place() + trace, 8);
    ObjectNode span = span(trace, root, scenario.name(), INTERNAL, story, 0, story.length());
    attribute(span, "test.case.name", scenario.name());
    attribute(span, "code.file.path", scenario.uri());
    attribute(span, "test.case.result.status", scenario.outcome().word());
    if (scenario.outcome() == Outcome.FAILED) {
      span.putObject("status").put("code", FAILED).put("message", scenario.firstLine());
    }
    int number = 0;
    for (Story.Span part : story.spans()) {
      if (part.kind() == Story.Kind.STALL) {
        continue;
      }
      String id = hex(root + number++, 8);
      int kind = part.kind() == Story.Kind.CALL ? CLIENT : INTERNAL;
      ObjectNode child = span(trace, id, part.label(), kind, story, part.from(), part.to());
      child.put("parentSpanId", root);
      if (!part.run().isEmpty()) {
        attribute(child, "goldenpath.run_id", part.run());
      }
    }
  }

  private ObjectNode span(
      String trace, String id, String name, int kind, Story story, long from, long to) {
    return spans
        .addObject()
        .put("traceId", trace)
        .put("spanId", id)
        .put("name", name)
        .put("kind", kind)
        .put("startTimeUnixNano", nanos(story.began(), from))
        .put("endTimeUnixNano", nanos(story.began(), Math.max(from, to)));
  }

  /** OTLP's JSON writes 64-bit numbers as text. */
  private static String nanos(Instant began, long micros) {
    Instant at = began.plusNanos(micros * 1_000);
    return String.valueOf(at.getEpochSecond() * 1_000_000_000L + at.getNano());
  }

  private static void attribute(ObjectNode owner, String key, String value) {
    ObjectNode attribute = owner.withArray("attributes").addObject().put("key", key);
    attribute.putObject("value").put("stringValue", value);
  }

  private static String hex(String seed, int bytes) {
    UUID id = UUID.nameUUIDFromBytes(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    HexFormat hex = HexFormat.of();
    String all =
        hex.toHexDigits(id.getMostSignificantBits())
            + hex.toHexDigits(id.getLeastSignificantBits());
    return all.substring(0, bytes * 2);
  }
}
