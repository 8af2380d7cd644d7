package dev.goldenpath.rule.pattern;

import dev.goldenpath.timeline.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return new Precedence(element, cause);
  }

  /** Want that no two have the same value; those that have none are not judged. */
  public Pattern hasItsOwn(Key key) {
    return new Universal<>(Element.moments(element), () -> unlikeThoseBefore(key));
  }

  private Check<Moment> unlikeThoseBefore(Key key) {
    Map<String, Moment> known = new HashMap<>();
    return moment -> {
      Optional<String> value = key.in(moment);
      return value
          .flatMap(it -> Optional.ofNullable(known.putIfAbsent(it, moment)))
          .flatMap(
              earlier ->
                  Mismatch.of(
                      "its own " + key.name() + " in each " + element.name(),
                      "%s has %s, as %s has"
                          .formatted(
                              Element.tell(moment),
                              Wording.cut(value.orElse("")),
                              Element.tell(earlier)),
                      "look where " + key.name() + " comes from",
                      earlier.entry()));
    };
  }
}
