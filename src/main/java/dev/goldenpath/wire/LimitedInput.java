package dev.goldenpath.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Read an answer from a socket, within one limit for all that is read. */
final class LimitedInput {
  private final Socket socket;
  private final InputStream in;
  private final Limit limit;

  LimitedInput(Socket socket, Limit limit) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.limit = limit;
  }

  int octet() throws IOException {
    if (in.available() == 0) {
      socket.setSoTimeout(limit.leftMillis());
    }
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("the connection ended without an answer");
    }
    return octet;
  }

  byte[] octets(int count) throws IOException {
    byte[] octets = new byte[count];
    for (int i = 0; i < count; i++) {
      octets[i] = (byte) octet();
    }
    return octets;
  }

  long number(int size) throws IOException {
    long number = 0;
    for (int i = 0; i < size; i++) {
      number = number << 8 | octet();
    }
    return number;
  }

  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = octet(); c != '\n'; c = octet()) {
      if (line.length() > 64 * 1024) {
        throw new IOException("a header line without an end");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  /** Read a body: as long as announced, or what comes until the end, up to a size. */
  String body(Map<String, List<String>> headers, int most) throws IOException {
    long announced =
        headers.getOrDefault("Content-Length", List.of()).stream()
            .filter(value -> value.matches("\\d{1,9}"))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElse(headers.containsKey("Transfer-Encoding") ? most : 0);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      while (body.size() < Math.min(announced, most)) {
        body.write(octet());
        if (announced == most && endsChunks(body)) {
          break;
        }
      }
    } catch (EOFException | SocketTimeoutException all) {
      return body.toString(StandardCharsets.UTF_8);
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private static boolean endsChunks(ByteArrayOutputStream body) {
    String text = body.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r\n0\r\n\r\n") || text.equals("0\r\n\r\n");
  }

  /** What is left of a limit that was set at the beginning. */
  static final class Limit {
    private final long until;

    Limit(Duration limit) {
      until = System.nanoTime() + limit.toNanos();
    }

    int leftMillis() throws SocketTimeoutException {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("the limit is over");
      }
      return (int) Math.min(left, Integer.MAX_VALUE);
    }
  }
}
