package dev.goldenpath.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Write a run as OpenTelemetry spans, in OTLP's JSON: a scenario, below it its steps, below these
 * calls and runs, and below a run its tool calls.
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
    attribute(span, "code.file.path", scenario.uri());
    attribute(span, "test.case.result.status", scenario.outcome().word());
    if (scenario.outcome() == Outcome.FAILED) {
      span.putObject("status").put("code", FAILED).put("message", scenario.firstLine());
    }
    List<String> steps = steps(scenario, trace, root);
    Map<String, String> runs = new HashMap<>();
    int number = 0;
    for (Story.Span part : story.spans()) {
      if (part.kind() == Story.Kind.STALL) {
        continue;
      }
      String id = hex(root + number++, 8);
      int kind = part.kind() == Story.Kind.CALL ? CLIENT : INTERNAL;
      int step = StepReport.at(part.from(), scenario.steps());
      String above = step < 0 ? root : steps.get(step);
      ObjectNode child = span(trace, id, part.label(), kind, story, part.from(), part.to());
      if (part.kind() == Story.Kind.RUN) {
        runs.put(part.lane() + part.run(), id);
        attribute(child, "goldenpath.run_id", part.run());
      }
      child.put(
          "parentSpanId",
          part.kind() == Story.Kind.TOOL || part.kind() == Story.Kind.AGENT
              ? runs.getOrDefault(part.lane() + part.run(), above)
              : above);
    }
  }

  /** Write a span for each step in which something happened, up to the next; return their ids. */
  private List<String> steps(ScenarioReport scenario, String trace, String root) {
    List<String> ids = new ArrayList<>();
    Story story = scenario.story();
    List<StepReport> steps = scenario.steps();
    Set<Integer> happened =
        Stream.concat(
                story.marks().stream().map(Story.Mark::at),
                story.spans().stream().map(Story.Span::from))
            .map(at -> StepReport.at(at, steps))
            .collect(Collectors.toSet());
    for (int i = 0; i < steps.size(); i++) {
      String id = hex(root + "step" + i, 8);
      ids.add(id);
      StepReport step = steps.get(i);
      if (happened.contains(i)) {
        long next = i + 1 < steps.size() ? steps.get(i + 1).began() : -1;
        long end = next < 0 ? Math.max(story.length(), step.began()) : next;
        span(trace, id, step.keyword() + " " + step.text(), INTERNAL, story, step.began(), end)
            .put("parentSpanId", root);
      }
    }
    return ids;
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
