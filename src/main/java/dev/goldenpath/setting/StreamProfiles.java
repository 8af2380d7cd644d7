package dev.goldenpath.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How targets speak whose answer to a request is the stream of its events: their requests as
 * templates, and what none of their events tells.
 */
final class StreamProfiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** AG-UI's RunAgentInput; what it has no field for goes into its forwardedProps. */
  private static final String AG_UI_REQUEST =
      """
      {"threadId": "{thread_id}", "runId": "{run_id}", "state": {},
       "messages": [{"id": "{new_id}", "role": "user", "content": "{message}"}],
       "tools": [], "context": [],
       "forwardedProps": {"agent": "{agent}", "tools": "{tools}",
                          "max_iterations": "{max_iterations}"}}
      """;

  /** What useChat sends; what it has no field for stands beside. */
  private static final String AI_SDK_REQUEST =
      """
      {"id": "{thread_id}", "trigger": "submit-message",
       "messages": [{"id": "{new_id}", "role": "user",
                     "parts": [{"type": "text", "text": "{message}"}]}],
       "agent": "{agent}", "tools": "{tools}", "max_iterations": "{max_iterations}"}
      """;

  private static final Set<Field> UNTOLD =
      Set.of(Field.AGENT_TYPE, Field.EXECUTION_TIME, Field.USER_ID, Field.EVENT_ID);

  private static final EventNames TYPES =
      new EventNames(
          Map.of("connection_established", List.of(), "error", List.of(), "pong", List.of()));

  private static final AnswerShape ANSWER = AnswerShape.tellingNothing(Set.of(200), Set.of());

  private StreamProfiles() {}

  static WireProfile of(Protocol protocol) {
    return of(protocol, WireProfile.DATA);
  }

  /**
   * Return the profile of a protocol.
   *
   * @param given what says how requests are written, and what is healthy, instead
   */
  static WireProfile of(Protocol protocol, WireProfile given) {
    WireProfile data = WireProfile.DATA;
    RequestShape request = given.request();
    Set<Field> untold = new HashSet<>(UNTOLD);
    if (!protocol.needsNoStamps()) {
      untold.add(Field.TIMESTAMP);
    }
    return new WireProfile(
        protocol.label(),
        protocol.label(),
        data.base(),
        data.paths(),
        untold,
        Set.of(),
        TYPES,
        data.executionTimeUnit(),
        TimestampForm.EPOCH_MILLISECONDS,
        RequestShape.posted(
            request.path(),
            request.headers(),
            request.body().or(() -> Optional.of(template(protocol)))),
        ANSWER,
        given.health(),
        Map.of(),
        data.parts(),
        protocol);
  }

  private static JsonNode template(Protocol protocol) {
    String text =
        switch (protocol) {
          case AG_UI -> AG_UI_REQUEST;
          case AI_SDK -> AI_SDK_REQUEST;
          case GOLDEN_PATH -> throw new IllegalArgumentException("no stream: " + protocol);
        };
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
