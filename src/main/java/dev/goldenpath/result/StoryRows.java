package dev.goldenpath.result;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages of a long story are told in one: thousands of thoughts or pieces of a text that a
 * socket tells of a run in a row. Nobody looks at each, and they push what comes after them out of
 * the picture.
 */
final class StoryRows {
  /** No story of so many messages is too long to be told message by message. */
  private static final int FEW = 500;

  private static final Set<EventType> PIECES =
      EnumSet.of(EventType.AGENT_THINKING, EventType.UNKNOWN, EventType.PONG);

  private record Teller(String socket, Optional<String> run) {}

  private final List<List<Moment>> told = new ArrayList<>();
  private final Map<Teller, List<Moment>> open = new HashMap<>();
  private final Set<Long> alone;

  private StoryRows(Set<Long> alone) {
    this.alone = alone;
  }

  /**
   * Return what is told in one, in the order of what comes first; most of it is one message.
   *
   * @param alone the places in the transcript of what is told alone all the same
   */
  static List<List<Moment>> of(List<Moment> moments, Set<Long> alone) {
    if (moments.size() <= FEW) {
      return moments.stream().map(List::of).toList();
    }
    StoryRows rows = new StoryRows(alone);
    moments.forEach(rows::add);
    return rows.told;
  }

  private void add(Moment moment) {
    Optional<Teller> teller = tellerOf(moment);
    List<Moment> row = teller.map(open::get).orElse(null);
    if (row != null && isPiece(moment)) {
      row.add(moment);
      return;
    }
    List<Moment> next = new ArrayList<>(List.of(moment));
    told.add(next);
    teller.ifPresent(it -> open.put(it, isPiece(moment) ? next : null));
  }

  private static Optional<Teller> tellerOf(Moment moment) {
    return moment.entry() instanceof Entry.Frame frame
        ? Optional.of(new Teller(frame.socket(), moment.event().flatMap(AgentEvent::runId)))
        : Optional.empty();
  }

  private boolean isPiece(Moment moment) {
    return moment.event().map(AgentEvent::type).filter(it -> !PIECES.contains(it)).isEmpty()
        && !alone.contains(moment.at().seq());
  }
}
