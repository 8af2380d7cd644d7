package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.net.Front;
import dev.goldenpath.net.ScriptedServer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EventSocketsTest {

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

  @FieldCase(
      kind = Kind.WAY_OUT,
      input =
          "a refused upgrade: interim answers before it, its body in chunks, with a length, until"
              + " the close, or compressed",
      now = "recorded with status, headers and the body as it was meant, and judged by all rules")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 403 No|x-a: b|Content-Length: 4||gone",
        "HTTP/1.1 103 Early|Link: </x>||HTTP/1.1 100 Continue||HTTP/1.1 403 No|X-A:"
            + " b|Content-Length: 4||gone",
        "HTTP/1.1 403 No|x-a: b|Transfer-Encoding: chunked||2|go|2|ne|0|Trailer: v||",
        "HTTP/1.1 403 No|x-a: b||gone",
        "HTTP/1.0 403 No|x-a: b||gone",
        "HTTP/1.1 403 |x-a: b|Content-Length: 4||gone",
        "HTTP/1.1 403|x-a:b|content-length:4||gone",
        "HTTP/1.1 403 No|X-A:\tb\t|CONTENT-LENGTH:\t4 \t||gone",
        "HTTP/1.1 403 No|x-folded: one| two|\tthree|x-a: b|Content-Length: 4||gone",
        "HTTP/1.1 403 No|Set-Cookie: a=b; Path=/|Set-Cookie: c|Server: Gr\u00fc\u00dfe|x-a: b|"
            + "Content-Length: 4||gone",
      })
  @FieldCase(
      kind = Kind.WAY_OUT,
      input =
          "answers without a reason, with tabs around values, folded lines, cookies, letters of"
              + " Latin-1, names in any case, extensions of chunks",
      now = "read as HTTP/1.1 allows")
  void a_refusal_is_recorded_whole_in_every_framing(String answer) throws Exception {
    assertThat(met(answer.replace("|", "\r\n")))
        .singleElement()
        .isInstanceOfSatisfying(
            Entry.SocketRefused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.headers()).containsEntry("x-a", List.of("b"));
              assertThat(refused.body()).isEqualTo("gone");
            });
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input =
          "a refused upgrade that offers the upgrade all the same, on a connection that is kept",
      now = "its end is where its length says, and nobody waits for more")
  @Test
  void a_refusal_that_names_the_upgrade_ends_where_its_length_says() throws Exception {
    Front keeping =
        new Front() {
          @Override
          protected void serve(Socket client) throws IOException {
            head(client.getInputStream());
            write(
                client,
                "HTTP/1.1 401 No\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Content-Length: 4\r\n\r\ngone");
            while (client.getInputStream().read() >= 0) {}
          }
        };
    try (keeping) {
      Transcript transcript = new Transcript();

      sockets(target(keeping.port(), "limits.connect=20s")).open(dial(), transcript);

      assertThat(transcript.entries())
          .last()
          .isInstanceOfSatisfying(
              Entry.SocketRefused.class,
              refused -> {
                assertThat(refused.body()).isEqualTo("gone");
                assertThat(refused.headers()).containsEntry("upgrade", List.of("websocket"));
                assertThat(refused.at().since(transcript.entries().get(0).at()))
                    .isLessThan(Duration.ofSeconds(10));
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2;a=b|go|2|ne|0||", "2 ; a=\"b\"|go|2|ne|0;last||"})
  void a_refusal_whose_body_is_beyond_our_reader_is_a_refusal_all_the_same(String chunks)
      throws Exception {
    String answer = "HTTP/1.1 401 No|Transfer-Encoding: chunked||" + chunks;

    assertThat(met(answer.replace("|", "\r\n")))
        .singleElement()
        .isInstanceOfSatisfying(
            Entry.SocketRefused.class, refused -> assertThat(refused.status()).isEqualTo(401));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 401 No|WWW-Authenticate: Basic realm=x|Content-Length: 0||",
        "HTTP/1.1 302 No|Location: /elsewhere|Content-Length: 0||",
        "HTTP/1.1 503 No|Retry-After: 1|Content-Length: 0||",
        "HTTP/1.1 404 No|Content-Length: 0||",
      })
  void a_refusal_of_any_kind_is_taken_as_it_is_and_asked_once(String answer) throws Exception {
    int status = Integer.parseInt(answer.substring(9, 12));
    try (ScriptedServer server = new ScriptedServer(answer.replace("|", "\r\n"))) {
      assertThat(met(server))
          .singleElement()
          .isInstanceOfSatisfying(
              Entry.SocketRefused.class, refused -> assertThat(refused.status()).isEqualTo(status));
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void a_refusal_whose_body_does_not_end_is_a_refusal_all_the_same() throws Exception {
    try (Front endless = new Endless()) {
      assertThat(met(endless))
          .singleElement()
          .isInstanceOfSatisfying(
              Entry.SocketRefused.class, refused -> assertThat(refused.body()).isEqualTo("no"));
    }
  }

  private static final class Endless extends Front {
    Endless() throws IOException {}

    @Override
    protected void serve(Socket client) throws IOException {
      head(client.getInputStream());
      write(client, "HTTP/1.1 401 No\r\n\r\nno");
      while (client.getInputStream().read() >= 0) {}
    }
  }

  @Test
  void what_is_no_http_is_no_answer() throws Exception {
    assertThat(met("SSH-2.0-OpenSSH_9.2\r\n\r\n"))
        .singleElement()
        .isInstanceOfSatisfying(
            Entry.SocketFailed.class,
            failed -> assertThat(failed.failure().isTheTargets()).isTrue());
  }

  private static List<Entry> met(String answer) throws IOException {
    try (ScriptedServer server = new ScriptedServer(answer)) {
      return met(server);
    }
  }

  private static List<Entry> met(Front server) {
    Transcript transcript = new Transcript();
    sockets(target(server.port(), "limits.connect=1s")).open(dial(), transcript);
    return transcript.entries().stream()
        .filter(entry -> !(entry instanceof Entry.SocketOpening))
        .toList();
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input =
          "a server that pings, says its last word with a close code, and is gone before the pong",
      now = "what it said is recorded, and its close code; it was an abnormal end (1006)")
  @RepeatedTest(5)
  void what_came_before_the_end_is_read_though_a_pong_finds_nobody() throws Exception {
    Front leaving =
        new Front() {
          @Override
          protected void serve(Socket client) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(upgraded(head(client.getInputStream())).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
              all.write(new byte[] {(byte) 0x89, 3, 'a', 'b', 'c'});
            }
            all.write(new byte[] {(byte) 0x81, 2, '{', '}'});
            all.write(new byte[] {(byte) 0x88, 2, 0x11, 0x31});
            client.getOutputStream().write(all.toByteArray());
          }
        };
    Transcript transcript = new Transcript();
    try (leaving) {
      sockets(target(leaving.port())).open(dial(), transcript);
      while (transcript.entries(Entry.SocketClosed.class).findAny().isEmpty()) {
        transcript.awaitMoreThan(transcript.entries().size(), Duration.ofSeconds(1));
      }
    }

    assertThat(transcript.entries(Entry.Frame.class).map(Entry.Frame::text)).containsExactly("{}");
    assertThat(transcript.entries(Entry.SocketClosed.class).map(Entry.SocketClosed::code))
        .containsExactly(4401);
  }

  /** Upgrades when it is told to, and tells when the client has gone. */
  private static final class Slow extends Front {
    private final CountDownLatch late = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);

    Slow() throws IOException {}

    @Override
    protected void serve(Socket client) throws IOException {
      String head = head(client.getInputStream());
      try {
        assertThat(late.await(10, TimeUnit.SECONDS)).isTrue();
        write(client, upgraded(head));
        while (client.getInputStream().read() >= 0) {}
      } catch (IOException reset) {
        gone.countDown();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      gone.countDown();
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "an upgrade that is answered after the limit",
      now = "the attempt is given up and its connection ended; a late 101 opens nothing")
  @Test
  void an_upgrade_that_comes_too_late_opens_nothing() throws Exception {
    try (Slow slow = new Slow()) {
      List<Entry> entries = met(slow);
      slow.late.countDown();

      assertThat(slow.gone.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(entries)
          .singleElement()
          .isInstanceOfSatisfying(
              Entry.SocketFailed.class,
              failed -> {
                assertThat(failed.failure()).isEqualTo(Failure.TIMED_OUT);
                assertThat(failed.reason()).isEqualTo("no answer to the upgrade within 1000 ms");
              });
      assertThat(slow.accepted()).isEqualTo(1);
    }
  }

  /** Upgrades, and hears no more; tells when the client has gone. */
  private static final class Deaf extends Front {
    private final CountDownLatch gone = new CountDownLatch(1);

    Deaf() throws IOException {}

    @Override
    protected void serve(Socket client) throws IOException {
      write(client, upgraded(head(client.getInputStream())));
      while (client.getInputStream().read() >= 0) {}
      gone.countDown();
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a backend that does not answer the close of a socket",
      now = "the connection is ended all the same, two seconds later")
  @Test
  void a_socket_whose_close_is_not_answered_is_ended_all_the_same() throws Exception {
    try (Deaf deaf = new Deaf()) {
      sockets(target(deaf.port())).open(dial(), new Transcript()).orElseThrow().close();

      assertThat(deaf.gone.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_connection_that_ends_without_an_answer_is_told_apart_from_silence() throws Exception {
    assertThat(meeting("1s", Socket::close)).isEqualTo(Failure.CLOSED);
  }

  @Test
  void a_connection_that_stays_without_an_answer_is_silence() throws Exception {
    assertThat(meeting("100ms", socket -> {})).isEqualTo(Failure.TIMED_OUT);
  }

  private interface Treating {
    void treat(Socket socket) throws IOException;
  }

  /** Return how opening a socket fails on a server that treats every connection so. */
  private Failure meeting(String limit, Treating treating) throws IOException {
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
              sockets(target(server.getLocalPort(), "limits.connect=" + limit))
                  .open(dial(), transcript))
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
      throws IOException {
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
              .formatted(status, connection, Front.accept(key));
      String length = status.startsWith("101") ? "\r\n" : "Content-Length: 0\r\n\r\n";
      socket.getOutputStream().write((answer + length).getBytes(StandardCharsets.ISO_8859_1));
      // Open until the client closes it.
      while (request.read() >= 0) {}
    }
    return null;
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
        Welcome.OPEN,
        "");
  }
}
