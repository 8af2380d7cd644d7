package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Breach;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Precedence: no effect without its cause before it.
 *
 * @param key by what they belong together; an effect without it is not judged
 */
public record Precedence(Element<?> effect, Element<?> cause, Optional<Key> key)
    implements Pattern {

  Precedence(Element<?> effect, Element<?> cause) {
    this(effect, cause, Optional.empty());
  }

  /** Want a cause that has the same key. */
  public Precedence withTheSame(Key other) {
    return new Precedence(effect, cause, Optional.of(other));
  }

  @Override
  public Automaton begin(Stalls stalls) {
    return new CausesSoFar(this);
  }

  private Optional<String> keyOf(Moment moment) {
    return key.isEmpty() ? Optional.of("") : key.get().in(moment);
  }

  private static final class CausesSoFar extends Automaton {
    private final Precedence wanted;
    private final Set<String> known = new HashSet<>(2);

    CausesSoFar(Precedence wanted) {
      this.wanted = wanted;
      heeds(wanted.effect.interest().or(wanted.cause.interest()));
    }

    @Override
    protected void on(Moment moment) {
      Optional<String> value = wanted.keyOf(moment);
      if (value.isPresent()) {
        if (wanted.effect.matches(moment)) {
          effect(value.get(), moment);
        }
        if (wanted.cause.matches(moment)) {
          known.add(value.get());
        }
      }
    }

    private void effect(String value, Moment moment) {
      if (!known.contains(value)) {
        broken(wanted.without(value, moment));
      } else if (wanted.key.isEmpty()) {
        kept();
        heeds(Interest.NONE);
      } else {
        kept();
      }
    }
  }

  Breach without(String value, Moment moment) {
    String with = key.map(it -> " with " + it.name() + " " + value).orElse("");
    return Breach.at(
        moment,
        cause.name() + with + " before " + effect.name(),
        Element.tell(moment) + with + ", with no " + cause.name() + " before it",
        "look whether "
            + cause.name()
            + " is sent at all, and whether events are reordered on their way to the socket"
            + key.map(it -> "; and whether both have the same " + it.name()).orElse(""),
        List.of());
  }
}
