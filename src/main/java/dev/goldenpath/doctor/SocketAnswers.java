package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.setting.Field;
import java.util.List;
import java.util.Optional;

/**
 * Find out by which message a target accepts a request that is one itself.
 *
 * @param told all that came since the request
 */
record SocketAnswers(ShapeFinder shape, List<JsonNode> told) {

  /** Say what was found: a message of no run's types, and where it names the run. */
  void find(Examination examination) {
    told.stream()
        .filter(message -> !shape.runEvents().contains(message))
        // Events may overtake it; what stands between them need not be about the request.
        .filter(message -> message.equals(told.get(0)) || runIn(message).isPresent())
        .findFirst()
        .ifPresent(answer -> say(answer, examination));
  }

  private void say(JsonNode answer, Examination examination) {
    shape
        .valueOf(Field.TYPE, answer)
        .ifPresent(it -> examination.put("request", "accepted_by", it.asText()));
    List<String> run = runIn(answer).map(Leaf::path).orElse(List.of());
    if (!run.equals(List.of("run_id"))) {
      examination.put("response", "run_id", run.isEmpty() ? "none" : "/" + String.join("/", run));
    }
    List.of("thread_id", "agent_type", "accepted")
        .forEach(key -> examination.put("response", key, "none"));
  }

  private Optional<Leaf> runIn(JsonNode message) {
    return shape.runEvents().stream()
        .flatMap(event -> shape.valueOf(Field.RUN_ID, event).stream())
        .findFirst()
        .flatMap(
            run -> Leaf.of(message).stream().filter(leaf -> leaf.value().equals(run)).findFirst());
  }
}
