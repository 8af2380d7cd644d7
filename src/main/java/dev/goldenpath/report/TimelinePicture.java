package dev.goldenpath.report;

import static java.util.stream.Collectors.joining;

import dev.goldenpath.result.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What happened in a scenario over time: a lane for HTTP calls, and for each socket one for its
 * messages and one for the tools that it tells of; a band where the suite itself stood still.
 *
 * <p>What follows closely is drawn apart, see {@link TimeAxis}. Each message is a link to its line
 * in the table below the picture. What a tool says that it took stands as a thin bar inside what
 * was observed.
 */
final class TimelinePicture {
  private static final String NO_TABLE = "none";
  private static final int OF_A_STEP = 60;

  private final String table;
  private final List<StepReport> steps;
  private final TimelineRoom room;
  private final TimelineDecisions decisions;

  /** A text at its place, on the axis on which it can be anywhere. */
  record Label(long place, String text) {}

  /** Steps that begin at a place, the first of them by its number. */
  record StepPlace(int number, long x, String text) {}

  private TimelinePicture(Story story, String table, List<StepReport> steps) {
    this.table = table;
    this.steps = steps;
    this.room = new TimelineRoom(story);
    this.decisions = new TimelineDecisions(room);
  }

  /**
   * Draw it on a page that has no table of the messages.
   *
   * @param table the page that has one
   */
  static TimelinePicture elsewhere(Story story, String table) {
    return new TimelinePicture(story, table, List.of());
  }

  /** Draw it above the table of its messages, with the steps on the same axis. */
  static TimelinePicture of(Story story, List<StepReport> steps) {
    return new TimelinePicture(story, "", steps);
  }

  /** Draw one that was made up, of which there is no table. */
  static TimelinePicture example(Story story) {
    return new TimelinePicture(story, NO_TABLE, List.of());
  }

  /** Return whether anything happened. */
  boolean isDrawn() {
    return !room.story().marks().isEmpty();
  }

  boolean hasTable() {
    return !table.equals(NO_TABLE);
  }

  /** Return the page that has a table of the messages; empty where it is this. */
  String table() {
    return table;
  }

  TimelineSpans spans() {
    return new TimelineSpans(room);
  }

  TimelineMarks marks() {
    return new TimelineMarks(room);
  }

  TimelineDecisions decisions() {
    return decisions;
  }

  int top() {
    return decisions.top();
  }

  int height() {
    return bottom() + 24 - top();
  }

  int bottom() {
    return room.bottom();
  }

  List<Label> moments() {
    return IntStream.rangeClosed(0, 5)
        .mapToObj(i -> room.moment(i / 5.0))
        .map(at -> new Label(room.x(at), seconds(at)))
        .toList();
  }

  String ticks() {
    return moments().stream()
        .map(it -> "M" + it.place() + " " + (TimelineRoom.TOP - 6) + "V" + bottom())
        .collect(joining());
  }

  List<Label> lanes() {
    return room.lanes().stream()
        .map(it -> new Label(room.middle(it) + 4, TimelineRoom.cut(it, 15)))
        .toList();
  }

  String rails() {
    return room.lanes().stream()
        .map(it -> "M" + TimelineRoom.LEFT + " " + room.middle(it) + "h" + TimelineRoom.WIDTH)
        .collect(joining());
  }

  /** Number the steps where they begin; those that begin nearly together stand together. */
  List<StepPlace> steps() {
    List<StepPlace> marks = new ArrayList<>();
    List<Integer> together = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).began() >= 0) {
        if (!together.isEmpty() && placeOf(i) - placeOf(together.get(0)) > OF_A_STEP) {
          marks.add(step(together));
          together.clear();
        }
        together.add(i);
      }
    }
    if (!together.isEmpty()) {
      marks.add(step(together));
    }
    return marks;
  }

  private long placeOf(int step) {
    return room.x(Math.min(steps.get(step).began(), room.story().length()));
  }

  private StepPlace step(List<Integer> together) {
    int first = together.get(0) + 1;
    int last = together.get(together.size() - 1) + 1;
    return new StepPlace(
        first, placeOf(first - 1), first == last ? "step " + first : "steps " + first + "–" + last);
  }

  static String seconds(double micros) {
    long millis = Math.round(micros / 1e3);
    return millis / 1_000 + "." + String.valueOf(1_000 + millis % 1_000).substring(1) + " s";
  }
}
