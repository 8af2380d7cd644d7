package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.sending;
import static dev.goldenpath.backend.seam.Behaviours.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Verbs that write or frame messages otherwise; about those of an {@code event}, or about all. */
final class TextVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "text", TextVerbs::text,
          "text-in-binary", TextVerbs::inBinary,
          "text-in-pieces", TextVerbs::inPieces,
          "text-then-an-empty-one", TextVerbs::thenAnEmptyOne,
          "text-joined-to-the-next", TextVerbs::joinedToTheNext);

  private TextVerbs() {}

  /**
   * Write another text: what {@code matches} is replaced {@code by} something else, and put as
   * {@code text} into a template of what is {@code written}.
   */
  private static Behaviour text(Parameters given) {
    String event = given.text("event", "");
    String matches = given.text("matches", "^$");
    String by = given.text("by", "");
    Template written = Template.of(given.text("written", "{text}"));
    return writing(
        (message, next) -> {
          String text = next.apply(message);
          if (!event.isEmpty() && !message.path("type").asText().equals(event)) {
            return text;
          }
          ObjectNode fields = Json.object().put("text", text.replaceAll(matches, by));
          Scope scope = Scope.of(given.history(), fields, Optional.empty());
          return written.in(scope).map(JsonNode::asText).orElse(text);
        });
  }

  private static boolean isOf(String text, String event) {
    return text.contains("\"" + event + "\"");
  }

  private static Behaviour inBinary(Parameters given) {
    String event = given.text("event");
    return sending(
        (socket, text, next) -> {
          if (isOf(text, event)) {
            socket.sendBinary(text.getBytes(StandardCharsets.UTF_8));
          } else {
            next.accept(text);
          }
        });
  }

  private static Behaviour inPieces(Parameters given) {
    int count = given.number("count");
    return sending((socket, text, next) -> socket.sendFragments(JsonText.pieces(text, count)));
  }

  private static Behaviour thenAnEmptyOne(Parameters given) {
    String event = given.text("event");
    return sending(
        (socket, text, next) -> {
          next.accept(text);
          if (isOf(text, event)) {
            next.accept("");
          }
        });
  }

  private static Behaviour joinedToTheNext(Parameters given) {
    String event = given.text("event");
    Map<String, String> held = new ConcurrentHashMap<>();
    return sending(
        (socket, text, next) -> {
          if (isOf(text, event)) {
            held.merge(socket.connectionId(), text + "\n", String::concat);
          } else {
            String before = held.remove(socket.connectionId());
            next.accept(before == null ? text : before + text);
          }
        });
  }
}
