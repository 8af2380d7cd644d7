package dev.goldenpath.wire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.RequestShape;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * Write requests as the target's wire profile has them, from the contract's own, good or bad.
 *
 * <p>A placeholder alone is replaced by its value, be it a list or a number, and one within a text
 * by the value as text. What a request does not say is left out, and so is what would hold it.
 */
public final class RequestWriter {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final RequestShape shape;
  private final Map<String, String> ids;

  private RequestWriter(RequestShape shape, String newId, String runId) {
    this.shape = Objects.requireNonNull(shape, "shape");
    this.ids = Map.of(RequestShape.NEW_ID, newId, RequestShape.RUN_ID, runId);
  }

  /**
   * A request as it is sent.
   *
   * @param path instead of the target's execute path
   */
  record Written(Optional<String> path, Map<String, String> headers, String body) {}

  /**
   * Write one request.
   *
   * @param runId the id by which the suite itself names the run, where the target lets it
   */
  static Written write(RequestShape shape, String body, String runId) {
    return new RequestWriter(shape, UUID.randomUUID().toString(), runId).written(body);
  }

  /**
   * Return whether two requests can be told apart when they are written so. A path leads where it
   * leads, or nowhere: what stands in it alone can't be wrong.
   */
  public static boolean tellsApart(RequestShape shape, String one, String other) {
    RequestWriter writer = new RequestWriter(shape, RequestShape.NEW_ID, RequestShape.RUN_ID);
    Written first = writer.written(one);
    Written second = writer.written(other);
    return !first.body().equals(second.body()) || !first.headers().equals(second.headers());
  }

  private Written written(String body) {
    JsonNode said = object(body);
    if (!said.isObject()) {
      return new Written(path(said), headers(said), body);
    }
    return new Written(
        path(said),
        headers(said),
        shape
            .body()
            .flatMap(template -> fill(template, said))
            .map(JsonNode::toString)
            .orElse(body));
  }

  /** What is no JSON object, as some bad requests are, is sent as it is. */
  private static JsonNode object(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException none) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private Optional<String> path(JsonNode said) {
    return shape
        .path()
        .map(
            path ->
                filled(path, said, RequestWriter::encoded)
                    .orElseGet(() -> RequestShape.PLACEHOLDER.matcher(path).replaceAll("none")));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Map<String, String> headers(JsonNode said) {
    Map<String, String> headers = new LinkedHashMap<>();
    shape
        .headers()
        .forEach(
            (name, value) ->
                filled(value, said, UnaryOperator.identity())
                    .ifPresent(text -> headers.put(name, text)));
    return headers;
  }

  private Optional<JsonNode> fill(JsonNode template, JsonNode said) {
    if (template.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      template
          .properties()
          .forEach(it -> fill(it.getValue(), said).ifPresent(v -> object.set(it.getKey(), v)));
      return object.isEmpty() && !template.isEmpty() ? Optional.empty() : Optional.of(object);
    }
    if (template.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      template.forEach(item -> fill(item, said).ifPresent(array::add));
      return array.isEmpty() && !template.isEmpty() ? Optional.empty() : Optional.of(array);
    }
    if (!template.isTextual()) {
      return Optional.of(template);
    }
    Matcher alone = RequestShape.PLACEHOLDER.matcher(template.textValue());
    return alone.matches()
        ? value(alone.group(1), said)
        : filled(template.textValue(), said, UnaryOperator.identity())
            .map(JsonNodeFactory.instance::textNode);
  }

  private Optional<String> filled(String text, JsonNode said, UnaryOperator<String> encode) {
    Matcher places = RequestShape.PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      Optional<JsonNode> value = value(places.group(1), said);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      String word = value.get().isTextual() ? value.get().textValue() : value.get().toString();
      places.appendReplacement(filled, Matcher.quoteReplacement(encode.apply(word)));
    }
    return Optional.of(places.appendTail(filled).toString());
  }

  private Optional<JsonNode> value(String placeholder, JsonNode said) {
    if (ids.containsKey(placeholder)) {
      return Optional.of(JsonNodeFactory.instance.textNode(ids.get(placeholder)));
    }
    JsonNode value = said;
    for (String key : requireNonNull(RequestShape.PLACEHOLDERS.get(placeholder))) {
      value = value.path(key);
    }
    return value.isMissingNode() ? Optional.empty() : Optional.of(value);
  }
}
