package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Standing;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Several patterns, all of them wanted. */
record All(List<Pattern> patterns) implements Pattern {

  All {
    patterns = List.copyOf(patterns);
  }

  @Override
  public Automaton begin(Stalls stalls) {
    return new Together(patterns.stream().map(pattern -> pattern.begin(stalls)).toList());
  }

  private static final class Together extends Automaton {
    private final List<Automaton> parts;

    Together(List<Automaton> parts) {
      this.parts = parts;
      each(part -> {});
    }

    @Override
    public void on(Moment moment) {
      each(part -> part.on(moment));
    }

    @Override
    public void tick(long nanos) {
      each(part -> part.tickIfDue(nanos));
    }

    @Override
    public void end(Ending ending, long nanos) {
      each(part -> part.end(ending, nanos));
    }

    private void each(Consumer<Automaton> action) {
      parts.stream().filter(part -> !part.isBroken()).forEach(action);
      parts.forEach(part -> follow(part, UnaryOperator.identity()));
      become(together());
      dueAt(parts.stream().mapToLong(Automaton::wakeAt).min().orElse(NEVER));
    }

    private Standing together() {
      Set<Standing> states =
          parts.stream()
              .map(Automaton::state)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Standing.class)));
      if (states.contains(Standing.OPEN)) {
        return Standing.OPEN;
      }
      if (states.isEmpty() || states.equals(Set.of(Standing.NOT_EXERCISED))) {
        return Standing.NOT_EXERCISED;
      }
      return states.equals(Set.of(Standing.KEPT)) ? Standing.KEPT : Standing.KEPT_SO_FAR;
    }
  }
}
