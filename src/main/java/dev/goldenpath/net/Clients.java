package dev.goldenpath.net;

import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Clients of which each has one call at a time, for servers that leave open what was to be closed.
 *
 * <p>The JDK's client keeps such a connection, and may send the next call on it while the server
 * comes to its close, however late. So a client rests after its call until it keeps none any more.
 * Safe for any number of threads.
 */
final class Clients {
  /** The JDK's client keeps a connection for a second, see {@link Transport}. */
  private static final Duration REST = Duration.ofMillis(1500);

  private final Maker maker;
  private final Deque<Resting> resting = new ArrayDeque<>();

  /** Makes a client. */
  @FunctionalInterface
  interface Maker {
    HttpClient make() throws UnknownHostException;
  }

  private record Resting(HttpClient client, long since) {}

  Clients(Maker maker) {
    this.maker = maker;
  }

  /** Return one that keeps no connection. */
  HttpClient take() throws UnknownHostException {
    synchronized (resting) {
      Resting longest = resting.peekFirst();
      if (longest != null && System.nanoTime() - longest.since() >= REST.toNanos()) {
        return resting.removeFirst().client();
      }
    }
    return maker.make();
  }

  /** Have one rest, whose call is over. */
  void rest(HttpClient client) {
    synchronized (resting) {
      resting.addLast(new Resting(client, System.nanoTime()));
    }
  }
}
