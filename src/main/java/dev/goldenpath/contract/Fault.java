package dev.goldenpath.contract;

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
public record Fault(
    Clause clause,
    String expected,
    String seen,
    String hint,
    List<Entry> witnesses,
    long decidedAt,
    Slice slice) {

  public Fault {
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

  /**
   * Name the slice of the timeline that a monitor watches.
   *
   * @param socket the socket's name, or empty
   * @param run the run's id, or empty
   * @param call the HTTP call's name, or empty
   */
  public record Slice(Optional<String> socket, Optional<String> run, Optional<String> call) {
    /** The whole scenario. */
    public static final Slice SCENARIO =
        new Slice(Optional.empty(), Optional.empty(), Optional.empty());

    static Slice ofSocket(String socket) {
      return new Slice(Optional.of(socket), Optional.empty(), Optional.empty());
    }

    static Slice ofRun(String socket, String run) {
      return new Slice(Optional.of(socket), Optional.of(run), Optional.empty());
    }

    /** Return the slice of one HTTP call. */
    public static Slice ofCall(String call) {
      return new Slice(Optional.empty(), Optional.empty(), Optional.of(call));
    }

    /** Return the same slice, narrowed to a run. */
    public Slice withRun(Optional<String> other) {
      return new Slice(socket, other.or(() -> run), call);
    }
  }
}
