package dev.goldenpath.rule.safe;

import dev.goldenpath.event.JsonWalk;
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
  static Optional<String> in(String json) {
    Search search = new Search();
    JsonWalk.through(json, search);
    return search.found;
  }

  private static final class Search implements JsonWalk.Visitor {
    private Optional<String> found = Optional.empty();

    @Override
    public void text(String field, String value) {}

    @Override
    public void object(String field, Set<String> keys) {
      Set<String> plain =
          keys.stream()
              .map(key -> key.replace("_", "").toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
      found =
          found.or(
              () ->
                  SHAPES.stream()
                      .filter(shape -> shape.fits(field, plain))
                      .map(Shape::language)
                      .findFirst());
    }
  }
}
