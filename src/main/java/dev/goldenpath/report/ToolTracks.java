package dev.goldenpath.report;

import dev.goldenpath.result.Story.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Which tool calls of a lane stand beside each other, and which one below the other: those whose
 * bars or names would overlap, as in a waterfall.
 */
final class ToolTracks {
  /** Calls beyond these stand in the last one, and are named by their title alone. */
  private static final int MOST = 8;

  private static final int OF_A_LETTER = 7;
  private static final int LONGEST = 24;
  private static final int GAP = 4;

  /** A call with its track, from 0; {@code left} is where its name begins, negative without. */
  record Placed(Span call, int track, String name, long left) {}

  private final LongUnaryOperator x;
  private final List<Long> bars = new ArrayList<>();
  private final List<Long> names = new ArrayList<>();

  private ToolTracks(LongUnaryOperator x) {
    this.x = x;
  }

  /**
   * Place the calls of one lane.
   *
   * @param x where a moment lies
   */
  static List<Placed> of(List<Span> calls, LongUnaryOperator x) {
    ToolTracks tracks = new ToolTracks(x);
    return calls.stream().sorted(Comparator.comparing(Span::from)).map(tracks::place).toList();
  }

  private Placed place(Span call) {
    String name = TimelineRoom.cut(call.label(), LONGEST);
    long from = x.applyAsLong(call.from());
    long to = x.applyAsLong(call.to());
    long wide = (long) name.length() * OF_A_LETTER;
    for (int track = 0; track < MOST; track++) {
      if (track == bars.size()) {
        bars.add(0L);
        names.add(0L);
      }
      // A name may stand anywhere above its bar, and near the picture's end before it.
      long first = Math.min(from, TimelineRoom.END - wide);
      long left = Math.max(first, names.get(track));
      if (bars.get(track) <= from && (left == first || left + wide <= to)) {
        bars.set(track, to);
        names.set(track, left + wide + GAP);
        return new Placed(call, track, name, left);
      }
    }
    return new Placed(call, MOST - 1, name, -1);
  }
}
