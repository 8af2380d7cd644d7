package dev.goldenpath.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A server on a real socket that treats each connection in its own way, and counts them. */
public abstract class Front implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  protected Front() throws IOException {
    this(InetAddress.getByName("127.0.0.1"));
  }

  protected Front(InetAddress address) throws IOException {
    this(new ServerSocket(0, 200, address));
  }

  protected Front(ServerSocket server) {
    this.server = server;
    threads.execute(this::accept);
  }

  /** Serve one connection; it is closed when this returns. */
  protected abstract void serve(Socket client) throws IOException;

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        accepted.incrementAndGet();
        open.add(client);
        most.accumulateAndGet(open.size(), Math::max);
        threads.execute(() -> served(client));
      } catch (IOException | RejectedExecutionException closed) {
        return;
      }
    }
  }

  private void served(Socket client) {
    try (client) {
      serve(client);
    } catch (IOException | RejectedExecutionException gone) {
      // As servers do, think nothing of it.
    } finally {
      open.remove(client);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many connections there have been. */
  public int accepted() {
    return accepted.get();
  }

  /** How many connections there are now. */
  public int open() {
    return open.size();
  }

  /** How many connections there have been at once. */
  public int most() {
    return most.get();
  }

  /** Read the head of a request or an answer, with the empty line that ends it. */
  protected static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the connection ended in a head");
      }
      head.append((char) octet);
    }
    return head.toString();
  }

  protected static void write(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    to.getOutputStream().flush();
  }

  /** Return the answer that upgrades a request (RFC 6455 §4.2.2), with further lines of a head. */
  protected static String upgraded(String request, String... more) {
    String key = request.replaceFirst("(?is).*sec-websocket-key: *([^\r]*).*", "$1");
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + Arrays.stream(more).map(line -> line + "\r\n").collect(Collectors.joining())
        + "Sec-WebSocket-Accept: %s\r\n\r\n".formatted(accept(key));
  }

  /** Return the proof that a key was read. */
  public static String accept(String key) {
    try {
      byte[] text =
          (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Carry what comes from either side to the other, until one ends. */
  protected void join(Socket one, Socket other) throws IOException {
    threads.execute(() -> carry(other, one));
    carry(one, other);
  }

  private static void carry(Socket from, Socket to) {
    byte[] part = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int size = in.read(part); size >= 0; size = in.read(part)) {
        out.write(part, 0, size);
        out.flush();
      }
    } catch (IOException ended) {
      // The other side learns of it by the close.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket each : open) {
      each.close();
    }
    threads.shutdownNow();
  }
}
