package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.greeting;
import static dev.goldenpath.backend.seam.Behaviours.shaping;
import static dev.goldenpath.backend.seam.Behaviours.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Verbs that edit messages as they are written: events of runs; or as {@code event} the greeting
 * ({@code connection_established}), the {@code error} message, or {@code any-message}. Of several
 * in one row the last acts first.
 *
 * <p>They act when all else about an event is settled, so that no other verb loses sight of it.
 */
final class EditVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "edit", given -> editing(given, false),
          "edit-envelope", given -> editing(given, true),
          "misplace", EditVerbs::misplace,
          "copy-fields", EditVerbs::copyFields,
          "reverse-keys", given -> writing((message, next) -> next.apply(reversed(message))));

  private EditVerbs() {}

  private static Behaviour editing(Parameters given, boolean envelope) {
    ObjectEdit edit = ObjectEdit.of(given);
    return onMessages(
        given, scope -> edit.apply(envelope ? scope.around() : scope.fields(), scope));
  }

  /** Move a {@code field} to where it would sit in another profile. */
  private static Behaviour misplace(Parameters given) {
    String field = given.text("field");
    return onMessages(
        given,
        scope -> {
          ObjectNode message = scope.around();
          ObjectNode home = scope.fields().has(field) ? scope.fields() : message;
          if (home.has(field)) {
            ObjectNode elsewhere = home != message ? message : below(message, scope.fields());
            elsewhere.set(field, home.remove(field));
          }
        });
  }

  private static ObjectNode below(ObjectNode message, ObjectNode fields) {
    return fields == message ? message.putObject("data") : fields;
  }

  /**
   * Put a copy of the fields, {@code below} so many characters each, {@code into} another object.
   */
  private static Behaviour copyFields(Parameters given) {
    String into = given.text("into");
    int below = given.number("below");
    return onMessages(
        given,
        scope -> {
          ObjectNode copy = scope.fields().deepCopy();
          copy.properties().removeIf(it -> it.getValue().toString().length() >= below);
          scope.around().set(into, copy);
        });
  }

  private static ObjectNode reversed(ObjectNode object) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    Collections.reverse(fields);
    ObjectNode reversed = object.objectNode();
    fields.forEach(it -> reversed.set(it.getKey(), inReverse(it.getValue())));
    return reversed;
  }

  private static JsonNode inReverse(JsonNode node) {
    return node instanceof ObjectNode inner ? reversed(inner) : node;
  }

  private static Behaviour onMessages(Parameters given, Consumer<Scope> change) {
    History history = given.history();
    String event = given.text("event", "");
    if (event.equals("connection_established")) {
      return greeting(
          (socket, welcome, next) -> {
            change.accept(of(history, welcome, Jwt.of(socket.handshake())));
            next.accept(welcome);
          });
    }
    if (event.equals("error") || event.equals("any-message")) {
      return writing(
          (message, next) -> {
            if (event.equals("any-message") || message.path("type").asText().equals(event)) {
              change.accept(of(history, message, Optional.empty()));
            }
            return next.apply(message);
          });
    }
    Predicate<Event> which = Filters.events(given);
    return shaping(
        (shaped, message) -> {
          if (which.test(shaped)) {
            change.accept(Scope.of(history, shaped, message));
          }
        });
  }

  private static Scope of(History history, ObjectNode message, Optional<String> token) {
    ObjectNode fields = history.inside().fieldsOf(message);
    return new Scope(history, fields, message, Optional.empty(), token);
  }
}
