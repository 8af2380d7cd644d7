package dev.goldenpath.wire.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.setting.Protocol;
import java.util.List;

/** What the stream of one run tells, in the contract's words. Used by one thread. */
interface Reducer {

  /**
   * Take an event of the stream.
   *
   * @return what it tells, as events of the contract in the profile {@code data}; often nothing
   */
  List<JsonNode> read(JsonNode event);

  /** Return a field's text; empty where there is none. */
  static String text(JsonNode event, String field) {
    return event.path(field).asText("");
  }

  /** Begin to read the stream of a run. */
  static Reducer of(Protocol protocol, Narration narration) {
    return switch (protocol) {
      case AG_UI -> new AgUi(narration);
      case AI_SDK -> new AiSdk(narration);
      case GOLDEN_PATH -> throw new IllegalArgumentException("no stream: " + protocol);
    };
  }
}
