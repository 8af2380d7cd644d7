package dev.goldenpath.rule.pattern;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.timeline.Moment;
import java.util.Optional;
import java.util.function.Function;

/**
 * By what two moments belong together.
 *
 * @param name for people: {@code correlation_id}
 */
public record Key(String name, Function<Moment, Optional<String>> reading) {

  public static Key of(String name, Function<AgentEvent, Optional<String>> reading) {
    return new Key(name, moment -> moment.event().flatMap(reading));
  }

  Optional<String> in(Moment moment) {
    return reading.apply(moment);
  }
}
