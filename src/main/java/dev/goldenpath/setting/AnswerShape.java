package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the answer to a request has what the contract wants of it. What is empty is not told by the
 * backend; it is taken from the request, and not judged.
 *
 * @param statuses those of an accepted request
 * @param status where the word is that tells that it is accepted
 * @param accepted the words that tell it
 * @param code where a refusal has its code
 * @param afterRun whether a good request is answered when its run is over, instead of at once
 * @param message where a refusal has its message: a text, or a list or an object of some
 */
public record AnswerShape(
    Set<Integer> statuses,
    boolean afterRun,
    Optional<List<String>> runId,
    Optional<List<String>> threadId,
    Optional<List<String>> agentType,
    Optional<List<String>> status,
    Set<String> accepted,
    Optional<List<String>> code,
    Optional<List<String>> message) {
  /** As the contract has it. */
  public static final AnswerShape CONTRACT =
      new AnswerShape(
          Set.of(200, 202),
          false,
          Optional.of(List.of("run_id")),
          Optional.of(List.of("thread_id")),
          Optional.of(List.of("agent_type")),
          Optional.of(List.of("status")),
          Set.of("accepted"),
          Optional.of(List.of("error", "code")),
          Optional.of(List.of("error", "message")));

  /** Where no answer tells anything. */
  static final AnswerShape NOTHING = tellingNothing(CONTRACT.statuses, CONTRACT.accepted);

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public AnswerShape {
    statuses = Set.copyOf(statuses);
    accepted = Set.copyOf(accepted);
  }

  static AnswerShape tellingNothing(Set<Integer> statuses, Set<String> accepted) {
    Optional<List<String>> none = Optional.empty();
    return new AnswerShape(statuses, false, none, none, none, none, accepted, none, none);
  }

  /** Return within which a request is answered. */
  public Duration limit(Limits limits) {
    return afterRun ? limits.run().plus(limits.http()) : limits.http();
  }

  /** Return whether the body of an accepted request's answer tells anything. */
  public boolean tellsRun() {
    return Stream.of(runId, threadId, agentType, status).anyMatch(Optional::isPresent);
  }

  /** Return whether the body of a refusal tells anything. */
  public boolean tellsWhy() {
    return code.isPresent() || message.isPresent();
  }

  /**
   * Rewrite the answer of an accepted request as the contract has it.
   *
   * @param asked the agent and the thread that the request names
   */
  public JsonNode canonical(JsonNode answer, String agent, String thread) {
    if (equals(CONTRACT)) {
      return answer;
    }
    ObjectNode canonical = JSON.objectNode();
    put(canonical, "run_id", runId, answer, JSON.missingNode());
    put(canonical, "thread_id", threadId, answer, JSON.textNode(thread));
    put(canonical, "agent_type", agentType, answer, JSON.textNode(agent));
    put(canonical, "status", status, answer, JSON.textNode("accepted"));
    if (status.isPresent() && accepted.contains(canonical.path("status").asText())) {
      canonical.put("status", "accepted");
    } else if (canonical.path("status").asText().equals("accepted") && status.isPresent()) {
      canonical.put("status", "\"accepted\", which the wire profile does not name");
    }
    return canonical;
  }

  /** Rewrite a refusal as the contract has it; a code that is not told is the HTTP status. */
  public JsonNode refusal(JsonNode answer, int httpStatus) {
    if (equals(CONTRACT)) {
      return answer;
    }
    ObjectNode canonical = JSON.objectNode();
    ObjectNode error = canonical.putObject("error");
    put(error, "code", code, answer, JSON.textNode("HTTP " + httpStatus));
    put(error, "message", message, answer, JSON.textNode("HTTP " + httpStatus));
    JsonNode told = error.path("message");
    if (told.isContainerNode() && !told.isEmpty()) {
      error.put("message", told.toString());
    }
    if (error.path("code").isIntegralNumber()) {
      error.put("code", error.path("code").asText());
    }
    return canonical;
  }

  private static void put(
      ObjectNode canonical,
      String name,
      Optional<List<String>> place,
      JsonNode answer,
      JsonNode untold) {
    JsonNode value =
        place.map(path -> WireProfile.at(answer, path).orElse(JSON.missingNode())).orElse(untold);
    if (!value.isMissingNode()) {
      canonical.set(name, value);
    }
  }
}
