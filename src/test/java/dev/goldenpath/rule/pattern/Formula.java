package dev.goldenpath.rule.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A pattern as a formula over the whole of a finite trace, read without haste: by definition, back
 * and forth, in quadratic time. Written apart from the patterns.
 */
interface Formula {
  boolean holds(List<Letter> trace);

  static Formula count(String type, int least, int most) {
    return trace -> {
      long count = trace.stream().filter(letter -> letter.is(type)).count();
      return least <= count && count <= most;
    };
  }

  static Formula neverInARow(int number, String type) {
    return trace ->
        IntStream.rangeClosed(0, trace.size() - number)
            .noneMatch(
                from ->
                    trace.subList(from, from + number).stream()
                        .allMatch(letter -> letter.is(type)));
  }

  static Formula precedence(String effect, String cause, boolean keyed) {
    return trace ->
        places(trace, effect).stream()
            .filter(at -> !keyed || !trace.get(at).id().isEmpty())
            .allMatch(
                at ->
                    places(trace.subList(0, at), cause).stream()
                        .anyMatch(before -> !keyed || sameId(trace, before, at)));
  }

  static Formula response(String trigger, String answer, boolean keyed) {
    return trace ->
        places(trace, trigger).stream()
            .allMatch(
                at ->
                    places(trace, answer).stream()
                        .anyMatch(after -> after > at && (!keyed || sameId(trace, at, after))));
  }

  /** From the first trigger with an id on: never more answers than triggers, at the end as many. */
  static Formula pairing(String trigger, String answer) {
    return trace ->
        places(trace, trigger).stream().noneMatch(at -> trace.get(at).id().isEmpty())
            && List.of("1", "2").stream()
                .map(id -> trace.stream().filter(letter -> letter.id().equals(id)).toList())
                .allMatch(same -> isPaired(same, trigger, answer));
  }

  private static boolean isPaired(List<Letter> same, String trigger, String answer) {
    List<Integer> triggers = places(same, trigger);
    List<Letter> from = triggers.isEmpty() ? List.of() : same.subList(triggers.get(0), same.size());
    return IntStream.rangeClosed(0, from.size())
            .mapToObj(to -> from.subList(0, to))
            .allMatch(part -> places(part, answer).size() <= places(part, trigger).size())
        && places(from, answer).size() == places(from, trigger).size();
  }

  static Formula chain(String... types) {
    return trace -> {
      for (int i = 0; i < types.length; i++) {
        List<Integer> here = places(trace, types[i]);
        for (int before = 0; before < i && !here.isEmpty(); before++) {
          if (places(trace.subList(0, here.get(0)), types[before]).isEmpty()) {
            return false;
          }
        }
      }
      return true;
    };
  }

  static Formula first(List<String> among, String type) {
    return trace ->
        trace.stream()
            .filter(letter -> among.contains(letter.type()))
            .findFirst()
            .filter(letter -> !letter.is(type))
            .isEmpty();
  }

  /** All pairs of one type with ids, the earlier before the later, are in a relation. */
  static Formula pairs(String type, java.util.function.BiPredicate<Integer, Integer> relation) {
    return trace -> {
      List<Integer> ids =
          trace.stream()
              .filter(letter -> letter.is(type) && !letter.id().isEmpty())
              .map(letter -> Integer.valueOf(letter.id()))
              .toList();
      for (int later = 0; later < ids.size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          if (!relation.test(ids.get(earlier), ids.get(later))) {
            return false;
          }
        }
      }
      return true;
    };
  }

  default Formula and(Formula other) {
    return trace -> holds(trace) && other.holds(trace);
  }

  // Scopes: cut the trace into its parts.

  default Formula after(String begin) {
    return trace -> {
      List<Integer> places = places(trace, begin);
      return places.isEmpty() || holds(trace.subList(places.get(0) + 1, trace.size()));
    };
  }

  default Formula before(String end) {
    return trace -> {
      List<Integer> places = places(trace, end);
      return places.isEmpty() || holds(trace.subList(0, places.get(0)));
    };
  }

  default Formula until(String end) {
    return trace -> {
      List<Integer> places = places(trace, end);
      return holds(places.isEmpty() ? trace : trace.subList(0, places.get(0)));
    };
  }

  default Formula between(String begin, String end, boolean onlyIfEnded) {
    return trace -> parts(trace, begin, end, onlyIfEnded).stream().allMatch(this::holds);
  }

  private static List<List<Letter>> parts(
      List<Letter> trace, String begin, String end, boolean onlyIfEnded) {
    List<List<Letter>> parts = new ArrayList<>();
    int at = 0;
    while (at < trace.size()) {
      List<Integer> begins = places(trace.subList(at, trace.size()), begin);
      if (begins.isEmpty()) {
        return parts;
      }
      int from = at + begins.get(0) + 1;
      List<Integer> ends = places(trace.subList(from, trace.size()), end);
      int to = ends.isEmpty() ? trace.size() : from + ends.get(0);
      if (!ends.isEmpty() || !onlyIfEnded) {
        parts.add(trace.subList(from, to));
      }
      at = to;
    }
    return parts;
  }

  private static List<Integer> places(List<Letter> trace, String type) {
    return IntStream.range(0, trace.size()).filter(at -> trace.get(at).is(type)).boxed().toList();
  }

  private static boolean sameId(List<Letter> trace, int one, int other) {
    return !trace.get(one).id().isEmpty() && trace.get(one).id().equals(trace.get(other).id());
  }
}
