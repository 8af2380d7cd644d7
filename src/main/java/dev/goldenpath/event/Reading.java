package dev.goldenpath.event;

import dev.goldenpath.wire.Entry;

/** What a frame turned out to be: an event, or unreadable for a reason. */
public sealed interface Reading permits AgentEvent, Unreadable {

  /** Return the frame that was read. */
  Entry.Frame frame();
}
