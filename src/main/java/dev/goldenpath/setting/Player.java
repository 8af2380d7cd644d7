package dev.goldenpath.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/**
 * The tool of a target that plays a part.
 *
 * @param tool its name on the wire
 * @param argument where in {@code tool_args} it takes what it works on, as a path with dots
 * @param result where in {@code results} it says what came of it; {@value #ITSELF} for the results
 *     themselves
 */
public record Player(Part part, String tool, String argument, String result) {
  static final String ITSELF = ".";

  static Player ofTheContract(Part part) {
    return new Player(part, part.contractName(), part.argument(), part.result());
  }

  /** Put what is told where the contract has it, beside what is there. */
  void recast(ObjectNode data) {
    move(data, "tool_args", argument, part.argument());
    move(data, "results", result, part.result());
  }

  /** Put the target's own places of what it takes and returns into a text. */
  String told(String text) {
    return placed(
        placed(text, "tool_args", part.argument(), argument), "results", part.result(), result);
  }

  private static String placed(String text, String field, String usual, String own) {
    return usual.isEmpty() || own.equals(usual)
        ? text
        : text.replace(field + "." + usual, own.equals(ITSELF) ? field : field + "." + own);
  }

  private static void move(ObjectNode data, String field, String from, String to) {
    if (to.isEmpty() || from.equals(to) || !data.has(field)) {
      return;
    }
    JsonNode told = data.path(field);
    JsonNode value = at(told, from);
    if (!value.isMissingNode() && !told.isNull()) {
      ObjectNode moved = told instanceof ObjectNode object ? object.deepCopy() : data.objectNode();
      moved.set(to, value);
      data.set(field, moved);
    }
  }

  private static JsonNode at(JsonNode told, String path) {
    JsonNode value = told;
    for (String key : path.equals(ITSELF) ? List.<String>of() : Arrays.asList(path.split("\\."))) {
      value =
          key.matches("\\d{1,6}") && value.isArray()
              ? value.path(Integer.parseInt(key))
              : value.path(key);
    }
    return value;
  }
}
