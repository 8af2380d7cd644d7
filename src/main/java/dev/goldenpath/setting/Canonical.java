package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message rewritten from a target's wire profile into the contract's own. */
final class Canonical {
  private Canonical() {}

  static ObjectNode of(ObjectNode message, WireProfile profile) {
    ObjectNode rest = message.deepCopy();
    for (Field field : Field.values()) {
      remove(rest, profile.path(field));
    }
    Optional<JsonNode> base =
        profile.base().isEmpty() ? Optional.empty() : WireProfile.at(rest, profile.base());
    remove(rest, profile.base());
    rest.remove("data");
    base.ifPresent(node -> rest.set("data", node));
    if (profile.base().isEmpty()) {
      rest.putObject("data");
    }
    for (Field field : Field.values()) {
      profile
          .read(message, field)
          .ifPresent(value -> put(rest, field, convert(value, field, profile)));
    }
    return rest;
  }

  private static void remove(ObjectNode message, List<String> path) {
    if (path.isEmpty()) {
      return;
    }
    WireProfile.at(message, path.subList(0, path.size() - 1))
        .filter(JsonNode::isObject)
        .ifPresent(parent -> ((ObjectNode) parent).remove(path.get(path.size() - 1)));
  }

  private static void put(ObjectNode message, Field field, JsonNode value) {
    if (!field.isInData()) {
      message.set(field.canonicalName(), value);
      return;
    }
    JsonNode data = message.path("data");
    ObjectNode parent = data instanceof ObjectNode object ? object : message.putObject("data");
    parent.set(field.canonicalName(), value);
  }

  private static JsonNode convert(JsonNode value, Field field, WireProfile profile) {
    if (field == Field.EXECUTION_TIME && profile.executionTimeUnit() != DurationUnit.SECONDS) {
      return number(value)
          .<JsonNode>map(it -> DecimalNode.valueOf(profile.executionTimeUnit().toSeconds(it)))
          .orElse(value);
    }
    if (field == Field.TIMESTAMP && profile.timestampForm() == TimestampForm.EPOCH_SECONDS) {
      return number(value)
          .flatMap(Canonical::instant)
          .<JsonNode>map(it -> TextNode.valueOf(it.toString()))
          .orElse(value);
    }
    return value;
  }

  private static Optional<BigDecimal> number(JsonNode value) {
    boolean finite = value.isNumber() && Double.isFinite(value.doubleValue());
    return finite ? Optional.of(value.decimalValue()) : Optional.empty();
  }

  private static Optional<Instant> instant(BigDecimal epochSeconds) {
    try {
      BigDecimal whole = epochSeconds.setScale(0, RoundingMode.FLOOR);
      long nanos = epochSeconds.subtract(whole).movePointRight(9).longValue();
      return Optional.of(Instant.ofEpochSecond(whole.longValueExact(), nanos));
    } catch (ArithmeticException | DateTimeException tooFarAway) {
      return Optional.empty();
    }
  }
}
