package dev.goldenpath.rule.pattern;

import java.util.List;

/**
 * The words of the vocabulary of rules, on Dwyer's specification patterns: absence, existence,
 * counting, universality, precedence, response and chains; what each means stands beside it.
 */
public final class Patterns {
  private Patterns() {}

  /** Absence: no such moment comes. */
  public static Count never(Element<?> element) {
    return Count.of(element, 0, 0);
  }

  /** Existence: such a moment comes. */
  public static Count exists(Element<?> element) {
    return atLeast(1, element);
  }

  public static Count atLeast(int least, Element<?> element) {
    return Count.of(element, least, Integer.MAX_VALUE);
  }

  public static Count atMost(int most, Element<?> element) {
    return Count.of(element, 0, most);
  }

  /** Universality, response and precedence: something holds of every such moment. */
  public static <T> Every<T> every(Element<T> element) {
    return new Every<>(element);
  }

  /** Precedence chain: the first of each comes in this order, as far as they come. */
  public static Pattern inOrder(List<? extends Element<?>> elements) {
    return new Chain(List.copyOf(elements));
  }

  /** The first of some moments is of a kind. */
  public static Pattern first(Element<?> among, Element<?> element) {
    String name = element.name();
    return first(
        Element.moments(among),
        Check.that(
            element::matches,
            name + " as the first " + among.name(),
            moment -> Element.tell(moment) + ", with no " + name + " before it",
            "look whether " + name + " is sent first, and whether anybody listens by then"));
  }

  /** The first of some moments is as it must be; those after it are not judged. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Pattern first(Element<T> among, Check<T>... checks) {
    Check<T> all = Check.all(List.of(checks));
    return new Universal<>(among, true, () -> all);
  }

  /** Absence after: none of these comes after the first such moment. */
  public static Pattern nothingAfter(Element<?> end, Element<?> nothing) {
    return never(nothing).after(end);
  }

  /** Nothing is wanted, where a rule has nothing to say of a slice. */
  public static Pattern nothingWanted() {
    return all();
  }

  /** All of them are wanted. */
  public static Pattern all(Pattern... patterns) {
    return new All(List.of(patterns));
  }
}
