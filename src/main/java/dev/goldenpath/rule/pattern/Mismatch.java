package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Breach;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a moment is not as it must be.
 *
 * @param before further entries that show it, from before the moment
 * @param timing where it is only a matter of time: what a stall of the suite would have to explain
 */
public record Mismatch(
    String expected, String seen, String hint, List<Entry> before, Optional<Timing> timing) {

  public Mismatch {
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(hint, "hint");
    before = List.copyOf(before);
  }

  /**
   * By how much something was too long or too short.
   *
   * @param from where the interval begins that decides, in ns; it ends with the moment
   */
  public record Timing(long from, Duration excess) {}

  public static Optional<Mismatch> none() {
    return Optional.empty();
  }

  /** Return what is wrong, as a check returns it. */
  public static Optional<Mismatch> of(String expected, String seen, String hint, Entry... before) {
    return Optional.of(new Mismatch(expected, seen, hint, List.of(before), Optional.empty()));
  }

  Mismatch unlessStalled(Timing other) {
    return new Mismatch(expected, seen, hint, before, Optional.of(other));
  }

  /** Return the same, shown by more entries. */
  Mismatch with(List<Entry> more) {
    List<Entry> all = Stream.concat(more.stream(), before.stream()).toList();
    return new Mismatch(expected, seen, hint, all, timing);
  }

  /** Return how the moment breaks what it should have been. */
  Breach at(Moment moment) {
    return Breach.at(moment, expected, seen, hint, before);
  }
}
