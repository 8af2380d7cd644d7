package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.net.Transport;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class EventSocketsTest {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upgrade", "upgrade", "keep-alive, Upgrade", "Upgrade, keep-alive"})
  void any_option_of_the_connection_header_may_be_upgrade(String connection) throws Exception {
    assertThat(opening("101 Switching Protocols", connection))
        .hasAtLeastOneElementOfType(Entry.SocketOpened.class);
  }

  @Test
  void an_answer_that_upgrades_nothing_is_no_status_of_the_backends() throws Exception {
    List<Entry> entries = opening("101 Switching Protocols", "close");

    assertThat(entries).hasAtLeastOneElementOfType(Entry.SocketFailed.class);
    assertThat(entries).doesNotHaveAnyElementsOfTypes(Entry.SocketRefused.class);
  }

  @Test
  void a_refusal_is_recorded_with_its_status() throws Exception {
    assertThat(opening("403 Forbidden", "close"))
        .filteredOn(Entry.SocketRefused.class::isInstance)
        .singleElement()
        .satisfies(entry -> assertThat(((Entry.SocketRefused) entry).status()).isEqualTo(403));
  }

  @Test
  void a_connection_that_ends_without_an_answer_is_told_apart_from_silence() throws Exception {
    assertThat(meeting(Socket::close)).isEqualTo(Entry.Failure.BROKEN);
  }

  @Test
  void a_connection_that_stays_without_an_answer_is_silence() throws Exception {
    assertThat(meeting(socket -> {})).isEqualTo(Entry.Failure.TIMED_OUT);
  }

  private interface Treating {
    void treat(Socket socket) throws IOException;
  }

  /** Return how opening a socket fails on a server that treats every connection so. */
  private Entry.Failure meeting(Treating treating) throws IOException {
    Transcript transcript = new Transcript();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      threads.submit(
          () -> {
            while (!server.isClosed()) {
              treating.treat(server.accept());
            }
            return null;
          });
      assertThat(
              sockets(target(server.getLocalPort(), "limits.connect=1s")).open(dial(), transcript))
          .isEmpty();
    }
    return transcript.entries().stream()
        .filter(Entry.SocketFailed.class::isInstance)
        .map(entry -> ((Entry.SocketFailed) entry).failure())
        .findFirst()
        .orElseThrow();
  }

  /** Return what is recorded while a socket opens that is answered in this way. */
  private List<Entry> opening(String status, String connection) throws IOException {
    Transcript transcript = new Transcript();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      threads.submit(() -> serve(server, status, connection));
      sockets(target(server.getLocalPort())).open(dial(), transcript).ifPresent(EventSocket::close);
    }
    return transcript.entries();
  }

  private static Void serve(ServerSocket server, String status, String connection)
      throws IOException, NoSuchAlgorithmException {
    try (Socket socket = server.accept()) {
      BufferedReader request =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String key = "";
      for (String line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
          key = line.substring(line.indexOf(':') + 1).strip();
        }
      }
      String answer =
          "HTTP/1.1 %s\r\nUpgrade: websocket\r\nConnection: %s\r\nSec-WebSocket-Accept: %s\r\n"
              .formatted(status, connection, accept(key));
      String length = status.startsWith("101") ? "\r\n" : "Content-Length: 0\r\n\r\n";
      socket.getOutputStream().write((answer + length).getBytes(StandardCharsets.ISO_8859_1));
      // Open until the client closes it.
      while (request.read() >= 0) {}
    }
    return null;
  }

  private static String accept(String key) throws NoSuchAlgorithmException {
    byte[] text = (key + GUID).getBytes(StandardCharsets.ISO_8859_1);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
  }

  private static Target target(int port, String... settings) {
    return Settings.resolve("embedded", Map.of(), Map.of(), List.of(settings))
        .at(URI.create("http://127.0.0.1:" + port), URI.create("ws://127.0.0.1:" + port + "/ws"));
  }

  private static EventSockets sockets(Target target) {
    return new EventSockets(new Transport(target));
  }

  private static Dial dial() {
    return new Dial(
        "ada-1",
        "Ada",
        "u-1",
        "a0000000-0000-4000-8000-00000000000a",
        Optional.empty(),
        TokenTransport.HEADER,
        Entry.Welcome.OPEN,
        "");
  }
}
