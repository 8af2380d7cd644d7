package dev.goldenpath.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Where events of a stream go, each at once. */
interface Sink {
  ObjectMapper JSON = new ObjectMapper();

  /** Send an event's data. */
  void send(String data);

  default void send(JsonNode event) {
    send(event.toString());
  }

  /** Cut a text in two, between characters. */
  static List<String> halves(String text) {
    int middle = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
    return List.of(text.substring(0, middle), text.substring(middle));
  }
}
