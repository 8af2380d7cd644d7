package dev.goldenpath.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.DurationUnit;
import dev.goldenpath.setting.Field;
import dev.goldenpath.setting.TimestampForm;
import dev.goldenpath.setting.WireProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Write a message of the contract's form as a wire profile has it; written apart from the suite.
 */
public final class Profiled {
  private Profiled() {}

  public static ObjectNode message(ObjectNode canonical, WireProfile profile) {
    if (profile == WireProfile.DATA) {
      return canonical;
    }
    ObjectNode message = canonical.deepCopy();
    message.remove("data");
    ObjectNode base = message;
    for (String key : profile.base()) {
      base = base.withObject("/" + key);
    }
    if (canonical.path("data") instanceof ObjectNode data) {
      base.setAll(data);
    }
    for (Field field : Field.values()) {
      JsonNode value = canonical.at("/" + String.join("/", field.canonicalPath()));
      if (!value.isMissingNode() && !(isGreetings(field) && !isGreeting(canonical))) {
        remove(base, field);
        set(message, profile.path(field), converted(field, value, profile));
      }
    }
    return message;
  }

  private static boolean isGreetings(Field field) {
    return field == Field.CONNECTED_USER_ID || field == Field.CONNECTION_ID;
  }

  private static boolean isGreeting(ObjectNode canonical) {
    return canonical.path("type").asText().equals("connection_established");
  }

  private static void remove(ObjectNode base, Field field) {
    if (field.isInData()) {
      base.remove(field.canonicalName());
    }
  }

  private static void set(ObjectNode message, List<String> path, JsonNode value) {
    ObjectNode parent = message;
    for (String key : path.subList(0, path.size() - 1)) {
      parent = parent.withObject("/" + key);
    }
    parent.set(path.get(path.size() - 1), value);
  }

  private static JsonNode converted(Field field, JsonNode value, WireProfile profile) {
    if (field == Field.EXECUTION_TIME
        && profile.executionTimeUnit() == DurationUnit.MILLISECONDS
        && value.isNumber()) {
      return DecimalNode.valueOf(value.decimalValue().movePointRight(3));
    }
    if (field == Field.TIMESTAMP && profile.timestampForm() == TimestampForm.EPOCH_SECONDS) {
      Instant instant = Instant.parse(value.textValue());
      return DecimalNode.valueOf(
          BigDecimal.valueOf(instant.getEpochSecond())
              .add(BigDecimal.valueOf(instant.getNano(), 9)));
    }
    return value;
  }
}
