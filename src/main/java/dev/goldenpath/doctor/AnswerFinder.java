package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.wire.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Find out how a target answers a request that it accepts. */
final class AnswerFinder {
  private static final Pattern RUN =
      Pattern.compile("run_?id|run|job_?id|task_?id|execution_?id|id");
  private static final Pattern STATUS = Pattern.compile("status|state|result|outcome");

  private final Entry.HttpResponse answer;
  private final JsonNode body;
  private final String thread;
  private final String agent;
  private final Optional<String> run;

  /**
   * @param run the run's id, where its events tell it
   */
  AnswerFinder(Entry.HttpResponse answer, String thread, String agent, Optional<String> run) {
    this.run = run;
    this.agent = agent;
    this.answer = answer;
    this.body = Json.read(answer.body()).orElse(MissingNode.getInstance());
    this.thread = thread;
  }

  /** Return what the wire profile has to say under response; nothing where it is the contract's. */
  Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (answer.status() != 202 && answer.status() != 200) {
      keys.put("status", String.valueOf(answer.status()));
    }
    put(keys, "run_id", this::isRun);
    put(keys, "thread_id", leaf -> leaf.isText(thread));
    put(keys, "agent_type", leaf -> leaf.isText(agent));
    accepted().ifPresent(word -> keys.put("accepted", word));
    return keys;
  }

  private boolean isRun(Leaf leaf) {
    return run.map(id -> leaf.value().asText().equals(id))
        .orElseGet(() -> RUN.matcher(leaf.key()).matches() && leaf.isId());
  }

  private void put(Map<String, Object> keys, String field, Predicate<Leaf> which) {
    Optional<Leaf> found = usualOr(field, which);
    if (found.isEmpty()) {
      keys.put(field, "none");
    } else if (!found.get().path().equals(List.of(field))) {
      keys.put(field, "/" + String.join("/", found.get().path()));
    }
  }

  private Optional<Leaf> usualOr(String field, Predicate<Leaf> which) {
    List<Leaf> leaves = Leaf.of(body);
    return leaves.stream()
        .filter(leaf -> leaf.path().equals(List.of(field)))
        .findFirst()
        .or(() -> leaves.stream().filter(which).findFirst());
  }

  private Optional<Object> accepted() {
    Optional<Leaf> word =
        Leaf.of(body).stream()
            .filter(leaf -> STATUS.matcher(leaf.key()).matches() && leaf.value().isTextual())
            .findFirst();
    if (word.isEmpty()) {
      return Optional.of("none");
    }
    Leaf leaf = word.get();
    return leaf.path().equals(List.of("status")) && leaf.isText("accepted")
        ? Optional.empty()
        : Optional.of(
            Map.of("at", "/" + String.join("/", leaf.path()), "is", leaf.value().textValue()));
  }
}
