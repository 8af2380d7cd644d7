package dev.goldenpath.rule;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run lacks because it came in a frame that can't be read: that is told once, by CONN-5. The
 * run has told it.
 */
final class Unread {
  private static final Set<EventType> ENDS =
      EnumSet.of(EventType.AGENT_COMPLETED, EventType.AGENT_ERROR);

  private static final Map<Clause, Set<EventType>> LACKED =
      Map.of(
          Clause.ORDER_1,
          EnumSet.of(EventType.AGENT_STARTED),
          Clause.ORDER_2,
          EnumSet.copyOf(EventType.GOLDEN_PATH),
          Clause.ORDER_3,
          ENDS,
          Clause.PAIR_1,
          EnumSet.of(EventType.TOOL_COMPLETED),
          Clause.PAIR_2,
          EnumSet.of(EventType.TOOL_EXECUTING),
          Clause.TIME_4,
          ENDS);

  private final Timeline timeline;
  private final List<Entry.Frame> frames = new ArrayList<>();

  Unread(Timeline timeline) {
    this.timeline = timeline;
  }

  void note(Moment moment) {
    if (moment.unreadable().isPresent() && moment.entry() instanceof Entry.Frame frame) {
      frames.add(frame);
    }
  }

  /** Return whether an event that no readable one stands for has come in an unreadable frame. */
  boolean explains(Violation violation) {
    Set<EventType> lacked = LACKED.getOrDefault(violation.clause(), Set.of());
    return !lacked.isEmpty()
        && timeline
            .slice(violation.slice())
            .filter(
                slice ->
                    unread(slice, violation)
                        .anyMatch(text -> tellsLacked(text, lacked, slice, violation)))
            .isPresent();
  }

  private boolean tellsLacked(
      String text, Set<EventType> lacked, RunSlice slice, Violation violation) {
    return lacked.stream()
        .filter(type -> tells(text, type))
        .anyMatch(
            type ->
                violation.clause().family() == Clause.Family.PAIR
                    ? isOfACall(text, slice, violation)
                    : isLacked(type, slice));
  }

  /** Return whether a text has the id of a call that the violation shows the other end of. */
  private static boolean isOfACall(String text, RunSlice slice, Violation violation) {
    return slice.events().stream()
        .filter(event -> violation.witnesses().contains(event.frame()))
        .flatMap(event -> event.correlationId().stream())
        .anyMatch(text::contains);
  }

  private Stream<String> unread(RunSlice slice, Violation violation) {
    return frames.stream()
        .filter(frame -> frame.socket().equals(slice.socket().name()))
        .filter(frame -> frame.at().nanos() <= violation.decidedAt())
        .map(Entry.Frame::text)
        .filter(text -> text.contains(slice.run().id()));
  }

  private boolean tells(String text, EventType type) {
    return timeline.facts().profile().types().onTheWire(type.wireName()).stream()
        .anyMatch(text::contains);
  }

  /** Of the two ends either is one. */
  private static boolean isLacked(EventType type, RunSlice slice) {
    return slice.events().stream()
        .map(AgentEvent::type)
        .noneMatch(told -> told == type || ENDS.contains(type) && ENDS.contains(told));
  }
}
