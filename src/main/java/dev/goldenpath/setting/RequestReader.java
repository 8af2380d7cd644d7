package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The request's part of a wire profile's file. */
final class RequestReader {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> ONLY_POSTED = List.of("path", "headers");
  private static final List<String> ONLY_ON_SOCKETS = List.of("accepted_by", "refused_by");

  private RequestReader() {}

  static RequestShape of(ProfileNode request) {
    request.object(Set.of("path", "headers", "body", "over", "accepted_by", "refused_by"));
    return new RequestShape(
        path(request.at("path")), headers(request.at("headers")), body(request), onSocket(request));
  }

  private static Optional<SocketRequests> onSocket(ProfileNode request) {
    boolean onSocket = request.at("over").choice(Map.of("http", false, "socket", true), false);
    for (String key : onSocket ? ONLY_POSTED : ONLY_ON_SOCKETS) {
      if (request.at(key).isThere()) {
        throw request
            .at(key)
            .unusable("only a request over " + (onSocket ? "http" : "socket") + " has that");
      }
    }
    return onSocket
        ? Optional.of(
            new SocketRequests(words(request.at("accepted_by")), words(request.at("refused_by"))))
        : Optional.empty();
  }

  private static Set<String> words(ProfileNode types) {
    return types.isThere() ? Set.copyOf(types.texts()) : Set.of();
  }

  private static Optional<String> path(ProfileNode path) {
    if (!path.isThere()) {
      return Optional.empty();
    }
    refuseUnknown(path);
    String plain = RequestShape.PLACEHOLDER.matcher(path.text()).replaceAll("x");
    if (!plain.matches("/[A-Za-z0-9/._~!$&'()*+,;=:@%?-]*")) {
      throw path.unusable("a path is wanted, such as /threads/{thread_id}/runs");
    }
    return Optional.of(path.text());
  }

  private static Map<String, String> headers(ProfileNode headers) {
    if (headers.isThere() && !headers.value().isObject()) {
      throw headers.unusable("names with values are wanted, such as {X-Thread: \"{thread_id}\"}");
    }
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : headers.keys()) {
      ProfileNode header = headers.at(name);
      refuseUnknown(header);
      if (HeadersReader.isOwnHeader(name)) {
        throw header.unusable("this header is set by the suite itself; take it out");
      }
      if (!header.text().matches("[\\x20-\\x7e]*") || !name.matches("[A-Za-z0-9-]+")) {
        throw header.unusable("a header's name and printable ASCII text are wanted");
      }
      all.put(name, header.text());
    }
    return all;
  }

  private static Optional<JsonNode> body(ProfileNode request) {
    ProfileNode body = request.at("body");
    if (!body.isThere()) {
      return Optional.empty();
    }
    if (!body.value().isObject()) {
      throw body.unusable("keys with values are wanted, such as {prompt: \"{message}\"}");
    }
    JsonNode typed = typed(body);
    if (!RequestShape.posted(Optional.empty(), Map.of(), Optional.of(typed)).says("message")) {
      throw body.unusable("\"{message}\" stands nowhere in it; say where the message is");
    }
    return Optional.of(typed);
  }

  /** Read true, false, null and numbers that stand without quotes as such, as JSON has them. */
  private static JsonNode typed(ProfileNode node) {
    JsonNode value = node.value();
    if (value.isObject()) {
      ObjectNode object = JSON.objectNode();
      node.keys().forEach(key -> object.set(key, typed(node.at(key))));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JSON.arrayNode();
      node.items().forEach(item -> array.add(typed(item)));
      return array;
    }
    refuseUnknown(node);
    return node.isPlain() ? plain(value.asText()) : value;
  }

  private static JsonNode plain(String text) {
    return switch (text) {
      case "true" -> JSON.booleanNode(true);
      case "false" -> JSON.booleanNode(false);
      case "null" -> JSON.nullNode();
      default ->
          NUMBER.matcher(text).matches()
              ? DecimalNode.valueOf(new BigDecimal(text))
              : JSON.textNode(text);
    };
  }

  private static void refuseUnknown(ProfileNode node) {
    List<String> unknown = RequestShape.unknownIn(node.value().asText());
    if (!unknown.isEmpty()) {
      Set<String> known = new TreeSet<>(RequestShape.PLACEHOLDERS.keySet());
      known.add(RequestShape.NEW_ID);
      throw node.unusable(
          "there is nothing to put in the place of {%s}%s Known: {%s}"
              .formatted(
                  unknown.get(0), Nearest.hint(unknown.get(0), known), String.join("}, {", known)));
    }
  }
}
