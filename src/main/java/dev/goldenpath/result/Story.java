package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happened in one scenario, as a picture of it needs it; texts are masked, times are in
 * microseconds since the scenario's beginning.
 *
 * @param began the wall-clock time of its beginning
 * @param length up to its last entry, or the last decision where silence decided
 * @param spreads how long it took many users, each in his own way
 */
public record Story(
    Instant began,
    long length,
    List<Mark> marks,
    List<Span> spans,
    List<Decision> decisions,
    List<RunTold> runs,
    List<Spread> spreads) {
  /** The lane of what the suite itself does. */
  public static final String SUITE = "suite";

  /** The lane of HTTP calls. */
  public static final String HTTP = "http";

  /** Of a scenario in which nothing happened. */
  public static final Story NOTHING =
      new Story(Instant.EPOCH, 0, List.of(), List.of(), List.of(), List.of(), List.of());

  public Story {
    marks = List.copyOf(marks);
    spans = List.copyOf(spans);
    decisions = List.copyOf(decisions);
    runs = List.copyOf(runs);
    spreads = List.copyOf(spreads);
  }

  /** Return the same, with how long it took many users. */
  public Story with(List<Spread> measured) {
    return new Story(began, length, marks, spans, decisions, runs, measured);
  }

  /** Return it without what was sent, of which no transcript is kept. */
  public Story withoutTexts() {
    return new Story(
        began,
        length,
        marks.stream().map(Mark::withoutText).toList(),
        spans,
        decisions,
        runs,
        spreads);
  }

  /**
   * One entry of the transcript.
   *
   * @param lane {@link #HTTP}, or a socket's name
   * @param label an event's type, or what happened in a word or two
   * @param run the id of the run that it tells of; empty where it tells of none
   * @param text what was sent, cut where it is long; empty where no transcript is kept
   */
  public record Mark(long seq, long at, String lane, String label, String run, String text) {
    Mark withoutText() {
      return new Mark(seq, at, lane, label, run, "");
    }
  }

  /** What takes its time. */
  public enum Kind {
    CALL,
    RUN,
    AGENT,
    TOOL,
    STALL
  }

  /**
   * Something between two moments.
   *
   * @param to its end; the scenario's where it has none
   * @param ended whether it has an end
   * @param claimed how long the backend says that it took, in seconds
   * @param traceparent what was sent with a call, in the form of W3C Trace Context; else empty
   */
  public record Span(
      Kind kind,
      String lane,
      String label,
      String run,
      long from,
      long to,
      boolean ended,
      Optional<Double> claimed,
      String traceparent) {}

  /**
   * The moment at which a clause was broken.
   *
   * @param seq the entry that decided; 0 where the clock did
   */
  public record Decision(Clause clause, long at, long seq) {}

  /**
   * A run that was asked for.
   *
   * @param tools those that it may use
   * @param broken the clauses that were broken in it
   * @param owed the clauses of which it says nothing: it was left before what they want was due
   */
  public record RunTold(
      String id,
      String thread,
      String trace,
      String agent,
      List<String> tools,
      Set<Clause> broken,
      Set<Clause> owed) {
    public RunTold {
      tools = List.copyOf(tools);
      broken = Set.copyOf(broken);
      owed = Set.copyOf(owed);
    }
  }
}
