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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Write a run as OpenTelemetry spans, in OTLP's JSON: a scenario, below it its steps, below these
 * calls, below a call its run, and below a run its tool calls.
 *
 * <p>A call's span has the ids that were sent with it, so that the backend's own spans of the
 * request hang below exactly that call. A scenario is in the trace of its first call; each further
 * call begins a trace of its own, with a link to the step in which it was made.
 */
final class OtlpJson {
  private static final int CLIENT = 3;
  private static final int INTERNAL = 1;
  private static final int FAILED = 2;

  private final ArrayNode spans = JsonNodeFactory.instance.arrayNode();

  /** By what a span is known: its trace's id and its own, in hexadecimal digits. */
  private record Context(String trace, String span) {
    private static final Pattern SENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-..");

    /** Return what was sent with a call. */
    static Optional<Context> sentWith(Story.Span call) {
      Matcher sent = SENT.matcher(call.traceparent());
      return sent.matches()
          ? Optional.of(new Context(sent.group(1), sent.group(2)))
          : Optional.empty();
    }
  }

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
        story.spans().stream()
            .flatMap(it -> Context.sentWith(it).stream())
            .map(Context::trace)
            .findFirst()
            .orElseGet(() -> hex(scenario.place(), 16));
    Context root = new Context(trace, hex(scenario.place() + trace, 8));
    ObjectNode span = span(root, scenario.name(), INTERNAL, story, 0, story.length());
    attribute(span, "code.file.path", scenario.uri());
    attribute(span, "test.case.result.status", scenario.outcome().word());
    if (scenario.outcome() == Outcome.FAILED) {
      span.putObject("status").put("code", FAILED).put("message", scenario.firstLine());
    }
    List<Context> steps = steps(scenario, root);
    Map<String, Context> calls = new HashMap<>();
    Map<String, Context> runs = new HashMap<>();
    int number = 0;
    for (Story.Span part : story.spans()) {
      if (part.kind() == Story.Kind.STALL) {
        continue;
      }
      int step = StepReport.at(part.from(), scenario.steps());
      Context above = step < 0 ? root : steps.get(step);
      String id = hex(root.span() + number++, 8);
      switch (part.kind()) {
        case CALL -> calls.put(part.run(), call(part, id, above, story));
        case RUN ->
            runs.put(
                part.lane() + part.run(),
                below(calls.getOrDefault(part.run(), above), id, part, story));
        default -> below(runs.getOrDefault(part.lane() + part.run(), above), id, part, story);
      }
    }
  }

  private Context call(Story.Span part, String id, Context above, Story story) {
    Context own = Context.sentWith(part).orElse(new Context(above.trace(), id));
    ObjectNode span = span(own, part.label(), CLIENT, story, part.from(), part.to());
    if (own.trace().equals(above.trace())) {
      span.put("parentSpanId", above.span());
    } else {
      span.putArray("links").addObject().put("traceId", above.trace()).put("spanId", above.span());
    }
    return own;
  }

  private Context below(Context above, String id, Story.Span part, Story story) {
    Context own = new Context(above.trace(), id);
    ObjectNode span = span(own, part.label(), INTERNAL, story, part.from(), part.to());
    span.put("parentSpanId", above.span());
    if (part.kind() == Story.Kind.RUN) {
      attribute(span, "goldenpath.run_id", part.run());
    }
    return own;
  }

  /** Write a span for each step in which something happened, up to the next; return their ids. */
  private List<Context> steps(ScenarioReport scenario, Context root) {
    List<Context> ids = new ArrayList<>();
    Story story = scenario.story();
    List<StepReport> steps = scenario.steps();
    Set<Integer> happened =
        Stream.concat(
                story.marks().stream().map(Story.Mark::at),
                story.spans().stream().map(Story.Span::from))
            .map(at -> StepReport.at(at, steps))
            .collect(Collectors.toSet());
    for (int i = 0; i < steps.size(); i++) {
      Context own = new Context(root.trace(), hex(root.span() + "step" + i, 8));
      ids.add(own);
      StepReport step = steps.get(i);
      if (happened.contains(i)) {
        long next = i + 1 < steps.size() ? steps.get(i + 1).began() : -1;
        long end = next < 0 ? Math.max(story.length(), step.began()) : next;
        span(own, step.keyword() + " " + step.text(), INTERNAL, story, step.began(), end)
            .put("parentSpanId", root.span());
      }
    }
    return ids;
  }

  private ObjectNode span(Context own, String name, int kind, Story story, long from, long to) {
    return spans
        .addObject()
        .put("traceId", own.trace())
        .put("spanId", own.span())
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
