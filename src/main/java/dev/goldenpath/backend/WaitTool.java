package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.ToolUse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits as many seconds as the message asks for ("wait 1.5 seconds"), else one. */
record WaitTool(ScheduledExecutorService timer) implements Tool {
  private static final Pattern ASKED =
      Pattern.compile("\\bwait\\s+(\\d{1,9}(?:\\.\\d{1,9})?)\\s*s", Pattern.CASE_INSENSITIVE);
  private static final double DEFAULT_SECONDS = 1;
  private static final double MAX_SECONDS = 60;
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public String name() {
    return "wait_tool";
  }

  @Override
  public ObjectNode argsFor(String message) {
    Matcher asked = ASKED.matcher(message);
    double seconds = asked.find() ? Double.parseDouble(asked.group(1)) : DEFAULT_SECONDS;
    return Json.object().put("seconds", Math.min(seconds, MAX_SECONDS));
  }

  @Override
  public CompletionStage<JsonNode> use(ToolUse use, Narrator narrator) {
    double seconds = use.args().path("seconds").asDouble();
    CompletableFuture<JsonNode> waited = new CompletableFuture<>();
    timer.schedule(
        () -> waited.complete(Json.object().put("waited", seconds)),
        (long) (seconds * NANOS_PER_SECOND),
        TimeUnit.NANOSECONDS);
    return waited;
  }
}
