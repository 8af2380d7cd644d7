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
    return new Causes(this);
  }

  private Optional<String> keyOf(Moment moment) {
    return key.isEmpty() ? Optional.of("") : key.get().in(moment);
  }

  private static final class Causes extends Automaton {
    private final Precedence wanted;
    private final Set<String> known = new HashSet<>();

    Causes(Precedence wanted) {
      this.wanted = wanted;
    }

    @Override
    public void on(Moment moment) {
      if (wanted.effect.matches(moment)) {
        wanted.keyOf(moment).ifPresent(key -> effect(key, moment));
      }
      if (wanted.cause.matches(moment)) {
        wanted.keyOf(moment).ifPresent(known::add);
      }
    }

    private void effect(String key, Moment moment) {
      if (known.contains(key)) {
        kept();
        return;
      }
      String with = wanted.key.map(it -> " with " + it.name() + " " + key).orElse("");
      broken(
          moment,
          wanted.cause.name() + with + " before " + wanted.effect.name(),
          Element.tell(moment) + with + ", with none before it",
          "look whether "
              + wanted.cause.name()
              + " is sent at all, and before what it leads to"
              + (with.isEmpty() ? "" : ", and whether both have the same " + keyName()));
    }

    private String keyName() {
      return wanted.key.map(Key::name).orElse("");
    }
  }
}
