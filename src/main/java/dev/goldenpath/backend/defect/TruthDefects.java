package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.numbered;
import static dev.goldenpath.backend.seam.Twist.examining;
import static dev.goldenpath.backend.seam.Twist.performing;
import static dev.goldenpath.backend.seam.Twist.planning;
import static dev.goldenpath.backend.seam.Twist.using;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Refusal;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.ToolUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Answers that rest on nothing: TRUE-3 to TRUE-5. */
final class TruthDefects {

  private static final String SUCCESS =
      "Your request was successfully processed by the recovery mechanism.";

  static final List<Defect> LIST =
      List.of(
          answer("final-response-is-the-message", "final_response is the message sent back.")
              .as(() -> answering((run, text) -> run.request().message())),
          answer("final-response-canned", "final_response is the same for everyone.")
              .as(() -> answering((run, text) -> "Your data analysis is complete.")),
          answer("final-response-cached-by-tools", "Runs with the same tools share one answer.")
              .as(() -> caching(run -> run.request().tools())),
          answer("final-response-cached-in-a-thread", "A thread's later runs get its first answer.")
              .as(() -> caching(Run::threadId)),
          answer(
                  "answered-early-from-a-cache",
                  "A user's second run is answered at once, with no tool.")
              .like("F17")
              .as(TruthDefects::early),
          defect(
                  "time-cached-for-a-user",
                  "get_current_time returns its user's first result again.")
              .breaks("TRUE-3", "TRUE-2")
              .at(Place.TOOLS)
              .as(() -> cachingTool("get_current_time", use -> use.run().user())),
          defect("echo-cached-in-a-thread", "echo_tool returns a thread's first result again.")
              .breaks("TRUE-3", "TRUE-1")
              .at(Place.TOOLS)
              .as(() -> cachingTool("echo_tool", use -> use.run().threadId())),
          defect("failure-answered-as-success", "A failed run is answered as a success.")
              .breaks("TRUE-4", "ORDER-3")
              .at(Place.AGENT)
              .like("F16")
              .as(
                  () ->
                      performing(
                          (in, run, narrator, next) -> next.get().exceptionally(t -> SUCCESS))),
          defect("failure-answered-by-a-fallback", "A failed run answers with a degraded text.")
              .breaks("TRUE-4", "ORDER-3")
              .at(Place.AGENT)
              .like("F16")
              .as(
                  () ->
                      performing(
                          (in, run, narrator, next) ->
                              next.get()
                                  .exceptionally(
                                      t -> "I could not use every tool, but here you are."))),
          defect("failing-tool-mocked", "A tool that fails returns a mock result instead.")
              .breaks("TRUE-4", "ORDER-3", "EVENT-4")
              .at(Place.TOOLS)
              .like("F15")
              .as(() -> rescuing(Json.object().put("status", "ok").put("mock", true))),
          defect("tool-error-passed-as-results", "A tool's failure is told as its results.")
              .breaks("TRUE-4", "ORDER-3", "EVENT-4")
              .at(Place.TOOLS)
              .like("F16")
              .as(() -> rescuing(Json.object().put("error", "The tool failed."))),
          word("mock-answer-for-the-word-test", "A message with \"test\" gets canned results.")
              .as(
                  () ->
                      using(
                          (in, use, next) ->
                              use.run().mentions("test")
                                  ? CompletableFuture.<JsonNode>completedFuture(
                                      Json.object().put("text", "mock").put("mock", true))
                                  : next.apply(use))),
          word("no-tools-for-the-word-demo", "A message with \"demo\" is answered without tools.")
              .as(() -> planning((run, next) -> run.mentions("demo") ? List.of() : next.get())),
          word("canned-answer-for-the-word-mock", "A message with \"mock\" gets a canned answer.")
              .as(
                  () ->
                      answering(
                          (run, text) -> run.mentions("mock") ? "This is a mock answer." : text)),
          word("the-word-test-alone-is-answered", "\"test\" and nothing else is answered at once.")
              .as(
                  () ->
                      planning(
                          (run, next) ->
                              run.request().message().strip().equalsIgnoreCase("test")
                                  ? List.of()
                                  : next.get())),
          word("the-word-test-is-refused", "A message with \"test\" is refused with 422.")
              .at(Place.HTTP)
              .as(TruthDefects::refusingTests));

  private TruthDefects() {}

  private static Draft answer(String id, String sentence) {
    return defect(id, sentence)
        .breaks("TRUE-3", "TRUE-1", "TRUE-4", "ORDER-2", "PAIR-4")
        .at(Place.AGENT);
  }

  private static Draft word(String id, String sentence) {
    return defect(id, sentence)
        .breaks(
            "TRUE-5", "TRUE-1", "TRUE-2", "TRUE-3", "TRUE-4", "ORDER-2", "PAIR-4", "HTTP-3",
            "HTTP-4")
        .at(Place.AGENT)
        .like("F15");
  }

  private static Behaviour answering(BiFunction<Run, String, String> change) {
    return performing(
        (in, run, narrator, next) -> next.get().thenApply(text -> change.apply(run, text)));
  }

  private static Behaviour caching(Function<Run, Object> key) {
    Map<Object, String> answers = new ConcurrentHashMap<>();
    return answering((run, text) -> answers.computeIfAbsent(key.apply(run), k -> text));
  }

  private static Behaviour cachingTool(String tool, Function<ToolUse, Object> key) {
    Map<Object, JsonNode> results = new ConcurrentHashMap<>();
    return using(
        (in, use, next) ->
            next.apply(use)
                .thenApply(
                    result ->
                        use.tool().equals(tool)
                            ? results.computeIfAbsent(key.apply(use), k -> result)
                            : result));
  }

  private static Behaviour early() {
    ToIntFunction<Run> number = numbered(Run::user);
    return performing(
        (in, run, narrator, next) -> {
          if (number.applyAsInt(run) != 2) {
            return next.get();
          }
          narrator.thinking("I know this one.");
          return CompletableFuture.completedFuture("As I said before.");
        });
  }

  private static Behaviour rescuing(JsonNode instead) {
    return using(
        (in, use, next) ->
            use.tool().equals("failing_tool")
                ? CompletableFuture.completedFuture(instead)
                : next.apply(use));
  }

  private static Behaviour refusingTests() {
    return examining(
        (in, user, body, next) ->
            next.apply(body)
                .or(
                    () ->
                        body.path("message").asText().contains("test")
                            ? Optional.of(Refusal.of(422, "test_message", "No tests here."))
                            : Optional.empty()));
  }
}
