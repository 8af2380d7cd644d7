package dev.goldenpath.rule.pattern;

import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

  /** Return the same, unless stalls of the suite from that moment on explain so much. */
  public Mismatch unlessStalled(long from, Duration excess) {
    return new Mismatch(expected, seen, hint, before, Optional.of(new Timing(from, excess)));
  }
}
