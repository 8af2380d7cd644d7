package dev.goldenpath.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Answer one HTTP request on the loopback address, so that the client is loaded by the time that
 * counts.
 *
 * <p>REST-assured takes seconds over its first call on a busy machine. Where that call is the
 * target's, its HTTP limit would be used up by the suite itself.
 */
final class WarmUp {
  private static final byte[] ANSWER =
      ("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
              + "Connection: close\r\n\r\n{}")
          .getBytes(StandardCharsets.US_ASCII);

  private WarmUp() {}

  /** Make a call to a server of our own; blocks until it is answered. */
  static void by(Consumer<URI> call) {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answer(door), "goldenpath-warm-up");
      server.setDaemon(true);
      server.start();
      call.accept(
          URI.create(
              "http://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort()));
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  private static void answer(ServerSocket door) {
    try (Socket caller = door.accept()) {
      caller.getInputStream().read(new byte[8 * 1024]);
      caller.getOutputStream().write(ANSWER);
      caller.getOutputStream().flush();
    } catch (IOException gone) {
      // The caller finds out by himself.
    }
  }
}
