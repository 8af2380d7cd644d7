package dev.goldenpath.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands on an address before a server of this machine, and has room for so many connections. */
public final class Relay extends Front {
  private final int port;
  private final int room;

  public Relay(InetAddress address, int port, int room) throws IOException {
    super(address);
    this.port = port;
    this.room = room;
  }

  /** Stand at a server socket, with room for all. */
  public Relay(ServerSocket server, int port) {
    super(server);
    this.port = port;
    this.room = Integer.MAX_VALUE;
  }

  @Override
  protected void serve(Socket client) throws IOException {
    if (open() > room) {
      return;
    }
    try (Socket onward = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      join(client, onward);
    }
  }
}
