package dev.goldenpath.rule;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How something that must hold was broken, in a failure's four parts.
 *
 * @param expected what was wanted, concretely
 * @param seen what was there instead
 * @param hint what to try
 * @param witnesses the entries that show it, the deciding one last
 * @param decidedAt monotonic nanoseconds of the transcript at which it was decided
 * @param run the run in which it lies, where the deciding entry names one
 * @param call the HTTP call in which it lies, where the deciding entry is of one
 */
public record Breach(
    String expected,
    String seen,
    String hint,
    List<Entry> witnesses,
    long decidedAt,
    Optional<String> run,
    Optional<String> call) {

  public Breach {
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(hint, "hint");
    witnesses = witnesses.stream().distinct().toList();
  }

  /** Tell what a moment decided, shown by further entries before it. */
  public static Breach at(
      Moment decided, String expected, String seen, String hint, List<Entry> before) {
    Entry entry = decided.entry();
    return new Breach(
        expected,
        seen,
        hint,
        Stream.concat(before.stream(), Stream.of(entry)).toList(),
        entry.at().nanos(),
        decided.event().flatMap(AgentEvent::runId),
        entry instanceof Entry.OfCall ofCall ? Optional.of(ofCall.call()) : Optional.empty());
  }

  /** Tell what the clock decided, or the end of the stretch. */
  public static Breach byTheClock(
      long nanos, String expected, String seen, String hint, List<Entry> witnesses) {
    return new Breach(expected, seen, hint, witnesses, nanos, Optional.empty(), Optional.empty());
  }

  /** Return the same, with other words for what was expected. */
  public Breach expecting(String other) {
    return new Breach(other, seen, hint, witnesses, decidedAt, run, call);
  }

  /** Return the same, with other words for what was seen. */
  public Breach seeing(String other) {
    return new Breach(expected, other, hint, witnesses, decidedAt, run, call);
  }

  /** Return the same, with another hint. */
  public Breach trying(String other) {
    return new Breach(expected, seen, other, witnesses, decidedAt, run, call);
  }

  /** Return the same, in a run that the deciding entry does not name itself. */
  public Breach inRun(Optional<String> other) {
    return new Breach(expected, seen, hint, witnesses, decidedAt, other.or(() -> run), call);
  }

  /** Return the same, with one more entry as the first that shows it. */
  public Breach after(Entry first) {
    List<Entry> more = Stream.concat(Stream.of(first), witnesses.stream()).toList();
    return new Breach(expected, seen, hint, more, decidedAt, run, call);
  }

  /** Return the same, decided only by a later moment. */
  public Breach decidedBy(Moment later, String whatWasSeen) {
    return at(later, expected, whatWasSeen, hint, witnesses);
  }
}
