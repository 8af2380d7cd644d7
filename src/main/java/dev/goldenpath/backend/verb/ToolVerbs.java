package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.using;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.ToolUse;
import dev.goldenpath.backend.seam.TransientFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Verbs that make tools work otherwise; about the {@code tool} named, or about every one. */
final class ToolVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "tool-results", ToolVerbs::results,
          "tool-args", ToolVerbs::args,
          "tool-returns", ToolVerbs::returns,
          "tool-hangs", given -> on(given, (use, next) -> new CompletableFuture<>()),
          "tool-late", ToolVerbs::late,
          "tool-fails-first", ToolVerbs::failsFirst);

  private ToolVerbs() {}

  /** Uses a tool. */
  private interface Way {
    CompletionStage<JsonNode> use(ToolUse use, Function<ToolUse, CompletionStage<JsonNode>> next);
  }

  private static Behaviour on(Parameters given, Way way) {
    List<String> tools = given.texts("tool");
    Predicate<Run> runs = Filters.runs(given);
    return using(
        (use, next) ->
            (tools.isEmpty() || tools.contains(use.tool())) && runs.test(use.run())
                ? way.use(use, next)
                : next.apply(use));
  }

  /** Edit what a tool returned; the templates know its arguments too. */
  private static Behaviour results(Parameters given) {
    ObjectEdit edit = ObjectEdit.of(given);
    return on(
        given,
        (use, next) ->
            next.apply(use)
                .thenApply(
                    results -> {
                      ObjectNode edited = results.deepCopy();
                      edit.apply(edited, Scope.of(given.history(), use, edited));
                      return edited;
                    }));
  }

  private static Behaviour args(Parameters given) {
    ObjectEdit edit = ObjectEdit.of(given);
    return on(
        given,
        (use, next) -> {
          ObjectNode args = use.args().deepCopy();
          edit.apply(args, Scope.of(given.history(), use, args));
          return next.apply(
              new ToolUse(use.run(), use.tool(), args, use.correlationId(), use.ordinal()));
        });
  }

  /** Give these {@code results} without using the tool. */
  private static Behaviour returns(Parameters given) {
    Template instead = Template.of(given.object("results"));
    return on(
        given,
        (use, next) ->
            instead
                .in(Scope.of(given.history(), use, Json.object()))
                .<CompletionStage<JsonNode>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> next.apply(use)));
  }

  private static Behaviour late(Parameters given) {
    int millis = given.number("millis");
    return on(
        given, (use, next) -> given.history().inside().delayed(millis, () -> next.apply(use)));
  }

  /** Fail the first call of a tool in each run, in a way that does not last. */
  private static Behaviour failsFirst(Parameters given) {
    String message = given.text("message");
    Set<String> failed = ConcurrentHashMap.newKeySet();
    return on(
        given,
        (use, next) ->
            failed.add(use.run().id() + " " + use.tool())
                ? CompletableFuture.failedFuture(new TransientFailure(message))
                : next.apply(use));
  }
}
