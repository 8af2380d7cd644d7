package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Judges what one socket delivered of one run: a small, plain reading of the contract. */
final class RunJudge {

  static final Set<String> TYPES =
      Set.of(
          "agent_started",
          "agent_thinking",
          "tool_executing",
          "tool_completed",
          "agent_completed",
          "agent_error");

  /** What was asked for. */
  record Asked(
      String runId,
      Client.Person person,
      String thread,
      String message,
      List<String> tools,
      int maxIterations,
      boolean fails,
      Instant sent) {

    /** A run with no message is not judged. */
    Asked unjudged() {
      return new Asked(runId, person, thread, "", tools, maxIterations, fails, sent);
    }
  }

  private final Asked asked;
  private final Complaints complaints;
  private final List<Tap.Frame> frames;

  RunJudge(Asked asked, List<Tap.Frame> frames, Complaints complaints) {
    this.asked = asked;
    this.frames = frames;
    this.complaints = complaints;
  }

  void judge() {
    frames.forEach(this::fields);
    order();
    pairs();
    times();
    truth();
  }

  private void fields(Tap.Frame frame) {
    JsonNode data = frame.json().path("data");
    complaints.unless(data.isObject(), "EVENT-0", "no data");
    complaints.unless(
        time(frame) != null, "EVENT-0", "timestamp " + frame.json().path("timestamp"));
    switch (frame.type()) {
      case "agent_started" ->
          field(frame, "EVENT-1", "agent_type", is(data, "agent_type", "data_helper"));
      case "agent_thinking" -> field(frame, "EVENT-2", "thought", isText(data.path("thought")));
      case "tool_executing" -> {
        field(frame, "EVENT-3", "tool_name", isText(data.path("tool_name")));
        field(frame, "EVENT-3", "tool_args", data.path("tool_args").isObject());
        correlated(frame, "EVENT-3");
      }
      case "tool_completed" -> {
        field(frame, "EVENT-4", "tool_name", isText(data.path("tool_name")));
        field(frame, "EVENT-4", "results", data.hasNonNull("results") || data.hasNonNull("error"));
        field(frame, "EVENT-4", "execution_time", data.path("execution_time").isNumber());
        complaints.unless(data.path("execution_time").asDouble() >= 0, "EVENT-4", "negative");
        correlated(frame, "EVENT-4");
      }
      case "agent_completed" ->
          field(frame, "EVENT-5", "final_response", isText(data.path("final_response")));
      default -> {
        field(frame, "EVENT-6", "error", data.path("error").isObject());
        complaints.unless(isText(data.at("/error/code")), "EVENT-6", "code");
        complaints.unless(isText(data.at("/error/message")), "EVENT-6", "message");
      }
    }
  }

  private void field(Tap.Frame frame, String clause, String name, boolean kept) {
    boolean elsewhere = frame.json().has(name);
    complaints.unless(kept || !elsewhere, "EVENT-7", name);
    complaints.unless(kept, clause, name + " in " + frame.type());
  }

  private void correlated(Tap.Frame frame, String clause) {
    boolean kept = isId(frame.json().path("correlation_id"));
    complaints.unless(
        kept || !frame.json().path("data").has("correlation_id"), "EVENT-7", "correlation");
    complaints.unless(kept, clause, "correlation_id");
  }

  private void order() {
    List<String> types = frames.stream().map(Tap.Frame::type).toList();
    complaints.unless(types.get(0).equals("agent_started"), "ORDER-1", types);
    complaints.unless(count(types, "agent_started") == 1, "ORDER-1", types);
    long ends = count(types, "agent_completed") + count(types, "agent_error");
    complaints.unless(ends == 1, "ORDER-3", types);
    complaints.unless(
        types.get(types.size() - 1).matches("agent_completed|agent_error"), "ORDER-3", types);
    if (asked.fails()) {
      complaints.unless(types.contains("agent_error"), "TRUE-4", types);
    } else {
      List<String> first = new ArrayList<>(new LinkedHashSet<>(types));
      complaints.unless(
          first.equals(
              List.of(
                  "agent_started",
                  "agent_thinking",
                  "tool_executing",
                  "tool_completed",
                  "agent_completed")),
          "ORDER-2",
          types);
    }
  }

  private void pairs() {
    Map<String, String> open = new HashMap<>();
    Set<String> used = new HashSet<>();
    List<String> called = new ArrayList<>();
    int rounds = 0;
    boolean inRound = false;
    for (Tap.Frame frame : frames) {
      String id = frame.json().path("correlation_id").asText();
      String tool = frame.json().at("/data/tool_name").asText();
      switch (frame.type()) {
        case "tool_executing" -> {
          complaints.unless(used.add(id), "PAIR-2", "repeated " + tool);
          open.put(id, tool);
          called.add(tool);
          rounds += inRound ? 0 : 1;
          inRound = true;
        }
        case "tool_completed" -> {
          String begun = open.remove(id);
          complaints.unless(begun != null, "PAIR-2", "unannounced " + tool);
          complaints.unless(tool.equals(begun), "PAIR-1", "ends as " + tool);
        }
        case "agent_thinking" -> inRound = false;
        default -> complaints.unless(open.isEmpty(), "PAIR-1", "open " + open);
      }
    }
    complaints.unless(asked.tools().containsAll(called), "PAIR-3", called);
    complaints.unless(rounds <= asked.maxIterations(), "PAIR-3", rounds + " rounds");
    if (asked.maxIterations() >= asked.tools().size() && !asked.fails()) {
      List<String> first = new ArrayList<>(new LinkedHashSet<>(called));
      complaints.unless(first.equals(asked.tools()), "PAIR-4", called);
    }
  }

  private void times() {
    Instant before = null;
    Map<String, Tap.Frame> begun = new HashMap<>();
    for (Tap.Frame frame : frames) {
      Instant stamp = time(frame);
      if (stamp == null) {
        continue;
      }
      complaints.unless(before == null || !stamp.isBefore(before.minusMillis(5)), "TIME-1", "back");
      before = stamp;
      complaints.unless(
          !stamp.isBefore(asked.sent().minusSeconds(3)), "TIME-1", "before the request");
      complaints.unless(
          !stamp.isAfter(frame.arrival().plusSeconds(2)), "TIME-1", "from the future");
      complaints.unless(frame.arrival().isBefore(stamp.plusSeconds(5)), "TIME-3", "late");
      String id = frame.json().path("correlation_id").asText();
      if (frame.type().equals("tool_executing")) {
        begun.put(id, frame);
      } else if (frame.type().equals("tool_completed") && begun.containsKey(id)) {
        duration(begun.get(id), frame);
      }
    }
  }

  private void duration(Tap.Frame begin, Tap.Frame end) {
    double took = end.json().at("/data/execution_time").asDouble();
    double between = seconds(time(begin), time(end));
    double resolution = resolution(begin);
    complaints.unless(took <= between + 0.05 + resolution, "TIME-2", took + " in " + between);
    complaints.unless(took >= between - 0.5 - resolution, "TIME-2", took + " of " + between);
    double asked = begin.json().at("/data/tool_args/seconds").asDouble();
    boolean waits = begin.json().at("/data/tool_name").asText().equals("wait_tool");
    complaints.unless(!waits || took >= asked - 0.05, "PAIR-4", "waited " + took);
    if (took >= 0.5) {
      double shown = seconds(begin.arrival(), end.arrival());
      complaints.unless(shown >= took - 0.3, "TIME-3", "shown in " + shown);
    }
  }

  private static double resolution(Tap.Frame frame) {
    String text = frame.json().path("timestamp").asText();
    int dot = text.indexOf('.');
    return dot < 0 ? 1 : text.substring(dot).matches("\\.\\d\\D.*") ? 0.1 : 0.001;
  }

  private void truth() {
    for (Tap.Frame frame : frames) {
      JsonNode data = frame.json().path("data");
      String tool = data.path("tool_name").asText();
      boolean worked = data.has("results") && !data.has("error");
      if (tool.equals("echo_tool") && frame.type().equals("tool_executing")) {
        complaints.unless(
            data.at("/tool_args/text").asText().equals(asked.message()), "TRUE-1", "args");
      } else if (tool.equals("echo_tool") && worked) {
        complaints.unless(
            data.at("/results/text").asText().equals(asked.message()), "TRUE-1", "results");
      } else if (tool.equals("get_current_time") && worked) {
        currentTime(data.at("/results/current_time").asText(), frame.arrival());
      } else if (frame.type().equals("agent_completed")) {
        answer(data.path("final_response").asText());
      }
    }
  }

  private void currentTime(String text, Instant arrival) {
    Instant told = parsed(text);
    complaints.unless(
        told != null
            && !told.isBefore(asked.sent().minusSeconds(4))
            && !told.isAfter(arrival.plusSeconds(3)),
        "TRUE-2",
        text);
  }

  private void answer(String answer) {
    complaints.unless(!answer.equals(asked.message()), "TRUE-3", "the message itself");
    boolean echoed = asked.tools().contains("echo_tool") && asked.maxIterations() > 1;
    complaints.unless(!echoed || answer.contains(asked.message()), "TRUE-1", "answer");
  }

  static Instant time(Tap.Frame frame) {
    JsonNode stamp = frame.json().path("timestamp");
    return stamp.isTextual() ? parsed(stamp.textValue()) : null;
  }

  private static Instant parsed(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    String nine = upper.replaceFirst("(\\.\\d{9})\\d+", "$1").replace("-00:00", "Z");
    try {
      return OffsetDateTime.parse(nine).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  private static long count(List<String> types, String type) {
    return types.stream().filter(type::equals).count();
  }

  private static boolean is(JsonNode data, String field, String value) {
    return data.path(field).isTextual() && data.path(field).textValue().equals(value);
  }

  /** Whether it names something: a text, or a number as a database counts. */
  static boolean isId(JsonNode node) {
    return node.isIntegralNumber() || isText(node);
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank();
  }
}
