package dev.goldenpath.rule.pattern;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of moment that patterns speak of, by a name for people: {@code tool_executing}.
 *
 * <p>Event types that the contract does not know are as good as those that it does.
 *
 * @param interest the kinds of moment among which such moments are
 * @param reading what such a moment is; empty for all others
 * @param before the entries from before it that show it together with it
 */
public record Element<T>(
    String name,
    Interest interest,
    Function<Moment, Optional<T>> reading,
    Function<T, List<Entry>> before) {

  /** No moment at all. */
  static final Element<Moment> NOTHING = of("nothing", Interest.NONE, moment -> Optional.empty());

  public Element {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(interest, "interest");
    Objects.requireNonNull(reading, "reading");
    Objects.requireNonNull(before, "before");
  }

  public static <T> Element<T> of(String name, Function<Moment, Optional<T>> reading) {
    return of(name, Interest.ALL, reading);
  }

  /** Return those among some kinds of moment that are read as something. */
  public static <T> Element<T> of(
      String name, Interest among, Function<Moment, Optional<T>> reading) {
    return new Element<>(name, among, reading, thing -> List.of());
  }

  public static Element<AgentEvent> event(String typeName) {
    return events(typeName, event -> event.typeName().equals(typeName));
  }

  /** Return the events for which something holds. */
  public static Element<AgentEvent> events(String name, Predicate<AgentEvent> condition) {
    return events(name, Interest.EVENTS).where(condition);
  }

  /** Return all events among some kinds of moment. */
  static Element<AgentEvent> events(String name, Interest among) {
    return of(name, among, Moment::event);
  }

  /** Return the entries of a kind, be they frames or their siblings. */
  public static <E extends Entry> Element<E> entry(String name, Class<E> kind) {
    return of(
        name,
        Interest.in(kind),
        moment -> Optional.of(moment.entry()).filter(kind::isInstance).map(kind::cast));
  }

  /** Return the same, as the moments that they are. */
  public static Element<Moment> moments(Element<?> element) {
    return of(
        element.name(),
        element.interest(),
        moment -> element.matches(moment) ? Optional.of(moment) : Optional.empty());
  }

  /** Return those for which something more holds. */
  public Element<T> where(Predicate<T> condition) {
    return new Element<>(name, interest, moment -> reading.apply(moment).filter(condition), before);
  }

  public Element<T> or(Element<T> other) {
    return new Element<>(
        name + " or " + other.name,
        interest.or(other.interest),
        moment -> {
          Optional<T> one = in(moment);
          return one.isPresent() ? one : other.in(moment);
        },
        before);
  }

  public Element<T> named(String otherName) {
    return new Element<>(otherName, interest, reading, before);
  }

  public Optional<T> in(Moment moment) {
    return interest.includes(moment) ? reading.apply(moment) : Optional.empty();
  }

  public boolean matches(Moment moment) {
    return in(moment).isPresent();
  }

  /** Tell of any moment: what it is, and where it stands. */
  static String tell(Moment moment) {
    String what =
        moment
            .event()
            .map(
                event -> event.typeName().isEmpty() ? "a message without a type" : event.typeName())
            .orElseGet(() -> moment.entry().summary());
    return what + " at event " + moment.at().seq() + ", " + moment.at().offset();
  }
}
