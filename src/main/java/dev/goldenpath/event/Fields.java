package dev.goldenpath.event;

import dev.goldenpath.setting.Field;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which fields the contract asks of each type, and under which other names they are met. */
final class Fields {
  private static final List<Field> ENVELOPE =
      List.of(Field.TIMESTAMP, Field.THREAD_ID, Field.RUN_ID);

  /** Names that backends were seen to use for a field that the contract calls otherwise. */
  private static final Map<Field, Set<String>> OTHER_NAMES =
      Map.ofEntries(
          Map.entry(Field.TYPE, Set.of("event", "eventtype", "messagetype", "kind")),
          Map.entry(Field.TIMESTAMP, Set.of("ts", "time", "createdat", "sentat")),
          Map.entry(Field.THREAD_ID, Set.of("thread", "conversationid", "chatid")),
          Map.entry(Field.RUN_ID, Set.of("run", "executionid")),
          Map.entry(
              Field.CORRELATION_ID,
              Set.of("correlation", "callid", "toolcallid", "invocationid", "requestid")),
          Map.entry(Field.AGENT_TYPE, Set.of("agent", "agentname", "agentkind")),
          Map.entry(Field.THOUGHT, Set.of("thoughts", "reasoning", "thinking", "text", "content")),
          Map.entry(Field.TOOL_NAME, Set.of("tool", "name", "function", "toolid")),
          Map.entry(
              Field.TOOL_ARGS, Set.of("args", "arguments", "parameters", "input", "toolinput")),
          Map.entry(Field.RESULTS, Set.of("result", "output", "tooloutput", "toolresult")),
          Map.entry(
              Field.EXECUTION_TIME,
              Set.of("duration", "durationms", "executiontimems", "elapsed", "elapsedms", "took")),
          Map.entry(
              Field.FINAL_RESPONSE, Set.of("response", "result", "answer", "output", "content")),
          Map.entry(Field.CONNECTION_ID, Set.of("connection", "connid", "sessionid")),
          Map.entry(Field.CONNECTED_USER_ID, Set.of("user", "userid")));

  private Fields() {}

  private static final Map<EventType, List<Field>> REQUIRED = byType(Fields::requiredBy);
  private static final Map<EventType, List<Field>> ALL =
      byType(
          type ->
              Stream.of(requiredBy(type), optional(type), List.of(Field.TYPE))
                  .flatMap(List::stream)
                  .toList());

  private static Map<EventType, List<Field>> byType(Function<EventType, List<Field>> fields) {
    Map<EventType, List<Field>> all = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      all.put(type, fields.apply(type));
    }
    return all;
  }

  /** Return the fields without which an event of this type is incomplete, {@code type} aside. */
  static List<Field> required(EventType type) {
    return REQUIRED.getOrDefault(type, List.of());
  }

  /** Return all fields that an event of this type may have. */
  static List<Field> all(EventType type) {
    return ALL.getOrDefault(type, List.of());
  }

  private static List<Field> requiredBy(EventType type) {
    return switch (type) {
      case CONNECTION_ESTABLISHED -> List.of(Field.CONNECTION_ID, Field.CONNECTED_USER_ID);
      case AGENT_STARTED, NESTED_STARTED -> enveloped(Field.AGENT_TYPE);
      case AGENT_THINKING -> enveloped(Field.THOUGHT);
      case TOOL_EXECUTING -> enveloped(Field.CORRELATION_ID, Field.TOOL_NAME, Field.TOOL_ARGS);
      case TOOL_COMPLETED ->
          enveloped(Field.CORRELATION_ID, Field.TOOL_NAME, Field.RESULTS, Field.EXECUTION_TIME);
      case AGENT_COMPLETED, NESTED_COMPLETED -> enveloped(Field.FINAL_RESPONSE);
      case AGENT_ERROR, NESTED_ERROR -> enveloped(Field.ERROR);
      case ERROR, PONG, UNKNOWN -> List.of();
    };
  }

  /** Return the fields that an event of this type may have besides. */
  private static List<Field> optional(EventType type) {
    return switch (type) {
      case TOOL_COMPLETED ->
          List.of(
              Field.USER_ID, Field.EVENT_ID, Field.ERROR, Field.AGENT_ID, Field.PARENT_AGENT_ID);
      case CONNECTION_ESTABLISHED, PONG ->
          List.of(Field.TIMESTAMP, Field.THREAD_ID, Field.RUN_ID, Field.USER_ID, Field.EVENT_ID);
      case ERROR, UNKNOWN ->
          List.of(
              Field.TIMESTAMP,
              Field.THREAD_ID,
              Field.RUN_ID,
              Field.USER_ID,
              Field.EVENT_ID,
              Field.CORRELATION_ID);
      default -> List.of(Field.USER_ID, Field.EVENT_ID, Field.AGENT_ID, Field.PARENT_AGENT_ID);
    };
  }

  /** Return whether a key may stand for the field, whatever its case and its separators. */
  static boolean mayBe(Field field, String profileName, String key) {
    String plain = plain(key);
    return plain.equals(plain(field.canonicalName()))
        || plain.equals(plain(profileName))
        || OTHER_NAMES.getOrDefault(field, Set.of()).contains(plain);
  }

  private static String plain(String key) {
    return key.replaceAll("[_\\-. ]", "").toLowerCase(java.util.Locale.ROOT);
  }

  private static List<Field> enveloped(Field... own) {
    return Stream.concat(ENVELOPE.stream(), java.util.Arrays.stream(own)).toList();
  }
}
