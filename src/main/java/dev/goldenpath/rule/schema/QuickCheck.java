package dev.goldenpath.rule.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tell at once that a value fits a schema, as nearly all do.
 *
 * <p>It knows the keywords that the contract's schemas use. Where it says no, or a schema has a
 * keyword that it doesn't know, the validator is asked, and its word counts.
 */
final class QuickCheck {
  /** Keywords that ask for nothing themselves; formats are no more than told, unless asked for. */
  private static final Set<String> SILENT =
      Set.of("x-expected", "x-clause", "description", "default", "format", "else");

  private static final String NOT_BLANK = "[^\\s\\p{Z}]";

  private final ContractDocument document;

  QuickCheck(ContractDocument document) {
    this.document = document;
  }

  /** Return a check that holds only for what fits a schema. */
  Predicate<JsonNode> of(JsonNode schema) {
    List<Predicate<JsonNode>> keywords = new ArrayList<>();
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      if (!SILENT.contains(keyword.getKey())) {
        keywords.add(of(keyword.getKey(), keyword.getValue(), schema));
      }
    }
    return all(keywords);
  }

  private Predicate<JsonNode> of(String keyword, JsonNode wanted, JsonNode schema) {
    return switch (keyword) {
      case "$ref" -> of(document.resolved(schema));
      case "allOf" -> allOf(wanted);
      // Without a "then" all is well where the one fits or the other.
      case "if" -> of(wanted).or(of(schema.path("else")));
      case "type" -> type(wanted);
      case "const" -> wanted::equals;
      case "required" -> required(wanted);
      case "properties" -> properties(wanted);
      case "items" -> items(of(wanted));
      case "minProperties" -> value -> !value.isObject() || value.size() >= wanted.asInt();
      case "pattern" -> pattern(Pattern.compile(wanted.asText()));
      case "minimum" -> number(it -> it.compareTo(wanted.decimalValue()) >= 0);
      case "exclusiveMinimum" -> number(it -> it.compareTo(wanted.decimalValue()) > 0);
      default -> value -> false;
    };
  }

  private static Predicate<JsonNode> all(List<Predicate<JsonNode>> checks) {
    List<Predicate<JsonNode>> all = List.copyOf(checks);
    return value -> {
      for (Predicate<JsonNode> check : all) {
        if (!check.test(value)) {
          return false;
        }
      }
      return true;
    };
  }

  private Predicate<JsonNode> allOf(JsonNode schemas) {
    List<Predicate<JsonNode>> parts = new ArrayList<>();
    schemas.forEach(schema -> parts.add(of(schema)));
    return all(parts);
  }

  private static Predicate<JsonNode> type(JsonNode names) {
    if (names.isTextual()) {
      return type(names.asText());
    }
    List<Predicate<JsonNode>> any = new ArrayList<>();
    names.forEach(name -> any.add(type(name.asText()).negate()));
    return all(any).negate();
  }

  private static Predicate<JsonNode> type(String name) {
    return switch (name) {
      case "string" -> JsonNode::isTextual;
      case "integer" -> JsonNode::isIntegralNumber;
      case "number" -> JsonNode::isNumber;
      case "boolean" -> JsonNode::isBoolean;
      case "object" -> JsonNode::isObject;
      case "array" -> JsonNode::isArray;
      default -> value -> false;
    };
  }

  private static Predicate<JsonNode> required(JsonNode names) {
    List<Predicate<JsonNode>> checks = new ArrayList<>();
    names.forEach(name -> checks.add(value -> !value.isObject() || value.has(name.asText())));
    return all(checks);
  }

  private Predicate<JsonNode> properties(JsonNode schemas) {
    List<Predicate<JsonNode>> checks = new ArrayList<>();
    schemas.properties().forEach(it -> checks.add(property(it.getKey(), of(it.getValue()))));
    return all(checks);
  }

  private static Predicate<JsonNode> property(String key, Predicate<JsonNode> check) {
    return value -> {
      JsonNode property = value.get(key);
      return property == null || check.test(property);
    };
  }

  private static Predicate<JsonNode> items(Predicate<JsonNode> each) {
    return value -> {
      if (value.isArray()) {
        for (JsonNode item : value) {
          if (!each.test(item)) {
            return false;
          }
        }
      }
      return true;
    };
  }

  private static Predicate<JsonNode> pattern(Pattern pattern) {
    // Nearly every text begins with a letter that is wanted, and most patterns want no more.
    boolean isOneLetter = pattern.pattern().equals(NOT_BLANK);
    return value ->
        !value.isTextual()
            || isOneLetter && isVisible(value.textValue())
            || pattern.matcher(value.textValue()).find();
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty() && text.charAt(0) > ' ' && text.charAt(0) <= '~';
  }

  private static Predicate<JsonNode> number(Predicate<BigDecimal> holds) {
    return value ->
        !value.isNumber()
            || Double.isFinite(value.doubleValue()) && holds.test(value.decimalValue());
  }
}
