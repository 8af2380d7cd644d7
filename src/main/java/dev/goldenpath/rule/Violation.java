package dev.goldenpath.rule;

import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a clause was broken: what one slice of the timeline showed.
 *
 * @param expected what the clause wanted, concretely
 * @param seen what was there instead
 * @param hint what to try
 * @param witnesses two to four entries that show it, the deciding one last
 * @param decidedAt monotonic nanoseconds of the transcript at which it was decided
 * @param slice whose slice it was: a run's, a socket's, a call's
 */
public record Violation(
    Clause clause,
    String expected,
    String seen,
    String hint,
    List<Entry> witnesses,
    long decidedAt,
    SliceId slice) {

  public Violation {
    Objects.requireNonNull(clause, "clause");
    Objects.requireNonNull(slice, "slice");
    witnesses = List.copyOf(witnesses);
  }

  /** Return the entry that decided; empty where the clock did. */
  public Optional<Entry> decidingEntry() {
    return witnesses.stream()
        .filter(entry -> entry.at().nanos() == decidedAt)
        .reduce((first, second) -> second);
  }
}
