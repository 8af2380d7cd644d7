package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.editing;
import static dev.goldenpath.backend.seam.Event.EXECUTING;
import static dev.goldenpath.backend.seam.Twist.performing;
import static dev.goldenpath.backend.seam.Twist.using;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.ToolUse;
import dev.goldenpath.backend.seam.User;
import dev.goldenpath.backend.seam.Workings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Tools that do not do what they say: TRUE-1, TRUE-2. */
final class ToolDefects {

  private static final int CUT_AT = 4096;
  private static final int PAUSE_MILLIS = 100;

  static final List<Defect> LIST =
      List.of(
          echo("echo-in-lower-case", "echo_tool returns its text in lower case.")
              .as(() -> onText("echo_tool", "text", text -> text.toLowerCase(Locale.ROOT))),
          echo("echo-cut-when-long", "echo_tool cuts its text at 4096 characters.")
              .as(
                  () ->
                      onText(
                          "echo_tool", "text", t -> t.substring(0, Math.min(t.length(), CUT_AT)))),
          echo("echo-mangles-beyond-ascii", "echo_tool returns ? for letters beyond ASCII.")
              .as(() -> onText("echo_tool", "text", t -> t.replaceAll("[^\\x00-\\x7F]", "?"))),
          echo("echo-canned", "echo_tool returns the same text every time.")
              .as(() -> onText("echo_tool", "text", text -> "Hello from echo_tool")),
          echo("echo-of-the-previous-run", "echo_tool returns what its user said the time before.")
              .as(ToolDefects::echoingPrevious),
          echo("echo-args-redacted", "tool_args of echo_tool hold no text, but a placeholder.")
              .as(
                  () ->
                      editing(
                          e -> e.is(EXECUTING) && e.toolName().equals("echo_tool"),
                          e ->
                              e.withData(
                                  d -> d.withObject("/tool_args").put("text", "<message>")))),
          defect(
                  "fallback-handler",
                  "A fallback plays an invented tool and answers with the prompt.")
              .breaks("TRUE-1", "TRUE-3", "TRUE-4", "PAIR-3", "PAIR-4", "TIME-2")
              .at(Place.AGENT)
              .like("F17")
              .as(() -> performing(ToolDefects::fallback)),
          clock("time-constant", "get_current_time returns a constant.")
              .as(() -> onTime(time -> "2024-01-01T00:00:00+00:00")),
          clock("time-of-the-backends-start", "get_current_time returns when the backend began.")
              .as(
                  () -> {
                    String begin = Instant.now().minusSeconds(10).toString();
                    return onTime(time -> begin);
                  }),
          clock("time-an-hour-off", "get_current_time returns local time as if it were UTC.")
              .as(() -> onTime(time -> OffsetDateTime.parse(time).plusHours(1).toString())),
          clock("time-without-offset", "get_current_time returns a time without an offset.")
              .as(() -> onTime(time -> LocalDateTime.from(OffsetDateTime.parse(time)).toString())));

  private ToolDefects() {}

  private static Draft echo(String id, String sentence) {
    return defect(id, sentence).breaks("TRUE-1", "TRUE-3").at(Place.TOOLS);
  }

  private static Draft clock(String id, String sentence) {
    return defect(id, sentence).breaks("TRUE-2", "TRUE-3").at(Place.TOOLS);
  }

  private static Behaviour onTime(UnaryOperator<String> change) {
    return onText("get_current_time", "current_time", change);
  }

  private static Behaviour onText(String tool, String field, UnaryOperator<String> change) {
    return using(
        (in, use, next) ->
            next.apply(use)
                .thenApply(r -> use.tool().equals(tool) ? changed(r, field, change) : r));
  }

  private static JsonNode changed(JsonNode results, String field, UnaryOperator<String> change) {
    ObjectNode copy = results.deepCopy();
    return copy.put(field, change.apply(copy.path(field).asText()));
  }

  private static Behaviour echoingPrevious() {
    Map<User, String> previous = new ConcurrentHashMap<>();
    return using(
        (in, use, next) ->
            next.apply(use)
                .thenApply(
                    results -> {
                      if (!use.tool().equals("echo_tool")) {
                        return results;
                      }
                      String text = use.args().path("text").asText();
                      String before = previous.put(use.run().user(), text);
                      return before == null ? results : changed(results, "text", t -> before);
                    }));
  }

  private static CompletionStage<String> fallback(
      Workings in, Run run, Narrator narrator, Supplier<CompletionStage<String>> next) {
    ToolUse use =
        new ToolUse(
            run,
            "data_lookup",
            Json.object().put("query", "data"),
            UUID.randomUUID().toString(),
            1);
    CompletableFuture<String> answer = new CompletableFuture<>();
    narrator.thinking("Processing your request.");
    Attached.later(in, PAUSE_MILLIS, () -> narrator.executing(use));
    Attached.later(
        in,
        2 * PAUSE_MILLIS,
        () ->
            narrator.completed(
                use, Json.object().put("status", "ok"), run.now().minusMillis(PAUSE_MILLIS)));
    Attached.later(in, 3 * PAUSE_MILLIS, () -> answer.complete(run.request().message()));
    return answer;
  }
}
