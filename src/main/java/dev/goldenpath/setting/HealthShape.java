package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By which word the health endpoint says that the backend can serve.
 *
 * @param place where the word is; empty where the status 200 says it all
 * @param healthy the words that say it
 */
public record HealthShape(Optional<List<String>> place, Set<String> healthy) {
  /** As the contract has it. */
  public static final HealthShape CONTRACT =
      new HealthShape(Optional.of(List.of("status")), Set.of("healthy"));

  public HealthShape {
    healthy = Set.copyOf(healthy);
  }

  /** Return whether the body counts, and not the HTTP status alone. */
  public boolean isTold() {
    return place.isPresent();
  }

  /** Rewrite a health answer as the contract has it. */
  public JsonNode canonical(JsonNode answer) {
    if (equals(CONTRACT)) {
      return answer;
    }
    ObjectNode canonical = JsonNodeFactory.instance.objectNode();
    if (answer.isObject()) {
      canonical.setAll((ObjectNode) answer);
      canonical.remove("status");
    }
    Optional<JsonNode> word = place.flatMap(path -> WireProfile.at(answer, path));
    if (!isTold() || word.filter(it -> healthy.contains(it.asText())).isPresent()) {
      canonical.put("status", "healthy");
    } else {
      word.ifPresent(
          it ->
              canonical.put("status", it.asText().equals("healthy") ? "\"healthy\"" : it.asText()));
    }
    return canonical;
  }
}
