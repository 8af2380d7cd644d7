package dev.goldenpath.timeline;

import dev.goldenpath.wire.Comparison.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * When a run of some scenario went on.
 *
 * @param tools what it was asked for, as far as that matters
 * @param difference what sets it apart from its control, if anything
 */
record Period(
    String scene,
    String run,
    Set<String> tools,
    Optional<Difference> difference,
    Instant from,
    Instant to) {

  /** Shorter than any limit within which a run is to begin. */
  private static final Duration SOON = Duration.ofSeconds(5);

  Period until(Instant end) {
    return new Period(scene, run, tools, difference, from, end);
  }

  /** Return it without what nobody has heard of it: whoever waits for that, asks later. */
  Period atFirst() {
    Instant soon = from.plus(SOON);
    return to.isAfter(soon) ? until(soon) : this;
  }

  boolean isOver() {
    return !to.equals(Instant.MAX);
  }

  boolean isPlain() {
    return difference.isEmpty();
  }

  /** Tell which periods have another of these beside them, in one pass over those. */
  static Predicate<Period> besideAny(Collection<Period> all, UnaryOperator<Period> as) {
    List<Period> inOrder = all.stream().map(as).sorted(Comparator.comparing(Period::from)).toList();
    List<Ends> ends = new ArrayList<>();
    Ends so = new Ends("", Instant.MIN, Instant.MIN);
    for (Period period : inOrder) {
      so = so.with(period);
      ends.add(so);
    }
    return asked -> {
      Period period = as.apply(asked);
      int begun = begunBefore(period.to(), inOrder);
      return begun > 0 && ends.get(begun - 1).without(period.run()).isAfter(period.from());
    };
  }

  private static int begunBefore(Instant end, List<Period> inOrder) {
    int low = 0;
    int high = inOrder.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (inOrder.get(middle).from().isBefore(end)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The last end of so many runs, and the last of the others. */
  private record Ends(String run, Instant last, Instant ofOthers) {
    Ends with(Period period) {
      return period.to().isAfter(last)
          ? new Ends(period.run(), period.to(), last)
          : new Ends(run, last, period.to().isAfter(ofOthers) ? period.to() : ofOthers);
    }

    Instant without(String name) {
      return run.equals(name) ? ofOthers : last;
    }
  }
}
