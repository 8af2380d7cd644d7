package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Narrator;
import dev.goldenpath.backend.seam.ToolUse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells the time of the call (TRUE-2). */
final class CurrentTimeTool implements Tool {

  @Override
  public String name() {
    return "get_current_time";
  }

  @Override
  public ObjectNode argsFor(String message) {
    return Json.object();
  }

  @Override
  public CompletionStage<JsonNode> use(ToolUse use, Narrator narrator) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    return CompletableFuture.completedFuture(
        Json.object().put("current_time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now)));
  }
}
