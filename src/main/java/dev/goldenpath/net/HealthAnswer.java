package dev.goldenpath.net;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.goldenpath.setting.Availability;
import dev.goldenpath.setting.Availability.Available;
import dev.goldenpath.setting.Availability.NoAgents;
import dev.goldenpath.setting.Availability.Unhealthy;
import dev.goldenpath.setting.HealthShape;
import dev.goldenpath.setting.OneLine;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What an answer of the health endpoint means (HTTP-1). */
record HealthAnswer(URI url, HealthShape shape) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static Availability judge(HttpResponse<byte[]> answer, URI url, HealthShape shape) {
    HealthAnswer health = new HealthAnswer(url, shape);
    return switch (answer.statusCode()) {
      case 200 -> health.of(new String(answer.body(), StandardCharsets.UTF_8));
      case 503 -> new NoAgents(url + " answers 503: the target can't serve agents now.");
      default ->
          health.broken("HTTP " + answer.statusCode() + ", where only 200 and 503 have a meaning");
    };
  }

  private Availability of(String body) {
    if (!shape.isTold()) {
      return agentsNotTold();
    }
    JsonNode told;
    try {
      told = JSON.readTree(body);
    } catch (JacksonException e) {
      return broken("a body that is no JSON: " + cut(body));
    }
    if (!told.isObject()) {
      return broken("a body that is no JSON object: " + cut(body));
    }
    JsonNode health = shape.canonical(told);
    JsonNode available = health.path("agents").path("available");
    if (available.isBoolean() && !available.booleanValue()) {
      return new NoAgents(url + " says that no agents are available.");
    }
    if (!health.path("status").asText().equals("healthy") || !health.path("status").isTextual()) {
      return broken(
          health.has("status")
              ? "the status " + cut(health.get("status").toString()) + ", where \"healthy\" is due"
              : "no status, where \"healthy\" is due");
    }
    return health.has("agents") ? agents(health.get("agents")) : agentsNotTold();
  }

  private Availability agentsNotTold() {
    return new Available(
        url + " says healthy; it tells nothing of agents, so they count as there.");
  }

  private Availability agents(JsonNode agents) {
    if (!agents.path("available").isBoolean()) {
      return broken("agents without true or false under \"available\": " + cut(agents.toString()));
    }
    JsonNode types = agents.path("types");
    if (types.isMissingNode()) {
      return new Available(url + " says healthy, and that agents are available.");
    }
    if (!types.isArray()) {
      return broken("agents whose \"types\" are no list: " + cut(agents.toString()));
    }
    if (!types.valueStream().allMatch(JsonNode::isTextual)) {
      return broken("agents whose \"types\" are not all text: " + cut(agents.toString()));
    }
    return new Available(url + " says healthy, with agents " + cut(types.toString()) + ".");
  }

  private Unhealthy broken(String seen) {
    return new Unhealthy("HTTP-1 is broken: " + url + " answers with " + seen + ".");
  }

  private static String cut(String text) {
    String line = OneLine.of(text, 120);
    return line.isEmpty() ? "nothing" : line;
  }
}
