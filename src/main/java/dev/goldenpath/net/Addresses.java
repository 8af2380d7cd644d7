package dev.goldenpath.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of a host, of which some may be dead.
 *
 * <p>A name may stand for several addresses ({@code localhost} for {@code 127.0.0.1} and {@code
 * ::1}), and a server may listen on any of them. Java's clients take the first.
 */
record Addresses(List<InetAddress> all, int port) {
  /** How long an address may keep the next one waiting (RFC 8305 §5). */
  private static final Duration HEAD_START = Duration.ofMillis(250);

  /** Finds the addresses of a name. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  static Addresses of(String host, int port, Resolver resolver) throws UnknownHostException {
    return new Addresses(List.of(resolver.all(host)), port);
  }

  /** The one that Java's clients take. */
  InetAddress first() {
    return all.get(0);
  }

  /**
   * Return the first address that takes a connection, or simply the first where none does or there
   * is no choice. Blocks for the limit at most.
   */
  InetAddress answering(Duration limit) {
    return all.size() == 1 ? first() : quick().or(() -> patient(limit)).orElse(first());
  }

  /** Whether any address takes a connection; blocks for the limit at most for each. */
  boolean anyAnswers(Duration limit) {
    return all.stream().anyMatch(address -> answers(address, limit));
  }

  private Optional<InetAddress> quick() {
    return all.stream().filter(address -> answers(address, HEAD_START)).findFirst();
  }

  private Optional<InetAddress> patient(Duration limit) {
    Duration left = limit.minus(HEAD_START.multipliedBy(all.size())).dividedBy(all.size());
    return left.toMillis() < 1
        ? Optional.empty()
        : all.stream().filter(address -> answers(address, left)).findFirst();
  }

  private boolean answers(InetAddress address, Duration limit) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), (int) limit.toMillis());
      return true;
    } catch (IOException dead) {
      return false;
    }
  }
}
