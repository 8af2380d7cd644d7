package dev.goldenpath.rule.stream;

import static dev.goldenpath.rule.pattern.Patterns.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * AGUI-5: what changes a state is a JSON Patch (RFC 6902) that fits it: a list of operations, each
 * with a path, that lead from the state as it is known to another.
 *
 * <p>Keeps it: [{"op": "replace", "path": "/count", "value": 2}] for {"count": 1}. Breaks it:
 * {"count": 2}; or an operation "set"; or a path that leads nowhere in the last snapshot.
 */
public final class DeltasArePatches {
  private static final Set<String> OPERATIONS =
      Set.of("add", "remove", "replace", "move", "copy", "test");

  public static final Rule RULE =
      Streams.over(
          Protocol.AG_UI,
          Clause.AGUI_5,
          (socket, timeline) ->
              every(
                      Streams.oneOf(
                          "delta",
                          "STATE_SNAPSHOT",
                          "STATE_DELTA",
                          "ACTIVITY_SNAPSHOT",
                          "ACTIVITY_DELTA"))
                  .mustAnew(() -> new Documents()::next)
                  .exercisedBy(Streams.oneOf("delta", "STATE_DELTA", "ACTIVITY_DELTA")));

  private DeltasArePatches() {}

  /** What the stream's snapshots and deltas have told so far: its state, and its activities. */
  private static final class Documents {
    private final Map<String, JsonNode> known = new HashMap<>();

    Optional<Mismatch> next(AgentEvent event) {
      String of = event.typeName().startsWith("STATE_") ? "" : Streams.field(event, "messageId");
      JsonNode patch = event.message().path(of.isEmpty() ? "delta" : "patch");
      if (event.typeName().endsWith("_SNAPSHOT")) {
        snapshot(of, event.message());
        return Mismatch.none();
      }
      return isPatch(patch)
          ? applied(of, patch, event)
          : Mismatch.of(
              "a JSON Patch: a list of operations of RFC 6902, each with a path",
              Wording.place(event) + " has " + Wording.value(patch),
              "look how the difference of two states is written");
    }

    private void snapshot(String of, JsonNode message) {
      JsonNode whole = message.path(of.isEmpty() ? "snapshot" : "content");
      if (message.path("replace").asBoolean(true)) {
        known.put(of, whole);
      } else {
        known.putIfAbsent(of, whole);
      }
    }

    /** Where no snapshot has told it, nobody knows what a delta leads to. */
    private Optional<Mismatch> applied(String of, JsonNode patch, AgentEvent event) {
      try {
        known.computeIfPresent(of, (id, before) -> JsonPatch.apply(patch, before));
        return Mismatch.none();
      } catch (JsonPatchApplicationException unfit) {
        // What follows is judged by itself, since nobody knows what the state is now.
        String before = Optional.ofNullable(known.remove(of)).map(Wording::value).orElse("");
        return Mismatch.of(
            "a JSON Patch that can be applied to " + before,
            Wording.place(event) + " has " + Wording.value(patch) + ": " + unfit.getMessage(),
            "look whether a delta is lost or sent twice, or made from another state");
      }
    }
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
