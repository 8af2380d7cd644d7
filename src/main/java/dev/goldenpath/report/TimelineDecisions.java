package dev.goldenpath.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import dev.goldenpath.result.Story.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The moments at which clauses were broken: a line each, and above it their names, one above the
 * other where they would overlap.
 */
final class TimelineDecisions {
  private static final int MOST = 20;
  private static final int OF_A_LETTER = 8;
  private static final int ROW = 13;

  /** The clauses of a moment; {@code left} is where their names begin. */
  record Flag(String clauses, long at, long left, int row) {
    int top() {
      return 12 - ROW * row;
    }
  }

  private final List<Flag> all = new ArrayList<>();

  TimelineDecisions(TimelineRoom room) {
    Map<Long, String> byMoment =
        room.story().decisions().stream()
            .limit(MOST)
            .collect(
                groupingBy(
                    Decision::at, TreeMap::new, mapping(it -> it.clause().id(), joining(", "))));
    List<Long> taken = new ArrayList<>();
    byMoment.forEach((at, clauses) -> all.add(place(room.x(at), clauses, taken)));
  }

  private static Flag place(long at, String clauses, List<Long> taken) {
    long wide = (long) clauses.length() * OF_A_LETTER;
    long left = Math.max(0, Math.min(at - wide / 2, TimelineRoom.END - wide));
    int row = 0;
    while (row < taken.size() && taken.get(row) > left) {
      row++;
    }
    if (row == taken.size()) {
      taken.add(0L);
    }
    taken.set(row, left + wide);
    return new Flag(clauses, at, left, row);
  }

  /** Return where the picture begins: above the highest name. */
  int top() {
    return -ROW * all.stream().mapToInt(Flag::row).max().orElse(0);
  }

  List<Flag> flags() {
    return all;
  }
}
