package dev.goldenpath.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Answers every connection with the same bytes, whatever is asked. */
public class ScriptedServer extends Front {
  private final String answer;

  /** Begin to serve; every answer is closed after it. */
  public ScriptedServer(String... answer) throws IOException {
    this(InetAddress.getByName("127.0.0.1"), answer);
  }

  ScriptedServer(InetAddress address, String... answer) throws IOException {
    super(address);
    this.answer = String.join("", answer);
  }

  @Override
  protected void serve(Socket client) throws IOException {
    head(client.getInputStream());
    write(client, answer);
  }
}
