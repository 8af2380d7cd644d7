package dev.goldenpath.timeline;

import dev.goldenpath.event.Json;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How sockets end, in any scenario. What closes sockets on which nothing unreadable was sent, and
 * leaves others open after such a message, owes no close to the message: a restart, or a proxy that
 * has waited long enough, closes whatever is open.
 *
 * <p>Safe for any number of threads.
 */
public final class SocketEnds {
  /** Who minds a message closes the socket at once. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private record How(int code, String reason) {
    static How of(Entry.SocketClosed closed) {
      return new How(closed.code(), closed.reason());
    }
  }

  /** A message that can't be read may be minded for what it is. */
  private enum MessageForm {
    NO_JSON,
    OBJECT,
    VALUE;

    static MessageForm of(String text) {
      return Json.read(text).map(json -> json.isObject() ? OBJECT : VALUE).orElse(NO_JSON);
    }
  }

  private final Set<How> unprovoked = ConcurrentHashMap.newKeySet();
  private final Set<How> unprompted = ConcurrentHashMap.newKeySet();
  private final Map<MessageForm, Duration> outlived = new EnumMap<>(MessageForm.class);

  /** Note that the backend has closed a socket on which nothing unreadable was sent. */
  public void unprovoked(Entry.SocketClosed closed) {
    unprovoked.add(How.of(closed));
  }

  /** Note that the backend has closed a socket on which the suite had said nothing at all. */
  public void unprompted(Entry.SocketClosed closed) {
    unprompted.add(How.of(closed));
  }

  /** Return whether others on which nothing was said are closed in the same way. */
  public boolean isOfNoWord(Entry.SocketClosed closed) {
    return unprompted.contains(How.of(closed));
  }

  /** Note for how long a socket has stayed open after a message. */
  public synchronized void outlived(Entry.Sent message, Duration time) {
    outlived.merge(
        MessageForm.of(message.text()),
        time,
        (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  /** Return whether others are closed in the same way without, and it or others outlive it. */
  public synchronized boolean isOfNoMessage(Entry.Sent message, Entry.SocketClosed closed) {
    Duration after = closed.at().since(message.at());
    return unprovoked.contains(How.of(closed))
        && (after.compareTo(SOON) >= 0
            || Optional.ofNullable(outlived.get(MessageForm.of(message.text())))
                .filter(it -> it.compareTo(after) > 0)
                .isPresent());
  }
}
