package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Precedence: no effect without its cause before it.
 *
 * @param key by what they belong together; an effect without it is not judged
 */
public record Precedence(Element<?> effect, Element<?> cause, Optional<Key> key)
    implements Pattern {

  /** Want a cause that has the same key. */
  public Precedence withTheSame(Key other) {
    return new Precedence(effect, cause, Optional.of(other));
  }

  @Override
  public Automaton begin(Stalls stalls) {
    Element<Moment> both = Element.moments(effect).or(Element.moments(cause));
    return new Universal<>(both, this::check)
        .exercisedBy(Element.moments(effect).where(it -> keyOf(it).isPresent()))
        .begin(stalls);
  }

  private Optional<String> keyOf(Moment moment) {
    return key.isEmpty() ? Optional.of("") : key.get().in(moment);
  }

  private Check<Moment> check() {
    Set<String> known = new HashSet<>();
    return moment -> {
      Optional<String> value = keyOf(moment);
      boolean lacks = effect.matches(moment) && value.filter(it -> !known.contains(it)).isPresent();
      if (cause.matches(moment)) {
        value.ifPresent(known::add);
      }
      return lacks ? without(value.orElseThrow(), moment) : Mismatch.none();
    };
  }

  private Optional<Mismatch> without(String value, Moment moment) {
    String with = key.map(it -> " with " + it.name() + " " + value).orElse("");
    return Mismatch.of(
        cause.name() + with + " before " + effect.name(),
        Element.tell(moment) + with + ", with no " + cause.name() + " before it",
        "look whether "
            + cause.name()
            + " is sent at all, and whether events are reordered on their way to the socket"
            + key.map(it -> "; and whether both have the same " + it.name()).orElse(""));
  }
}
