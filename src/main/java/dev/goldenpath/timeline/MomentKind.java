package dev.goldenpath.timeline;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.wire.Entry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a moment is: a kind of entry; of a frame that tells an event, the event's type. */
public enum MomentKind {
  CONNECTION_ESTABLISHED(EventType.CONNECTION_ESTABLISHED),
  AGENT_STARTED(EventType.AGENT_STARTED),
  AGENT_THINKING(EventType.AGENT_THINKING),
  TOOL_EXECUTING(EventType.TOOL_EXECUTING),
  TOOL_COMPLETED(EventType.TOOL_COMPLETED),
  AGENT_COMPLETED(EventType.AGENT_COMPLETED),
  AGENT_ERROR(EventType.AGENT_ERROR),
  NESTED_STARTED(EventType.NESTED_STARTED),
  NESTED_COMPLETED(EventType.NESTED_COMPLETED),
  NESTED_ERROR(EventType.NESTED_ERROR),
  ERROR(EventType.ERROR),
  PONG(EventType.PONG),
  UNKNOWN(EventType.UNKNOWN),
  /** A frame that tells no event at all. */
  NO_EVENT(Entry.Frame.class),
  SOCKET_OPENING(Entry.SocketOpening.class),
  SOCKET_OPENED(Entry.SocketOpened.class),
  SOCKET_REFUSED(Entry.SocketRefused.class),
  SOCKET_FAILED(Entry.SocketFailed.class),
  SENT(Entry.Sent.class),
  PING_SENT(Entry.PingSent.class),
  PONG_RECEIVED(Entry.PongReceived.class),
  SOCKET_CLOSED(Entry.SocketClosed.class),
  HTTP_REQUEST(Entry.HttpRequest.class),
  HTTP_RESPONSE(Entry.HttpResponse.class),
  HTTP_FAILED(Entry.HttpFailed.class),
  STALLED(Entry.Stalled.class);

  private static final Map<Class<? extends Entry>, MomentKind> OF_ENTRIES = new HashMap<>();
  private static final Map<EventType, MomentKind> OF_EVENTS = new EnumMap<>(EventType.class);

  static {
    for (MomentKind kind : values()) {
      kind.event.ifPresentOrElse(
          type -> OF_EVENTS.put(type, kind), () -> OF_ENTRIES.put(kind.entry, kind));
    }
  }

  private final Class<? extends Entry> entry;
  private final Optional<EventType> event;

  MomentKind(EventType type) {
    this.entry = Entry.Frame.class;
    this.event = Optional.of(type);
  }

  MomentKind(Class<? extends Entry> entry) {
    this.entry = entry;
    this.event = Optional.empty();
  }

  /** Return the kind of an entry, with the event that it tells. */
  static MomentKind of(Entry entry, Optional<AgentEvent> told) {
    return told.isPresent() ? of(told.get().type()) : of(entry);
  }

  private static MomentKind of(Entry entry) {
    return requireNonNull(OF_ENTRIES.get(entry.getClass()), "kind");
  }

  public static MomentKind of(EventType type) {
    return OF_EVENTS.getOrDefault(type, UNKNOWN);
  }

  /** Return whether entries of a class may be of this kind. */
  public boolean isOf(Class<? extends Entry> entries) {
    return entries.isAssignableFrom(entry);
  }
}
