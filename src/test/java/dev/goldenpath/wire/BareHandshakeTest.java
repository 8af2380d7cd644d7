package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BareHandshakeTest {
  private static final String UPGRADED =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
  private static final int LAST = 0x80;
  private static final int MORE = 0;
  private static final int NEXT = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static String frame(int fin, int opcode, String payload) {
    return "" + (char) (fin | opcode) + (char) payload.length() + payload;
  }

  private static String close(int code) {
    return frame(LAST, CLOSE, "" + (char) (code >> 8) + (char) (code & 0xff));
  }

  /** Return what was recorded after the opening. */
  private List<Entry> answered(String... answer) throws Exception {
    Transcript transcript = new Transcript();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<?> served = threads.submit(() -> serve(server, String.join("", answer)));
      new BareHandshake(target(server.getLocalPort())).attempt(dial(), transcript);
      served.get();
    }
    return transcript.entries().stream()
        .filter(entry -> !(entry instanceof Entry.SocketOpening))
        .toList();
  }

  private static Void serve(ServerSocket server, String answer) throws IOException {
    try (Socket socket = server.accept()) {
      readRequest(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
    return null;
  }

  private static void readRequest(InputStream in) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      request.append((char) in.read());
    }
  }

  private static Target target(int port) {
    return Settings.resolve("embedded", Map.of(), Map.of(), List.of())
        .at(URI.create("http://127.0.0.1:" + port), URI.create("ws://127.0.0.1:" + port + "/ws"));
  }

  private static Dial dial() {
    return new Dial(
        "ada-1",
        "Ada",
        "",
        "a0000000-0000-4000-8000-00000000000a",
        Optional.empty(),
        TokenTransport.HEADER,
        Entry.Welcome.REFUSED,
        "without a token");
  }

  @Test
  void a_message_in_fragments_is_one_message() throws Exception {
    List<Entry> entries =
        answered(
            UPGRADED,
            frame(MORE, TEXT, "{\"type\":"),
            frame(LAST, PING, "there?"),
            frame(MORE, NEXT, ""),
            frame(LAST, NEXT, "\"error\"}"),
            close(1008));

    assertThat(entries).hasSize(3);
    assertThat(entries.get(1))
        .isInstanceOfSatisfying(
            Entry.Frame.class,
            message -> {
              assertThat(message.text()).isEqualTo("{\"type\":\"error\"}");
              assertThat(message.bytes()).isEqualTo(16);
              assertThat(message.binary()).isFalse();
            });
    assertThat(entries.get(2))
        .isInstanceOfSatisfying(
            Entry.SocketClosed.class, closed -> assertThat(closed.code()).isEqualTo(1008));
  }

  @Test
  void each_of_several_messages_is_recorded_as_it_is() throws Exception {
    List<Entry> entries =
        answered(
            UPGRADED,
            frame(MORE, BINARY, "a"),
            frame(LAST, NEXT, "b"),
            frame(LAST, TEXT, "c"),
            close(1008));

    assertThat(entries)
        .filteredOn(Entry.Frame.class::isInstance)
        .extracting(entry -> ((Entry.Frame) entry).binary())
        .containsExactly(true, false);
  }

  @Test
  void a_refusal_is_recorded_with_its_status_and_body() throws Exception {
    List<Entry> entries = answered("HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\nno");

    assertThat(entries)
        .singleElement()
        .isInstanceOfSatisfying(
            Entry.SocketRefused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(401);
              assertThat(refused.body()).isEqualTo("no");
            });
  }
}
