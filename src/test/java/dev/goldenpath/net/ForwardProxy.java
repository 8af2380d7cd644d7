package dev.goldenpath.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A forward proxy by which every host name leads to one port of this machine. */
public final class ForwardProxy extends Front {
  private final int port;
  private final String credentials;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /**
   * @param port where all names lead; 0 for nowhere
   * @param credentials what Proxy-Authorization must say; empty where nothing must
   */
  public ForwardProxy(int port, String credentials) throws IOException {
    this.port = port;
    this.credentials = credentials;
  }

  /** Return the first lines of all requests, such as {@code CONNECT host:80 HTTP/1.1}. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  protected void serve(Socket client) throws IOException {
    String head = head(client.getInputStream());
    String line = head.substring(0, head.indexOf("\r\n"));
    asked.add(line);
    if (!credentials.isEmpty() && !head.contains("Proxy-Authorization: " + credentials + "\r\n")) {
      write(
          client,
          "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n"
              + "Connection: close\r\n\r\n");
      return;
    }
    if (port == 0) {
      write(client, "HTTP/1.1 502 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    try (Socket onward = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      if (line.startsWith("CONNECT ")) {
        write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      } else {
        write(onward, head.replaceFirst(" http://[^/ ]+/?", " /"));
      }
      join(client, onward);
    }
  }
}
