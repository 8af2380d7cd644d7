package dev.goldenpath.report;

import dev.goldenpath.report.ToolTracks.Placed;
import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Kind;
import dev.goldenpath.result.Story.Mark;
import dev.goldenpath.result.Story.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where things lie in the picture of a story: its lanes from top to bottom, its time in them. */
final class TimelineRoom {
  static final int LEFT = 110;
  static final int WIDTH = 890;
  static final int TOP = 34;

  /** Nothing stands beyond it. */
  static final int END = LEFT + WIDTH + 8;

  private static final int LANE = 46;
  private static final int TRACK = 32;
  private static final String TOOLS = " tools";

  private final Story story;
  private final List<String> lanes;
  private final TimeAxis axis;
  private final Map<String, List<Placed>> tools = new HashMap<>();
  private final List<Integer> middles = new ArrayList<>();
  private int bottom = TOP;

  TimelineRoom(Story story) {
    this.story = story;
    this.lanes = lanes(story);
    this.axis = new TimeAxis(story, LEFT, WIDTH);
    lanes.forEach(this::place);
  }

  private void place(String lane) {
    List<Span> calls =
        story.spans().stream()
            .filter(it -> it.kind() == Kind.TOOL && lane.equals(it.lane() + TOOLS))
            .toList();
    List<Placed> placed = ToolTracks.of(calls, this::x);
    tools.put(lane, placed);
    middles.add(bottom + LANE / 2);
    bottom += LANE + TRACK * placed.stream().mapToInt(Placed::track).max().orElse(0);
  }

  /** Return the tool calls of a lane where they stand. */
  List<Placed> tools(String lane) {
    return tools.getOrDefault(lane, List.of());
  }

  private static List<String> lanes(Story story) {
    Set<String> lanes = new LinkedHashSet<>();
    for (Mark mark : story.marks()) {
      if (lanes.add(mark.lane()) && hasTools(story, mark.lane())) {
        lanes.add(mark.lane() + TOOLS);
      }
    }
    return new ArrayList<>(lanes);
  }

  private static boolean hasTools(Story story, String lane) {
    return story.spans().stream()
        .anyMatch(span -> span.kind() == Kind.TOOL && span.lane().equals(lane));
  }

  Story story() {
    return story;
  }

  List<String> lanes() {
    return lanes;
  }

  /** Return the height at which a lane's line lies. */
  int middle(String lane) {
    return middles.get(lanes.indexOf(lane));
  }

  /** Return the same for one of the tracks of a lane of tools. */
  int middle(String lane, int track) {
    return middle(lane) + track * TRACK;
  }

  int bottom() {
    return bottom;
  }

  /** Return the moment that lies at a share of the width, from 0 to 1. */
  double moment(double share) {
    return axis.at(share);
  }

  /** Return the place of a moment, in microseconds of the story. */
  long x(double micros) {
    return Math.round(axis.of(micros));
  }

  /** Return whether a word is to end at its place, since it would run out of the picture else. */
  static boolean isLate(long x) {
    return x > LEFT + WIDTH - 100;
  }

  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
