package dev.goldenpath.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.DeliveredText;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One text that the backend has delivered.
 *
 * @param where what it is, for people: {@code a response's body}
 * @param header the header's name; empty where it is none
 */
public record Delivery(String where, String header, DeliveredText text) {

  private Delivery(String where, String header, String text) {
    this(where, header, new DeliveredText(text));
  }

  /**
   * Return what an entry delivers: frames, bodies, headers, the subprotocol, a close's reason.
   *
   * @param read a frame as every reader takes it, where it can be read
   */
  static List<Delivery> of(Entry entry, Optional<JsonNode> read) {
    if (entry instanceof Entry.Frame frame) {
      return List.of(new Delivery("a frame", "", new DeliveredText(frame.text(), read)));
    } else if (entry instanceof Entry.HttpResponse response) {
      return answer("a response's", response.body(), response.headers());
    } else if (entry instanceof Entry.SocketRefused refused) {
      return answer("the refused handshake's", refused.body(), refused.headers());
    } else if (entry instanceof Entry.SocketClosed closed) {
      return List.of(new Delivery("the close reason", "", closed.reason()));
    } else if (entry instanceof Entry.SocketOpened opened) {
      List<Delivery> all = headers("the handshake's", opened.headers());
      opened
          .subprotocols()
          .forEach(it -> all.add(new Delivery("the selected subprotocol", "", it)));
      return all;
    }
    return List.of();
  }

  private static List<Delivery> answer(
      String whose, String body, Map<String, List<String>> headers) {
    List<Delivery> all = headers(whose, headers);
    all.add(0, new Delivery(whose + " body", "", body));
    return all;
  }

  private static List<Delivery> headers(String whose, Map<String, List<String>> headers) {
    List<Delivery> all = new ArrayList<>();
    headers.forEach(
        (name, values) ->
            values.forEach(value -> all.add(new Delivery(whose + " headers", name, value))));
    return all;
  }
}
