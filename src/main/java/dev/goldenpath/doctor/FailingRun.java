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
final class FailingRun {
  private static final String TYPE = "agent_error";

  private final Target target;
  private final Examination examination;
  private final SocketStory told;

  FailingRun(Target target, Examination examination, SocketStory told) {
    this.target = target;
    this.examination = examination;
    this.told = told;
  }

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
      told.messagesSinceAsked().stream()
          .filter(message -> !isAcceptance(message, shape))
          .reduce((earlier, later) -> later)
          .ifPresent(last -> learn(last, shape, found));
    }
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

  /** The last message tells the failure, unless it is of a type that is known for another thing. */
  private void learn(JsonNode last, ShapeFinder shape, FoundProfile found) {
    Optional<String> word = shape.valueOf(Field.TYPE, last).map(JsonNode::asText);
    if (word.filter(it -> !shape.types().isOfRun(it)).isEmpty()) {
      return;
    }
    word.filter(it -> !it.equals(TYPE)).ifPresent(it -> examination.put("types", TYPE, it));
    if (examination.says("types", "error", word.get()) || word.get().equals("error")) {
      // One word can't stand for both: what ends a run is told from what answers no request.
      examination.put("types", "error", "none");
    }
    Leaf.of(last).stream()
        .filter(leaf -> leaf.value().has("code") && leaf.value().has("message"))
        .findFirst()
        .flatMap(leaf -> found.unusual(Field.ERROR, leaf.path()))
        .ifPresent(place -> examination.put("fields", Field.ERROR.key(), place));
  }
}
