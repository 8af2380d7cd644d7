package dev.goldenpath.rule.pattern;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.timeline.Moment;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of moment that patterns speak of, by a name for people: {@code tool_executing}.
 *
 * <p>Event types that the contract does not know are as good as those that it does.
 *
 * @param reading what such a moment is; empty for all others
 */
public record Element<T>(String name, Function<Moment, Optional<T>> reading) {

  public Element {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(reading, "reading");
  }

  /** Return the events of a type, by its name on the wire. */
  public static Element<AgentEvent> event(String typeName) {
    return events(typeName, event -> event.typeName().equals(typeName));
  }

  /** Return the events for which something holds. */
  public static Element<AgentEvent> events(String name, Predicate<AgentEvent> condition) {
    return new Element<>(name, moment -> moment.event().filter(condition));
  }

  /** Return those for which something more holds. */
  public Element<T> where(String otherName, Predicate<T> condition) {
    return new Element<>(otherName, moment -> reading.apply(moment).filter(condition));
  }

  /** Return those that are of the one kind or of the other. */
  public Element<T> or(Element<T> other) {
    return new Element<>(
        name + " or " + other.name,
        moment -> reading.apply(moment).or(() -> other.reading.apply(moment)));
  }

  public Optional<T> in(Moment moment) {
    return reading.apply(moment);
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
