package dev.goldenpath.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.stream.Teller.ToolUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An agent that does what the contract's data_helper does, and tells it as it is told to. */
final class ScriptedAgent {
  private static final Pattern WAIT = Pattern.compile("wait (\\d+(?:\\.\\d+)?) seconds?");

  private final Teller teller;
  private final String message;
  private final List<String> results = new ArrayList<>();

  private ScriptedAgent(Teller teller, String message) {
    this.teller = teller;
    this.message = message;
  }

  /**
   * Run it.
   *
   * @param options {@code tools} and {@code max_iterations}
   * @param atOnce whether all tools are called in one round
   */
  static void run(Teller teller, String message, JsonNode options, boolean atOnce) {
    List<String> tools = new ArrayList<>();
    options.path("tools").forEach(tool -> tools.add(tool.asText()));
    if (!options.path("tools").isArray()) {
      tools.addAll(List.of("get_current_time", "echo_tool"));
    }
    new ScriptedAgent(teller, message).run(tools, options.path("max_iterations").asInt(5), atOnce);
  }

  private void run(List<String> tools, int rounds, boolean atOnce) {
    teller.started();
    for (int i = 0; i < Math.min(tools.size(), rounds); i++) {
      List<String> next = atOnce ? tools : tools.subList(i, i + 1);
      teller.thinks("I shall use " + String.join(" and ", next));
      List<ToolUse> uses =
          next.stream()
              .map(tool -> new ToolUse("call-" + UUID.randomUUID(), tool, arguments(tool)))
              .toList();
      teller.calls(uses);
      for (ToolUse use : uses) {
        if (use.tool().equals("failing_tool")) {
          teller.fails(use, "failing_tool fails by design");
          teller.breaks("failing_tool has failed");
          return;
        }
        String result = result(use.tool());
        results.add(result);
        teller.returns(use, result);
      }
      if (atOnce) {
        break;
      }
    }
    teller.answers("The tools say " + String.join(", ", results) + ".");
  }

  private String arguments(String tool) {
    return switch (tool) {
      case "echo_tool" -> Sink.JSON.createObjectNode().put("text", message).toString();
      case "wait_tool" -> Sink.JSON.createObjectNode().put("seconds", seconds()).toString();
      default -> "{}";
    };
  }

  private double seconds() {
    Matcher asked = WAIT.matcher(message);
    return asked.find() ? Double.parseDouble(asked.group(1)) : 1;
  }

  private String result(String tool) {
    return switch (tool) {
      case "echo_tool" -> arguments(tool);
      case "wait_tool" -> {
        CompletableFuture.runAsync(
                () -> {},
                CompletableFuture.delayedExecutor((long) (seconds() * 1000), TimeUnit.MILLISECONDS))
            .join();
        yield Sink.JSON.createObjectNode().put("waited", seconds()).toString();
      }
      default ->
          Sink.JSON.createObjectNode().put("current_time", Instant.now().toString()).toString();
    };
  }
}
