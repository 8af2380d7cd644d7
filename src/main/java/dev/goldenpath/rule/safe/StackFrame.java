package dev.goldenpath.rule.safe;

import dev.goldenpath.event.DeliveredText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognise the objects as which serialisers write the frames of a stack, by their keys together.
 *
 * <p>Where a finding of a tool may have the same keys (a place in a source file), they count only
 * in a field that is named for a stack.
 */
final class StackFrame {
  private static final Pattern STACK =
      Pattern.compile(".*(stack|trace|frames).*", Pattern.CASE_INSENSITIVE);

  private static final Pattern LINE_KEY = Pattern.compile("_*[lL]_*[iI]_*[nN]_*[eE]");

  /**
   * The keys of one serialiser's frames, without case and underscores.
   *
   * @param keys of each of these sets one must be there
   * @param telling whether no other object has them
   */
  private record Shape(String language, boolean telling, List<Set<String>> keys) {
    boolean fits(String field, Set<String> plain) {
      return (telling || STACK.matcher(field).matches())
          && keys.stream().allMatch(any -> any.stream().anyMatch(plain::contains));
    }
  }

  private static final Set<String> FILE = Set.of("file", "filename", "abspath", "url", "source");
  private static final Set<String> LINE = Set.of("line", "lineno", "linenumber");
  private static final Set<String> COLUMN = Set.of("column", "colno", "columnnumber");
  private static final Set<String> FUNCTION =
      Set.of("function", "functionname", "func", "method", "methodname", "name");

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              "Java",
              true,
              List.of(
                  Set.of("classname", "declaringclass"),
                  Set.of("methodname"),
                  Set.of("linenumber"))),
          new Shape("Java", false, List.of(Set.of("class"), Set.of("method"), FILE, LINE)),
          new Shape("JavaScript", false, List.of(FILE, LINE, COLUMN, FUNCTION)),
          new Shape("Python", true, List.of(FILE, Set.of("lineno"), Set.of("function", "name"))),
          new Shape(".NET", false, List.of(Set.of("assembly", "declaringtype"), FUNCTION, LINE)),
          new Shape("Go", false, List.of(Set.of("func", "function"), FILE, LINE)));

  private StackFrame() {}

  /** Return the language of a frame that stands in a JSON text, if one does. */
  static Optional<String> in(DeliveredText json) {
    for (DeliveredText.JsonKeys object : json.walked().objects()) {
      if (mayBe(object)) {
        Optional<String> language = language(object);
        if (language.isPresent()) {
          return language;
        }
      }
    }
    return Optional.empty();
  }

  /** Every frame tells its line, and hardly any other object does. */
  private static boolean mayBe(DeliveredText.JsonKeys object) {
    for (String key : object.keys()) {
      if (!key.isEmpty()
          && "lL_".indexOf(key.charAt(0)) >= 0
          && LINE_KEY.matcher(key).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> language(DeliveredText.JsonKeys object) {
    Set<String> plain =
        object.keys().stream()
            .map(key -> key.replace("_", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return SHAPES.stream()
        .filter(shape -> shape.fits(object.field(), plain))
        .map(Shape::language)
        .findFirst();
  }
}
