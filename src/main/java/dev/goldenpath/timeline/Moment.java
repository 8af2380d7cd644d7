package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Reading;
import dev.goldenpath.event.Unreadable;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.util.Optional;

/**
 * One entry of the timeline as a rule sees it: a frame together with what was read from it.
 *
 * @param reading what the frame turned out to be; empty for entries that are no frames
 */
public record Moment(Entry entry, Optional<Reading> reading) {

  public Stamp at() {
    return entry.at();
  }

  /** Return the event, where the entry is a frame that could be read as one. */
  public Optional<AgentEvent> event() {
    return reading.flatMap(Reading::event);
  }

  /** Return why the frame could not be read, where it could not. */
  public Optional<Unreadable> unreadable() {
    return reading.filter(Unreadable.class::isInstance).map(Unreadable.class::cast);
  }

  /** Return whether it is an event of that type. */
  public boolean is(EventType type) {
    return event().filter(event -> event.type() == type).isPresent();
  }
}
