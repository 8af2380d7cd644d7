package dev.goldenpath.event;

import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Optional;

/** What a frame turned out to be: an event, or unreadable for a reason. */
public sealed interface Reading permits AgentEvent, Unreadable {

  Entry.Frame frame();

  /** Return the event that it tells, if need be by a lenient reading; the first of several. */
  default Optional<AgentEvent> event() {
    return this instanceof Unreadable unreadable
        ? unreadable.meant().stream().findFirst()
        : Optional.of((AgentEvent) this);
  }

  /** Return the events that it tells after the first, where a frame holds several objects. */
  default List<AgentEvent> further() {
    return this instanceof Unreadable unreadable
        ? unreadable.meant().stream().skip(1).toList()
        : List.of();
  }
}
