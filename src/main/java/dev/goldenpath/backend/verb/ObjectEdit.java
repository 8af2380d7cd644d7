package dev.goldenpath.backend.verb;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonNode.OverwriteMode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What becomes of an object's fields: some are {@code remove}d, some {@code set} to templates. It
 * is done as a whole, where every template has a value.
 *
 * <p>A name that begins with a slash points into the object (RFC 6901).
 */
record ObjectEdit(List<String> removed, Template set) {
  static ObjectEdit of(Parameters given) {
    return new ObjectEdit(given.texts("remove"), Template.of(given.object("set")));
  }

  /** Edit an object, which may be the scope's fields: those are read before they are changed. */
  void apply(ObjectNode object, Scope scope) {
    set.in(scope)
        .ifPresent(
            values -> {
              removed.forEach(name -> remove(object, name));
              values.properties().forEach(it -> set(object, it.getKey(), it.getValue()));
            });
  }

  private static void remove(ObjectNode object, String name) {
    if (!name.startsWith("/")) {
      object.remove(name);
    } else if (object.at(JsonPointer.compile(name).head()) instanceof ObjectNode parent) {
      parent.remove(JsonPointer.compile(name).last().getMatchingProperty());
    }
  }

  private static void set(ObjectNode object, String name, JsonNode value) {
    if (!name.startsWith("/")) {
      object.set(name, value);
      return;
    }
    JsonPointer pointer = JsonPointer.compile(name);
    object
        .withObject(pointer.head(), OverwriteMode.ALL, true)
        .set(pointer.last().getMatchingProperty(), value);
  }
}
