package dev.goldenpath.event;

import dev.goldenpath.wire.Entry;
import java.util.List;

/**
 * A frame that is not as promised: not text, not JSON, not one object, or too large (CONN-5).
 *
 * @param reason what is wrong with it, in words
 * @param column where in the text it goes wrong, from 1; 0 where no place can be named
 * @param meant the events that a lenient reader makes of it, so that all other clauses are judged
 *     nonetheless; the first has this frame, each further one a frame of its own
 */
public record Unreadable(Entry.Frame frame, String reason, int column, List<AgentEvent> meant)
    implements Reading {

  private static final int AROUND = 60;

  public Unreadable {
    meant = List.copyOf(meant);
  }

  /** Return the same with what its events are taken for. */
  public Unreadable meaning(List<AgentEvent> events) {
    return new Unreadable(frame, reason, column, events);
  }

  /** Return the text near the fault with a caret under the spot. */
  public String excerpt() {
    String text = frame.text();
    if (column == 0 || text.isEmpty()) {
      return text.length() <= 2 * AROUND ? text : text.substring(0, 2 * AROUND) + "…";
    }
    int spot = Math.min(column - 1, text.length());
    int from = Math.max(0, spot - AROUND);
    int to = Math.min(text.length(), spot + AROUND);
    String line = text.substring(from, to).replaceAll("\\s", " ") + (to < text.length() ? "…" : "");
    return line + "\n" + " ".repeat(spot - from) + "^";
  }
}
