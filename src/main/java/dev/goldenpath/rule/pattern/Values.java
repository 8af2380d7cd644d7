package dev.goldenpath.rule.pattern;

import dev.goldenpath.timeline.Moment;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Checks that hold the values of moments against those before them. */
final class Values {
  private Values() {}

  static Check<Moment> unlike(Key key, String name) {
    Map<String, Moment> known = new HashMap<>();
    return moment ->
        key.in(moment)
            .flatMap(value -> Optional.ofNullable(known.putIfAbsent(value, moment)))
            .flatMap(
                earlier ->
                    wrong(
                        key,
                        moment,
                        earlier,
                        "its own " + key.name() + " in each " + name,
                        ", as " + Element.tell(earlier) + " has"));
  }

  static Check<Moment> alike(Key key, String name) {
    return against(key, (first, value) -> false, String::equals, " in each " + name);
  }

  static Check<Moment> growing(Key key) {
    Check<Moment> check =
        against(key, Values::isNotMore, Values::isNotMore, " or more from then on");
    return moment -> key.in(moment).flatMap(Values::number).flatMap(it -> check.of(moment));
  }

  /**
   * Hold each against one before it.
   *
   * @param further whether those after it are held against the later one
   * @param holds whether the later one is right
   */
  private static Check<Moment> against(
      Key key,
      BiPredicate<String, String> further,
      BiPredicate<String, String> holds,
      String what) {
    Map<String, Moment> last = new HashMap<>();
    return moment -> {
      String value = key.in(moment).orElse("");
      Moment earlier = last.getOrDefault("", moment);
      String before = key.in(earlier).orElse("");
      if (value.isEmpty()) {
        return Mismatch.none();
      }
      if (earlier == moment || further.test(before, value)) {
        last.put("", moment);
      }
      return holds.test(before, value)
          ? Mismatch.none()
          : wrong(key, moment, earlier, key.name() + " " + Wording.cut(before) + what, "");
    };
  }

  private static Optional<Mismatch> wrong(
      Key key, Moment moment, Moment earlier, String expected, String more) {
    return Mismatch.of(
        expected,
        Element.tell(moment) + " has " + Wording.cut(key.in(moment).orElse("")) + more,
        "look where " + key.name() + " comes from",
        earlier.entry());
  }

  private static boolean isNotMore(String one, String other) {
    return number(one).orElseThrow().compareTo(number(other).orElseThrow()) <= 0;
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
