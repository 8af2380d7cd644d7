package dev.goldenpath.rule.pattern;

import dev.goldenpath.timeline.Moment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that hold the values of moments against those before them. */
final class Values {
  private record Numbered(Moment moment, BigDecimal number) {}

  private Values() {}

  static Check<Moment> unlike(Key key, String name) {
    Map<String, Moment> known = new HashMap<>();
    return moment ->
        key.in(moment)
            .flatMap(
                value ->
                    Optional.ofNullable(known.putIfAbsent(value, moment))
                        .map(
                            earlier ->
                                mismatch(
                                    "its own " + key.name() + " in each " + name,
                                    Element.tell(moment)
                                        + " has "
                                        + Wording.cut(value)
                                        + ", as "
                                        + Element.tell(earlier)
                                        + " has",
                                    "look where " + key.name() + " is made",
                                    earlier)));
  }

  static Check<Moment> alike(Key key, String name) {
    List<Moment> first = new ArrayList<>();
    return moment ->
        key.in(moment)
            .flatMap(
                value -> {
                  if (first.isEmpty()) {
                    first.add(moment);
                  }
                  return key.in(first.get(0))
                      .filter(wanted -> !wanted.equals(value))
                      .map(
                          wanted ->
                              mismatch(
                                  key.name() + " " + Wording.cut(wanted) + " in each " + name,
                                  Element.tell(moment) + " has " + Wording.cut(value),
                                  "look where " + key.name() + " is taken from",
                                  first.get(0)));
                });
  }

  static Check<Moment> growing(Key key) {
    List<Numbered> most = new ArrayList<>();
    return moment ->
        key.in(moment)
            .flatMap(Values::number)
            .flatMap(
                number -> {
                  if (most.isEmpty() || most.get(0).number().compareTo(number) <= 0) {
                    most.clear();
                    most.add(new Numbered(moment, number));
                    return Mismatch.none();
                  }
                  Numbered before = most.get(0);
                  return Optional.of(
                      mismatch(
                          key.name()
                              + " of at least "
                              + before.number()
                              + ", as in "
                              + Element.tell(before.moment()),
                          Element.tell(moment) + " has " + number,
                          "look whether events are sent in the order in which they are made",
                          before.moment()));
                });
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private static Mismatch mismatch(String expected, String seen, String hint, Moment before) {
    return new Mismatch(expected, seen, hint, List.of(before.entry()), Optional.empty());
  }
}
