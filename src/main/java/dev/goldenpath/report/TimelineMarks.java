package dev.goldenpath.report;

import dev.goldenpath.result.Story.Mark;
import java.util.List;
import java.util.Set;

/** What was sent and what came in the picture of a story: a mark for each message. */
record TimelineMarks(TimelineRoom room) {
  private static final int MOST = 600;

  private static final Set<String> COLOURED =
      Set.of(
          "agent_started",
          "agent_thinking",
          "tool_executing",
          "tool_completed",
          "agent_completed",
          "agent_error",
          "unreadable");

  /** A message at its place. Beside a table of them, the script takes its name from there. */
  record Dot(long seq, String colour, String name, long x, int y) {}

  List<Dot> dots() {
    return room.story().marks().stream().limit(MOST).map(this::dot).toList();
  }

  private Dot dot(Mark mark) {
    String at = TimelinePicture.seconds(mark.at());
    return new Dot(
        mark.seq(),
        colour(mark),
        mark.seq() + "  " + at + "  " + TimelineRoom.cut(mark.label(), 28),
        room.x(mark.at()),
        room.middle(mark.lane()));
  }

  /** Only words of ours become a class. */
  private static String colour(Mark mark) {
    String word = mark.label().replaceFirst("[^a-z_].*", "");
    return COLOURED.contains(word) ? word : "";
  }
}
