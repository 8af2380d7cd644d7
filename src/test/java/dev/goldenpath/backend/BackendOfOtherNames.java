package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A backend whose agent and tools are called otherwise, take and tell their values elsewhere, and
 * want to be asked for an echo in words of their own.
 */
public final class BackendOfOtherNames implements Behaviour {
  /** What a target's settings say of it. */
  public static final List<String> SETTINGS =
      List.of(
          "agent=concierge",
          "tools.echo=say.again",
          "tools.echo.argument=input.phrase",
          "tools.echo.result=output",
          "tools.time=clock",
          "tools.time.result=.",
          "tools.wait=rest",
          "tools.wait.argument=pause",
          "tools.wait.result=took.seconds",
          "tools.fail=trip",
          "prompt.echo=Please call {tool} with {text}");

  private static final String PROMPT = "Please call say.again with ";
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("data_helper", "concierge");
    NAMES.put("echo_tool", "say.again");
    NAMES.put("get_current_time", "clock");
    NAMES.put("wait_tool", "rest");
    NAMES.put("failing_tool", "trip");
  }

  private BackendOfOtherNames() {}

  public static ReferenceBackend start(String jwtSecret) {
    return ReferenceBackend.start(
        BackendOptions.builder().jwtSecret(jwtSecret).log(line -> {}).build(),
        new BackendOfOtherNames());
  }

  @Override
  public CompletionStage<Reply> answer(Call call, Function<Call, CompletionStage<Reply>> next) {
    if (!call.isTo(Call.EXECUTE)) {
      return next.apply(call);
    }
    return next.apply(call.withBody(inner(call.body())))
        .thenApply(reply -> reply.withBody(body -> rename(body, "agent_type")));
  }

  /** Turn its own names into those within; the contract's are unknown here. */
  private static String inner(String body) {
    String named = body.replace("\"message\":\"" + PROMPT, "\"message\":\"");
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      named = named.replace(quoted(name.getKey()), quoted("no_" + name.getKey()));
      named = named.replace(quoted(name.getValue()), quoted(name.getKey()));
    }
    return named;
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }

  private static void rename(ObjectNode fields, String key) {
    if (NAMES.containsKey(fields.path(key).asText())) {
      fields.put(key, NAMES.get(fields.path(key).asText()));
    }
  }

  @Override
  public ObjectNode shape(Event event, Function<Event, ObjectNode> next) {
    return next.apply(event.withData(BackendOfOtherNames::outer));
  }

  private static void outer(ObjectNode data) {
    if (data.path("tool_args") instanceof ObjectNode args) {
      if (args.has("text")) {
        args.putObject("input").set("phrase", args.remove("text"));
      }
      if (args.has("seconds")) {
        args.set("pause", args.remove("seconds"));
      }
    }
    if (data.path("results") instanceof ObjectNode results) {
      if (results.has("text")) {
        results.set("output", results.remove("text"));
      }
      if (results.has("waited")) {
        results.putObject("took").set("seconds", results.remove("waited"));
      }
      if (results.has("current_time")) {
        data.set("results", results.path("current_time"));
      }
    }
    rename(data, "tool_name");
    rename(data, "agent_type");
  }
}
