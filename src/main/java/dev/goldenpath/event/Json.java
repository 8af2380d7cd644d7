package dev.goldenpath.event;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Read JSON as RFC 8259 has it: one value, no NaN, nothing after it. */
public final class Json {
  // The contract's only limit is a message's size (CONN-5): no number, name or nesting that fits
  // into it is too long, or too deep. The library's own limits would take such a message for no
  // JSON.
  private static final StreamReadConstraints AS_LONG_AS_A_MESSAGE =
      StreamReadConstraints.builder()
          .maxNestingDepth(EventDecoder.LARGEST_FRAME)
          .maxNumberLength(EventDecoder.LARGEST_FRAME)
          .maxNameLength(EventDecoder.LARGEST_FRAME)
          .build();

  private static final JsonMapper STRICT = strict().build();
  private static final JsonMapper NO_EQUAL_KEYS =
      strict().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();
  private static final JsonMapper FIRST_OF_EQUAL_KEYS =
      strict()
          .addModule(new SimpleModule().addDeserializer(JsonNode.class, new FirstOfEqualKeys()))
          .build();

  private Json() {}

  private static JsonMapper.Builder strict() {
    return JsonMapper.builder(factory().build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  static JsonFactoryBuilder factory() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(AS_LONG_AS_A_MESSAGE)
        .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER);
  }

  /** Read a text; empty when it is not JSON. */
  public static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(parse(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /** Return a text that is not blank; a blank name names nothing. */
  public static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank()
        ? Optional.of(node.textValue())
        : Optional.empty();
  }

  /** Return an id that the backend makes: of those the contract does not say that they are text. */
  public static Optional<String> id(JsonNode node) {
    return node.isIntegralNumber() ? Optional.of(node.asText()) : text(node);
  }

  static JsonNode parse(String text) throws JsonProcessingException {
    return STRICT.readTree(text);
  }

  /**
   * Read a text as readers may: of two equal keys most take the last, and some the first (RFC 8259
   * §4).
   *
   * @return one value, or the two that readers make of it, the usual first
   */
  static List<JsonNode> readings(String text) throws JsonProcessingException {
    try {
      return List.of(NO_EQUAL_KEYS.readTree(text));
    } catch (MismatchedInputException equalKeys) {
      return List.of(parse(text), FIRST_OF_EQUAL_KEYS.readTree(text));
    }
  }

  static JsonParser parser(String text) throws IOException {
    return STRICT.createParser(text);
  }

  /**
   * Write a value as JSON. One that is nested deeper than the library writes is told by its texts,
   * which are enough to search and to show.
   */
  public static String write(JsonNode node) {
    try {
      return STRICT.writeValueAsString(node);
    } catch (JsonProcessingException tooDeep) {
      StringBuilder texts = new StringBuilder("nested too deep to be shown");
      visitTexts(node, (field, text) -> texts.append(' ').append(text));
      return texts.toString();
    }
  }

  /** Visit every text in a value, keys too, with the name of the field that holds it. */
  public static void visitTexts(JsonNode node, BiConsumer<String, String> visitor) {
    // By a list of what is left, since a value may be nested deeper than a thread's stack.
    Deque<Held> left = new ArrayDeque<>();
    left.push(new Held("", node));
    while (!left.isEmpty()) {
      left.pop().visit(visitor, left);
    }
  }

  private record Held(String key, JsonNode node) {
    void visit(BiConsumer<String, String> visitor, Deque<Held> left) {
      if (node.isTextual()) {
        visitor.accept(key, node.textValue());
      } else if (node.isNumber()) {
        visitor.accept(key, node.asText());
      } else if (node.isArray()) {
        node.forEach(item -> left.push(new Held(key, item)));
      }
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        visitor.accept("", field.getKey());
        left.push(new Held(field.getKey(), field.getValue()));
      }
    }
  }
}
