package dev.goldenpath.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS before a server of this machine that doesn't. */
public class TlsFront extends Front {
  private final int port;

  /**
   * @param trusted whose certificates clients must show; empty where they need show none
   */
  public TlsFront(int port, Path keys, List<Path> trusted)
      throws IOException, GeneralSecurityException {
    super(listening(keys, trusted));
    this.port = port;
  }

  private static ServerSocket listening(Path keys, List<Path> trusted)
      throws IOException, GeneralSecurityException {
    SSLServerSocket server =
        (SSLServerSocket)
            Certificates.context(keys, trusted)
                .getServerSocketFactory()
                .createServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
    server.setNeedClientAuth(!trusted.isEmpty());
    return server;
  }

  @Override
  protected void serve(Socket client) throws IOException {
    try (Socket onward = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      join(client, onward);
    }
  }
}
