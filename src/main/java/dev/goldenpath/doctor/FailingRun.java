package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.setting.Field;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Target;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run whose tool fails by design, by which it is seen how a target tells a failure. */
record FailingRun(Target target, Examination examination, SocketStory told) {
  private static final String TYPE = "agent_error";

  /** Watch one, unless the target has no such tool, and say what was seen. */
  void watch(RunAsker asker, ShapeFinder shape, FoundProfile found) {
    if (!target.parts().has(Part.FAIL) || !target.wireProfile().request().says("tools")) {
      return;
    }
    Optional<Entry.HttpResponse> answer =
        asker.askExactly("Please use your tools.", Optional.of(List.of("failing_tool")));
    if (answer.filter(it -> it.status() / 100 == 2).isPresent()) {
      told.awaitRun(target.limits());
      answer.ifPresent(this::learnWord);
      List<JsonNode> messages =
          told.messagesSinceAsked().stream()
              .filter(message -> !isAcceptance(message, shape))
              .toList();
      if (messages.stream().noneMatch(message -> succeeds(message, shape))) {
        failureIn(messages, shape).ifPresent(failure -> learn(failure, shape, found));
      }
    }
  }

  private static boolean succeeds(JsonNode message, ShapeFinder shape) {
    return shape
        .types()
        .words()
        .getOrDefault("agent_completed", List.of())
        .contains(word(message, shape));
  }

  /**
   * Return what tells the failure: of the messages that are known for nothing else the one that
   * sounds most like it, the last of several; what follows a run's end may be of any type.
   */
  static Optional<JsonNode> failureIn(List<JsonNode> messages, ShapeFinder shape) {
    return messages.stream()
        .filter(message -> !word(message, shape).isEmpty())
        .filter(message -> !shape.types().isOfRun(word(message, shape)))
        .filter(message -> !shape.types().strangers().contains(word(message, shape)))
        .reduce((one, later) -> likeness(later, shape) < likeness(one, shape) ? one : later);
  }

  private static int likeness(JsonNode message, ShapeFinder shape) {
    boolean sounds =
        TypeWords.contractTypeOf(word(message, shape))
            .filter(type -> type.equals(TYPE) || type.equals("error"))
            .isPresent();
    return (sounds ? 2 : 0) + (error(message).isPresent() ? 1 : 0);
  }

  private static String word(JsonNode message, ShapeFinder shape) {
    return shape.valueOf(Field.TYPE, message).map(JsonNode::asText).orElse("");
  }

  private static Optional<Leaf> error(JsonNode message) {
    return Leaf.of(message).stream()
        .filter(leaf -> leaf.value().has("code") && leaf.value().has("message"))
        .findFirst();
  }

  /** Where the answer tells how a run ended, it has another word for one that failed. */
  private void learnWord(Entry.HttpResponse answer) {
    Optional<String> at = examination.said("response", "accepted", "at");
    Optional<String> usual = examination.said("response", "accepted", "is");
    Optional<String> word =
        at.flatMap(place -> Json.read(answer.body()).map(body -> body.at(place).asText()))
            .filter(it -> !it.isEmpty());
    if (at.isPresent() && usual.isPresent() && word.isPresent() && !word.equals(usual)) {
      examination.put(
          "response", "accepted", Map.of("at", at.get(), "is", List.of(usual.get(), word.get())));
    }
  }

  /** What accepts a request that is a message may come after its run. */
  private boolean isAcceptance(JsonNode message, ShapeFinder shape) {
    return shape
        .valueOf(Field.TYPE, message)
        .filter(word -> examination.says("request", "accepted_by", word.asText()))
        .isPresent();
  }

  private void learn(JsonNode failure, ShapeFinder shape, FoundProfile found) {
    String word = word(failure, shape);
    if (!word.equals(TYPE)) {
      examination.put("types", TYPE, word);
    }
    if (examination.says("types", "error", word) || word.equals("error")) {
      // One word can't stand for both: what ends a run is told from what answers no request.
      examination.put("types", "error", "none");
    }
    error(failure)
        .flatMap(leaf -> found.unusual(Field.ERROR, leaf.path()))
        .ifPresent(place -> examination.put("fields", Field.ERROR.key(), place));
  }
}
