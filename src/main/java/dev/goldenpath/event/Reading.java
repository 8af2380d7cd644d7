package dev.goldenpath.event;

import dev.goldenpath.wire.Entry;
import java.util.Optional;

/** What a frame turned out to be: an event, or unreadable for a reason. */
public sealed interface Reading permits AgentEvent, Unreadable {

  /** Return the frame that was read. */
  Entry.Frame frame();

  /** Return the event that it tells, if need be by a lenient reading. */
  default Optional<AgentEvent> event() {
    return this instanceof Unreadable unreadable
        ? unreadable.meant()
        : Optional.of((AgentEvent) this);
  }
}
