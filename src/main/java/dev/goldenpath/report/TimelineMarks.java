package dev.goldenpath.report;

import dev.goldenpath.result.Story.Mark;
import java.util.Set;

/** What was sent and what came in the picture of a story: a mark for each message. */
final class TimelineMarks {
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

  private final TimelineRoom room;
  private final String table;

  /**
   * Draw the marks as links.
   *
   * @param table the page that has a table of the messages, see {@link TimelinePicture}
   */
  TimelineMarks(TimelineRoom room, String table) {
    this.room = room;
    this.table = table;
  }

  void write(Html svg) {
    svg.raw("<g class=\"marks\">\n");
    room.story().marks().stream().limit(MOST).forEach(mark -> mark(svg, mark));
    svg.raw("</g>\n");
  }

  /** Beside a table of the messages, the script takes a mark's name from its row there. */
  private void mark(Html svg, Mark mark) {
    boolean isLink = !table.equals(TimelinePicture.NO_TABLE);
    svg.raw(isLink ? "<a href=" + table + "#f" + mark.seq() : "<g").raw(colour(mark));
    if (!table.isEmpty()) {
      String at = TimelinePicture.seconds(mark.at());
      String name = mark.seq() + "  " + at + "  " + TimelineRoom.cut(mark.label(), 28);
      svg.raw("<title>").text(name).raw("</title>");
    }
    svg.raw("<circle cx=" + room.x(mark.at()) + " cy=" + room.middle(mark.lane()) + " />");
    svg.raw(isLink ? "</a>\n" : "</g>\n");
  }

  /** Only words of ours become a class. */
  private static String colour(Mark mark) {
    String word = mark.label().replaceFirst("[^a-z_].*", "");
    return COLOURED.contains(word) ? " class=" + word + ">" : ">";
  }
}
