package dev.goldenpath.rule.stream;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Patterns.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.Protocol;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * AGUI-5: what changes a state is a JSON Patch (RFC 6902): a list of operations, each with a path.
 *
 * <p>Keeps it: [{"op": "replace", "path": "/count", "value": 2}]. Breaks it: {"count": 2}; or an
 * operation "set"; or a path without its leading slash.
 */
public final class DeltasArePatches {
  private static final Set<String> OPERATIONS =
      Set.of("add", "remove", "replace", "move", "copy", "test");

  public static final Rule RULE =
      Streams.over(
          Protocol.AG_UI,
          Clause.AGUI_5,
          (socket, timeline) ->
              every(Streams.oneOf("delta", "STATE_DELTA", "ACTIVITY_DELTA"))
                  .must(
                      that(
                          event -> isPatch(patch(event)),
                          "a JSON Patch: a list of operations of RFC 6902, each with a path",
                          event -> Wording.place(event) + " has " + Wording.value(patch(event)),
                          "look how the difference of two states is written")));

  private DeltasArePatches() {}

  private static JsonNode patch(AgentEvent event) {
    String field = event.typeName().equals("STATE_DELTA") ? "delta" : "patch";
    return event.message().path(field);
  }

  private static boolean isPatch(JsonNode patch) {
    return patch.isArray()
        && StreamSupport.stream(patch.spliterator(), false)
            .allMatch(
                step ->
                    OPERATIONS.contains(step.path("op").asText())
                        && step.path("path").isTextual()
                        && step.path("path").textValue().matches("(/.*)?"));
  }
}
