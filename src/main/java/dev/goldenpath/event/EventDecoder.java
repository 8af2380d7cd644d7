package dev.goldenpath.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.goldenpath.setting.Field;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.wire.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Read frames as events through one target's wire profile. Immutable; never throws on a frame. */
public final class EventDecoder {
  /** The most that a message may measure (CONN-5). */
  public static final int LARGEST_FRAME = 1024 * 1024;

  private static final BigDecimal FAR_AWAY = new BigDecimal("1e11");

  private final WireProfile profile;
  private final MisplacedFields misplacedFields;
  private final boolean isInItsWords;
  private final Map<String, String> contractWords = new HashMap<>();
  private final Optional<EventDecoder> unstamped;

  public EventDecoder(WireProfile profile) {
    this.profile = Objects.requireNonNull(profile, "profile");
    this.misplacedFields = new MisplacedFields(profile);
    this.isInItsWords = profile.parts().equals(WireProfile.DATA.parts());
    profile
        .types()
        .names()
        .forEach((word, onWire) -> onWire.forEach(it -> contractWords.putIfAbsent(it, word)));
    this.unstamped = profile.unstamped().map(EventDecoder::new);
  }

  public Reading read(Entry.Frame frame) {
    if (frame.binary()) {
      return unreadable(frame, "a binary frame where text was promised", 0);
    }
    if (frame.bytes() > LARGEST_FRAME) {
      return unreadable(
          frame, frame.bytes() + " bytes, more than " + LARGEST_FRAME + " (1 MiB)", 0);
    }
    if (profile.protocol().isEnd(frame.text())) {
      return event(frame, List.of(JsonNodeFactory.instance.objectNode().put("type", frame.text())));
    }
    try {
      if (frame.text().isBlank()) {
        return unreadable(frame, "an empty message", 0);
      }
      List<JsonNode> readings = Json.readings(frame.text());
      return readings.get(0).isObject()
          ? event(frame, readings)
          : unreadable(frame, "JSON, but no object", 1);
    } catch (MismatchedInputException trailing) {
      return unreadable(frame, "no JSON: more follows the first value", column(trailing));
    } catch (JsonProcessingException notJson) {
      return unreadable(frame, "no JSON: " + notJson.getOriginalMessage(), column(notJson));
    }
  }

  private Unreadable unreadable(Entry.Frame frame, String reason, int column) {
    List<AgentEvent> meant = new ArrayList<>();
    for (JsonNode message : LenientJson.objects(frame.text())) {
      Entry.Frame its = meant.isEmpty() ? frame : frame.part(Json.write(message));
      meant.add(event(its, List.of(message)));
    }
    return new Unreadable(frame, reason, column, meant);
  }

  private static int column(JsonProcessingException notJson) {
    return notJson.getLocation() == null
        ? 0
        : Math.max(0, (int) notJson.getLocation().getCharOffset());
  }

  private AgentEvent event(Entry.Frame frame, List<JsonNode> readings) {
    List<AgentEvent> others = new ArrayList<>();
    for (JsonNode other : readings.subList(1, readings.size())) {
      others.add(event(frame, List.of(other)));
    }
    JsonNode message = readings.get(0);
    if (unstamped.isPresent() && profile.read(message, Field.TIMESTAMP).isEmpty()) {
      return unstamped.get().event(frame, readings);
    }
    Optional<JsonNode> typeNode = profile.read(message, Field.TYPE).filter(JsonNode::isTextual);
    String wireName = typeNode.map(JsonNode::textValue).orElse("");
    String typeName = contractWords.getOrDefault(wireName, wireName);
    Optional<List<String>> typeElsewhere =
        typeNode.isPresent() ? Optional.empty() : misplacedFields.elsewhere(message, Field.TYPE);
    EventType type =
        type(typeElsewhere.isEmpty() ? wireName : at(message, typeElsewhere.get()).asText());
    List<Misplaced> misplaced = new ArrayList<>(misplacedFields.in(message, type));
    if (typeNode.isEmpty()) {
      misplaced.add(
          new Misplaced(
              Field.TYPE, profile.path(Field.TYPE), typeElsewhere.orElse(List.of("nothing"))));
    }
    ObjectNode canonical = canonical(message, type);
    boolean isToldSo = misplaced.isEmpty() && (isInItsWords || !Parts.speaksOfParts(canonical));
    return new AgentEvent(
        frame,
        type,
        typeName,
        message,
        canonical,
        isToldSo ? canonical : told(message, type, misplaced),
        misplaced,
        timestamp(message, misplaced),
        profile.absent(),
        others,
        Optional.empty());
  }

  private ObjectNode told(JsonNode message, EventType type, List<Misplaced> misplaced) {
    ObjectNode told = canonical(message, type);
    misplaced.forEach(field -> recover(field, message, told));
    profile.parts().recast(told);
    return told;
  }

  private EventType type(String wireName) {
    String word = contractWords.get(wireName);
    return word == null ? EventType.UNKNOWN : EventType.named(word);
  }

  /** Put a value where it should have been; of a duration elsewhere nobody knows the unit. */
  private void recover(Misplaced misplaced, JsonNode message, ObjectNode told) {
    JsonNode value = at(message, misplaced.foundAt());
    if (!value.isMissingNode() && misplaced.field() != Field.EXECUTION_TIME) {
      put(told, misplaced.field(), value);
    }
  }

  private static JsonNode at(JsonNode message, List<String> path) {
    JsonNode value = message;
    for (String key : path) {
      value = value.path(key);
    }
    return value;
  }

  private Optional<Timestamp> timestamp(JsonNode message, List<Misplaced> misplaced) {
    for (Misplaced field : misplaced) {
      if (field.field() == Field.TIMESTAMP) {
        return timestamp(at(message, field.foundAt()));
      }
    }
    Optional<JsonNode> value = profile.read(message, Field.TIMESTAMP);
    return value.isPresent() ? timestamp(value.get()) : Optional.empty();
  }

  private Optional<Timestamp> timestamp(JsonNode value) {
    return profile.timestampForm().isEpoch()
        ? epoch(value)
        : value.isTextual() ? Timestamp.parse(value.textValue()) : Optional.empty();
  }

  private Optional<Timestamp> epoch(JsonNode value) {
    if (!value.isNumber() || !(Math.abs(value.doubleValue()) < 1e14)) {
      return Optional.empty();
    }
    return Optional.of(profile.timestampForm().toSeconds(value.decimalValue()))
        .filter(seconds -> seconds.abs().compareTo(FAR_AWAY) < 0)
        .map(Timestamp::ofEpochSeconds);
  }

  private ObjectNode canonical(JsonNode message, EventType type) {
    ObjectNode canonical = JsonNodeFactory.instance.objectNode();
    putBase(message, canonical);
    for (Field field : Fields.all(type)) {
      Optional<JsonNode> value = profile.read(message, field);
      if (value.isPresent()) {
        put(canonical, field, value.get());
      }
    }
    return canonical;
  }

  /** Carry over whether the object that holds the data fields is there. */
  private void putBase(JsonNode message, ObjectNode canonical) {
    JsonNode base = at(message, profile.base());
    if (base.isObject()) {
      canonical.putObject("data");
    } else if (!base.isMissingNode()) {
      canonical.set("data", base);
    }
  }

  private void put(ObjectNode canonical, Field field, JsonNode value) {
    if (!field.isInData()) {
      canonical.set(field.canonicalName(), inContractForm(field, value));
      return;
    }
    JsonNode data = canonical.path("data");
    if (data.isMissingNode()) {
      data = canonical.putObject("data");
    }
    if (data instanceof ObjectNode object) {
      object.set(field.canonicalName(), inContractForm(field, value));
    }
  }

  private JsonNode inContractForm(Field field, JsonNode value) {
    if (field == Field.EXECUTION_TIME && value.isNumber() && Double.isFinite(value.doubleValue())) {
      return JsonNodeFactory.instance.numberNode(
          profile.executionTimeUnit().toSeconds(value.decimalValue()));
    }
    if (field == Field.TYPE && value.isTextual()) {
      String word = contractWords.getOrDefault(value.textValue(), value.textValue());
      return word.equals(value.textValue()) ? value : TextNode.valueOf(word);
    }
    if (profile.jsonText().contains(field)) {
      return Optional.of(value)
          .filter(JsonNode::isTextual)
          .flatMap(text -> Json.read(text.textValue()))
          .orElse(value);
    }
    if (field == Field.TIMESTAMP && profile.timestampForm().isEpoch()) {
      return epoch(value)
          .<JsonNode>map(time -> TextNode.valueOf(time.instant().toString()))
          .orElse(value);
    }
    return value;
  }
}
