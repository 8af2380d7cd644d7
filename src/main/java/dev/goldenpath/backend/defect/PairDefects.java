package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.dropping;
import static dev.goldenpath.backend.defect.Moves.editing;
import static dev.goldenpath.backend.defect.Moves.editingData;
import static dev.goldenpath.backend.defect.Moves.is;
import static dev.goldenpath.backend.defect.Moves.numbered;
import static dev.goldenpath.backend.defect.Moves.repeating;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.EXECUTING;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.planning;
import static dev.goldenpath.backend.seam.Twist.using;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.ToolUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Tool calls that do not pair, or are not those asked for: PAIR-1 to PAIR-4. */
final class PairDefects {

  private static final int OVERLAP_MILLIS = 50;
  private static final double SLOW_SECONDS = 0.9;

  static final List<Defect> LIST =
      List.of(
          defect("tool-completed-lost-when-it-throws", "A tool that throws never tells its end.")
              .breaks("PAIR-1")
              .like("F33")
              .as(() -> dropping(e -> e.is(COMPLETED) && e.data().has("error"))),
          defect("tool-completed-lost-on-second-tool", "A run's second tool never tells its end.")
              .breaks("PAIR-1")
              .like("F33")
              .as(() -> onNth(2, COMPLETED)),
          defect(
                  "tool-completed-lost-for-slow-tools",
                  "A tool that takes 0.9 s never tells its end.")
              .breaks("PAIR-1", "ORDER-2")
              .as(
                  () ->
                      dropping(
                          e ->
                              e.is(COMPLETED)
                                  && e.data().path("execution_time").asDouble() > SLOW_SECONDS)),
          defect("tool-completed-unserialisable", "A tool_completed with a date is never sent.")
              .breaks("PAIR-1", "ORDER-2")
              .like("F10")
              .as(
                  () ->
                      dropping(
                          e ->
                              e.is(COMPLETED) && e.data().at("/results/current_time").isTextual())),
          defect("tool-completed-twice", "Each tool_completed comes twice.")
              .breaks("PAIR-1", "PAIR-2")
              .as(() -> repeating(is(COMPLETED), 2)),
          defect("tool-completed-with-a-new-id", "tool_completed has a correlation_id of its own.")
              .breaks("PAIR-1", "PAIR-2")
              .like("F25")
              .as(
                  () ->
                      editing(
                          is(COMPLETED),
                          e -> e.withCorrelation(Optional.of(UUID.randomUUID().toString())))),
          defect("tool-completed-under-another-name", "A tool ends under another name.")
              .breaks("PAIR-1", "PAIR-2")
              .like("F34")
              .as(() -> editingData(is(COMPLETED), d -> d.put("tool_name", "tool_runner"))),
          defect(
                  "tool-completed-after-the-end",
                  "The last tool_completed comes after the run's end.")
              .breaks("PAIR-1", "ORDER-2", "ORDER-3")
              .as(PairDefects::late),
          defect("tool-completed-unannounced", "A tool never announced tells its end.")
              .breaks("PAIR-2", "PAIR-3")
              .like("F34")
              .as(PairDefects::unannounced),
          defect("second-tool-unannounced", "A run's second tool only tells its end.")
              .breaks("PAIR-2")
              .like("F34")
              .as(() -> onNth(2, EXECUTING)),
          defect("correlation-id-of-the-run", "All tool calls of a run share a correlation_id.")
              .breaks("PAIR-2", "PAIR-1")
              .as(
                  () ->
                      editing(Event::isOfTool, e -> e.withCorrelation(Optional.of(e.run().id())))),
          defect("overlapping-calls-share-an-id", "Two overlapping calls of a tool share an id.")
              .breaks("PAIR-2", "PAIR-1")
              .at(Place.TOOLS)
              .like("F35")
              .as(PairDefects::twins),
          defect("forbidden-tool-called", "A tool that was not allowed is called.")
              .breaks("PAIR-3")
              .at(Place.AGENT)
              .as(() -> planning((run, next) -> plus(next.get(), forbidden(run)))),
          defect("tools-ignored", "The default tools are called, whatever was allowed.")
              .breaks("PAIR-3", "PAIR-4")
              .at(Place.AGENT)
              .as(() -> planning((run, next) -> rounds(RunRequest.DEFAULT_TOOLS.stream()))),
          defect("iterations-ignored", "max_iterations bounds nothing.")
              .breaks("PAIR-3")
              .at(Place.AGENT)
              .as(() -> planning((run, next) -> rounds(run.request().tools().stream()))),
          defect("one-round-too-many", "One round more than max_iterations is made.")
              .breaks("PAIR-3")
              .at(Place.AGENT)
              .as(
                  () ->
                      planning(
                          (run, next) ->
                              rounds(
                                  run.request().tools().stream()
                                      .limit(run.request().maxIterations() + 1L)))),
          defect("rounds-of-the-first-run", "A thread's later runs have its first run's rounds.")
              .breaks("PAIR-3", "PAIR-4")
              .at(Place.AGENT)
              .as(PairDefects::keepingRounds),
          defect("last-tool-skipped", "The last of several allowed tools is never called.")
              .breaks("PAIR-4", "TRUE-1")
              .at(Place.AGENT)
              .as(
                  () ->
                      replanning(
                          plan -> plan.size() < 2 ? plan : plan.subList(0, plan.size() - 1))),
          defect("tools-in-alphabetical-order", "Tools are called by the alphabet.")
              .breaks("PAIR-4")
              .at(Place.AGENT)
              .as(
                  () ->
                      planning(
                          (run, next) ->
                              rounds(next.get().stream().flatMap(List::stream).sorted()))),
          defect("tool-called-once-a-thread", "A thread's second run skips its first tool.")
              .breaks("PAIR-4", "TRUE-1", "ORDER-2")
              .at(Place.AGENT)
              .as(PairDefects::skippingOnSecondRun),
          waiting("wait-returns-at-half-time", "wait_tool waits half the time.", s -> s / 2),
          waiting("wait-ignores-decimals", "wait_tool waits whole seconds only.", Math::floor),
          waiting(
              "wait-ends-at-one-second",
              "wait_tool never waits over one second.",
              s -> Math.min(1, s)));

  private PairDefects() {}

  private static Behaviour keepingRounds() {
    Map<String, Integer> first = new ConcurrentHashMap<>();
    return planning(
        (run, next) -> {
          int most = first.computeIfAbsent(run.threadId(), thread -> run.request().maxIterations());
          return rounds(run.request().tools().stream().limit(most));
        });
  }

  /** Lose a run's nth event of a type. */
  private static Behaviour onNth(int n, String type) {
    ToIntFunction<Event> number = numbered(event -> event.run().id());
    return dropping(event -> event.is(type) && number.applyAsInt(event) == n);
  }

  private static Behaviour late() {
    Map<String, Event> held = new ConcurrentHashMap<>();
    return emitting(
        (in, event, next) -> {
          Event before = held.remove(event.run().id());
          if (event.isLast()) {
            next.accept(event);
          }
          if (before != null) {
            next.accept(before);
          }
          if (event.is(COMPLETED)) {
            held.put(event.run().id(), event);
          } else if (!event.isLast()) {
            next.accept(event);
          }
        });
  }

  private static Behaviour unannounced() {
    return emitting(
        (in, event, next) -> {
          next.accept(event);
          if (event.is(COMPLETED)) {
            next.accept(
                event
                    .withData(data -> data.put("tool_name", "audit_tool"))
                    .withCorrelation(Optional.of(UUID.randomUUID().toString()))
                    .withEventId(UUID.randomUUID().toString()));
          }
        });
  }

  private static Behaviour twins() {
    return all(
        planning(
            (run, next) ->
                next.get().stream()
                    .map(round -> Stream.concat(round.stream(), round.stream()).toList())
                    .toList()),
        using(
            (in, use, next) -> {
              CompletableFuture<JsonNode> later = new CompletableFuture<>();
              Attached.later(in, OVERLAP_MILLIS, () -> next.apply(use).thenAccept(later::complete));
              return later;
            }),
        editing(Event::isOfTool, e -> e.withCorrelation(Optional.of(e.toolName() + "-call"))));
  }

  private static String forbidden(Run run) {
    return Stream.of("get_current_time", "echo_tool", "wait_tool")
        .filter(tool -> !run.request().tools().contains(tool))
        .findFirst()
        .orElse("failing_tool");
  }

  private static Behaviour replanning(UnaryOperator<List<List<String>>> change) {
    return planning((run, next) -> change.apply(next.get()));
  }

  private static Behaviour skippingOnSecondRun() {
    ToIntFunction<Run> rank = Moves.ranked(run -> run.user().id() + run.threadId(), Run::id);
    return planning(
        (run, next) -> {
          List<List<String>> plan = next.get();
          return rank.applyAsInt(run) < 2 || plan.isEmpty() ? plan : plan.subList(1, plan.size());
        });
  }

  private static List<List<String>> rounds(Stream<String> tools) {
    return tools.map(List::of).toList();
  }

  private static List<List<String>> plus(List<List<String>> plan, String tool) {
    return Stream.concat(plan.stream(), Stream.of(List.of(tool))).toList();
  }

  private static Defect waiting(String id, String sentence, DoubleUnaryOperator seconds) {
    return defect(id, sentence)
        .breaks("PAIR-4", "TRUE-4")
        .at(Place.TOOLS)
        .as(
            () ->
                using(
                    (in, use, next) ->
                        use.tool().equals("wait_tool")
                            ? next.apply(shortened(use, seconds)).thenApply(r -> asAsked(use))
                            : next.apply(use)));
  }

  private static ToolUse shortened(ToolUse use, DoubleUnaryOperator seconds) {
    double asked = use.args().path("seconds").asDouble();
    return new ToolUse(
        use.run(),
        use.tool(),
        Json.object().put("seconds", seconds.applyAsDouble(asked)),
        use.correlationId(),
        use.ordinal());
  }

  private static JsonNode asAsked(ToolUse use) {
    return Json.object().put("waited", use.args().path("seconds").asDouble());
  }
}
