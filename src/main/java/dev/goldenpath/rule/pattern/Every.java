package dev.goldenpath.rule.pattern;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The beginning of a sentence about every moment of a kind. */
public record Every<T>(Element<T> element) {

  /** Want each to be right by itself: universality. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Pattern must(Check<T>... checks) {
    Check<T> all = Check.all(List.of(checks));
    return new Universal<>(element, () -> all);
  }

  /** Want each to be right, by a check that remembers those before it. */
  public Pattern mustAnew(Supplier<Check<T>> check) {
    return new Universal<>(element, check);
  }

  /** Want each to be followed by an answer: response. One answer serves all that wait for it. */
  public Response isAnsweredBy(Element<?> answer) {
    return Response.of(element, answer, Response.Sharing.ALL);
  }

  /** Want each to be followed by exactly one answer of its own: response, paired. */
  public Response isAnsweredByOne(Element<?> answer) {
    return Response.of(element, answer, Response.Sharing.ONLY_ONE);
  }

  /** Want each to be followed by an answer, which serves so many of those that wait for it. */
  public Response isAnsweredBy(Element<?> answer, Response.Sharing sharing) {
    return Response.of(element, answer, sharing);
  }

  /** Want each to have had something before it: precedence. */
  public Precedence isPrecededBy(Element<?> cause) {
    return new Precedence(element, cause, Optional.empty());
  }

  /** Want that no two have the same value; those that have none are not judged. */
  public Pattern hasItsOwn(Key key) {
    return new Universal<>(Element.moments(element), () -> Values.unlike(key, element.name()));
  }

  /** Want that all have the value of the first; those that have none are not judged. */
  public Pattern hasTheSame(Key key) {
    return new Universal<>(Element.moments(element), () -> Values.alike(key, element.name()));
  }

  /** Want that a number never gets less; those that have none are not judged. */
  public Pattern neverGoesBack(Key key) {
    return new Universal<>(Element.moments(element), () -> Values.growing(key));
  }
}
