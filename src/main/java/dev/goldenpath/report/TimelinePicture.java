package dev.goldenpath.report;

import static java.util.stream.Collectors.joining;

import dev.goldenpath.result.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draw what happened in a scenario over time: a lane for HTTP calls, and for each socket one for
 * its messages and one for the tools that it tells of; a band where the suite itself stood still.
 *
 * <p>What follows closely is drawn apart, see {@link TimeAxis}. Each message is a link to its line
 * in the table below the picture. What a tool says that it took stands as a thin bar inside what
 * was observed.
 */
final class TimelinePicture {
  /** In place of the page with a table of the messages: there is none. */
  static final String NO_TABLE = "none";

  private static final int OF_A_STEP = 60;

  private final String table;
  private final List<StepReport> steps;
  private final TimelineRoom room;
  private final TimelineDecisions decisions;

  private TimelinePicture(Story story, String table, List<StepReport> steps) {
    this.table = table;
    this.steps = steps;
    this.room = new TimelineRoom(story);
    this.decisions = new TimelineDecisions(room);
  }

  /**
   * Draw it on a page that has no table of the messages; nothing where nothing happened.
   *
   * @param table the page that has one
   */
  static void draw(Story story, Html page, String table) {
    draw(story, page, table, List.of());
  }

  /**
   * Draw it with the steps on the same axis.
   *
   * @param table the page that has a table of the messages; empty where it is this
   */
  static void draw(Story story, Html page, String table, List<StepReport> steps) {
    if (!story.marks().isEmpty()) {
      new TimelinePicture(story, table, steps).write(page);
    }
  }

  /** Draw one that was made up, of which there is no table. */
  static void example(Story story, Html page) {
    draw(story, page, NO_TABLE);
  }

  private void write(Html page) {
    int top = decisions.top();
    page.wide(
        wide ->
            wide.element(
                "svg",
                "class=\"timeline\" viewBox=\"0 "
                    + top
                    + " 1010 "
                    + (room.bottom() + 24 - top)
                    + "\" role=\"group\" aria-label=\"Timeline of the scenario\"",
                this::picture));
  }

  private void picture(Html svg) {
    axis(svg);
    lanes(svg);
    steps(svg);
    TimelineSpans spans = new TimelineSpans(room);
    spans.write(svg);
    new TimelineMarks(room, table).write(svg);
    decisions.write(svg);
    spans.names(svg);
  }

  private void axis(Html svg) {
    List<Double> moments = IntStream.rangeClosed(0, 5).mapToObj(i -> room.moment(i / 5.0)).toList();
    svg.raw(
        moments.stream()
            .map(at -> "M" + room.x(at) + " " + (TimelineRoom.TOP - 6) + "V" + room.bottom())
            .collect(joining("", "<path class=\"tick\" d=\"", "\"/>")));
    svg.raw("<g class=\"when\" transform=\"translate(0 " + (room.bottom() + 16) + ")\">\n");
    moments.forEach(at -> svg.element("text", "x=\"" + room.x(at) + "\"", seconds(at)));
    svg.raw("</g>\n");
  }

  private void lanes(Html svg) {
    svg.raw(
        room.lanes().stream()
            .map(it -> "M" + TimelineRoom.LEFT + " " + room.middle(it) + "h" + TimelineRoom.WIDTH)
            .collect(joining("", "<path class=\"rail\" d=\"", "\"/>")));
    svg.raw("<g class=\"lanes\">\n");
    for (String lane : room.lanes()) {
      svg.element(
          "text", "x=\"8\" y=\"" + (room.middle(lane) + 4) + "\"", TimelineRoom.cut(lane, 15));
    }
    svg.raw("</g>\n");
  }

  /** Number the steps where they begin; those that begin nearly together stand together. */
  private void steps(Html svg) {
    List<Integer> together = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).began() >= 0) {
        if (!together.isEmpty() && placeOf(i) - placeOf(together.get(0)) > OF_A_STEP) {
          steps(svg, together);
          together.clear();
        }
        together.add(i);
      }
    }
    if (!together.isEmpty()) {
      steps(svg, together);
    }
  }

  private long placeOf(int step) {
    return room.x(Math.min(steps.get(step).began(), room.story().length()));
  }

  private void steps(Html svg, List<Integer> together) {
    int first = together.get(0) + 1;
    int last = together.get(together.size() - 1) + 1;
    long at = placeOf(first - 1);
    svg.raw("<a class=\"step\" href=\"" + table + "#step-" + first + "\">");
    svg.raw("<path d=\"M" + at + " " + TimelineRoom.TOP + "V" + room.bottom() + "\"/>");
    svg.element(
        "text",
        "x=\"" + at + "\" y=\"" + (TimelineRoom.TOP - 4) + "\"" + TimelineRoom.late(at),
        first == last ? "step " + first : "steps " + first + "–" + last);
    svg.raw("</a>\n");
  }

  static String seconds(double micros) {
    long millis = Math.round(micros / 1e3);
    return millis / 1_000 + "." + String.valueOf(1_000 + millis % 1_000).substring(1) + " s";
  }
}
