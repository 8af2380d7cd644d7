package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Interest;
import dev.goldenpath.timeline.Moment;
import java.util.Optional;

/**
 * The parts of a stretch in which a pattern is wanted (Dwyer's scopes). The moments that begin and
 * end a part are not in it. A part runs from the first beginning to the next end.
 *
 * @param begin what begins a part; empty for the stretch's own beginning
 * @param end what ends a part; empty for the stretch's own end
 * @param onlyIfEnded whether a part counts only once its end has come
 * @param again whether there may be further parts after the first
 */
public record Scope(
    Optional<Element<?>> begin, Optional<Element<?>> end, boolean onlyIfEnded, boolean again) {

  static Scope after(Element<?> begin) {
    return new Scope(Optional.of(begin), Optional.empty(), false, false);
  }

  static Scope before(Element<?> end) {
    return new Scope(Optional.empty(), Optional.of(end), true, false);
  }

  static Scope until(Element<?> end) {
    return new Scope(Optional.empty(), Optional.of(end), false, false);
  }

  static Scope between(Element<?> begin, Element<?> end) {
    return new Scope(Optional.of(begin), Optional.of(end), true, true);
  }

  static Scope afterUntil(Element<?> begin, Element<?> end) {
    return new Scope(Optional.of(begin), Optional.of(end), false, true);
  }

  boolean begins(Moment moment) {
    return begin.isPresent() && begin.get().matches(moment);
  }

  boolean ends(Moment moment) {
    return end.isPresent() && end.get().matches(moment);
  }

  Interest beginInterest() {
    return begin.<Interest>map(Element::interest).orElse(Interest.NONE);
  }

  Interest endInterest() {
    return end.<Interest>map(Element::interest).orElse(Interest.NONE);
  }

  /** Tell the part that a moment has begun. */
  String words(Optional<Moment> opening) {
    String from = opening.map(Element::tell).orElse("");
    String to = end.map(Element::name).orElse("");
    if (from.isEmpty()) {
      return " before " + to;
    }
    return to.isEmpty() ? " after " + from : " between " + from + ", and " + to;
  }
}
