package dev.goldenpath.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.net.NoAnswer.Whose;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Proxies;
import dev.goldenpath.setting.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TransportTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static Target target(String base) {
    return Target.of(
            "test",
            URI.create(base),
            URI.create(base.replaceFirst("^http", "ws") + "/ws"),
            new Authentication.Signed("secret"))
        .with(it -> it.limits(Limits.defaults().withConnect(Duration.ofSeconds(2))));
  }

  private static Target behind(Front proxy, String credentials, String base) {
    String variable = "http://" + credentials + "127.0.0.1:" + proxy.port();
    return target(base)
        .with(it -> it.proxies(Proxies.of(Map.of("HTTP_PROXY", variable), Map.of())));
  }

  private static HttpResponse<byte[]> get(Transport transport) throws Exception {
    return call(transport).get(10, TimeUnit.SECONDS);
  }

  private static CompletableFuture<HttpResponse<byte[]>> call(Transport transport) {
    return transport.send(transport.request(transport.target().url("/x")).GET().build());
  }

  private static NoAnswer failure(Transport transport) {
    try {
      HttpResponse<byte[]> answer = get(transport);
      throw new AssertionError("answered " + answer.statusCode());
    } catch (Exception failed) {
      return NoAnswer.of(failed);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return answer.statusCode() + " " + new String(answer.body(), UTF_8);
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input =
          "interim answers (100, 102, 103), chunks with trailers, no length until the close,"
              + " HTTP/1.0",
      now = "read as HTTP/1.1 allows, by every call and every refused socket")
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "HTTP/1.1 200 OK|Content-Length: 2||ok",
        "HTTP/1.1 100 Continue||HTTP/1.1 200 OK|Content-Length: 2||ok",
        "HTTP/1.1 103 Early Hints|Link: </x>||HTTP/1.1 102 Processing||HTTP/1.1 200"
            + " OK|Content-Length: 2||ok",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||1|o|1;x=y|k|0|Trailer: v||",
        "HTTP/1.1 200 OK||ok",
        "HTTP/1.0 200 OK||ok",
      })
  void an_answer_is_read_in_every_framing(String answer) throws Exception {
    try (ScriptedServer server = new ScriptedServer(answer.replace("|", "\r\n"))) {
      Transport transport = new Transport(target("http://127.0.0.1:" + server.port()));

      assertThat(text(get(transport))).isEqualTo("200 ok");
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a gateway compresses an answer though nobody asked for that",
      now = "the body is read as it was meant")
  @Test
  void a_body_that_nobody_wanted_compressed_is_read_all_the_same() throws Exception {
    String gzipped =
        new String(
            Base64.getDecoder().decode("H4sIAAAAAAAAA8vPBgBH3dx5AgAAAA=="),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    try (ScriptedServer server =
        new ScriptedServer("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", gzipped)) {
      Transport transport = new Transport(target("http://127.0.0.1:" + server.port()));

      assertThat(text(get(transport))).isEqualTo("200 ok");
    }
  }

  @Test
  void a_body_that_would_fill_the_memory_is_left_compressed() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(body)) {
      for (int mebibytes = 0; mebibytes < 40; mebibytes++) {
        out.write(new byte[1 << 20]);
      }
    }
    try (ScriptedServer server =
        new ScriptedServer(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
            body.toString(StandardCharsets.ISO_8859_1))) {
      Transport transport = new Transport(target("http://127.0.0.1:" + server.port()));

      assertThat(get(transport).body()).hasSize(body.size());
    }
  }

  @Test
  void a_body_that_goes_on_and_on_is_no_answer() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer("HTTP/1.1 200 OK\r\n\r\n", " ".repeat(40 << 20))) {
      NoAnswer none = failure(new Transport(target("http://127.0.0.1:" + server.port())));

      assertThat(none.whose()).isEqualTo(Whose.MALFORMED);
      assertThat(none.words()).isEqualTo("the body goes on after 32 MiB");
    }
  }

  @ParameterizedTest
  @CsvSource({"SSH-2.0-x,MALFORMED", "'',CLOSED"})
  void what_is_no_answer_is_told_apart_from_none(String answer, Whose whose) throws Exception {
    try (ScriptedServer server = new ScriptedServer(answer.isEmpty() ? "" : answer + "\r\n\r\n")) {
      assertThat(failure(new Transport(target("http://127.0.0.1:" + server.port()))).whose())
          .isEqualTo(whose);
    }
  }

  /** Serves one call a connection, and waits for the client to end it. */
  private static final class Patient extends Front {
    private final String close;
    private final CountDownLatch allEnded;

    Patient(String close, int calls) throws IOException {
      this.close = close;
      this.allEnded = new CountDownLatch(calls);
    }

    @Override
    protected void serve(Socket client) throws IOException {
      while (true) {
        head(client.getInputStream());
        write(client, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + close + "\r\nok");
        if (client.getInputStream().read() < 0) {
          allEnded.countDown();
          return;
        }
      }
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a small server that has room for few connections (64, keep-alive of 75 s)",
      now = "no connection lies idle: each call has its own, which ends with the answer")
  @Test
  void no_connection_outlives_its_call() throws Exception {
    try (Patient server = new Patient("Connection: close\r\n", 20)) {
      Transport transport = new Transport(target("http://127.0.0.1:" + server.port()));

      for (int call = 0; call < 20; call++) {
        assertThat(text(get(transport))).isEqualTo("200 ok");
      }

      assertThat(server.allEnded.await(10, TimeUnit.SECONDS)).isTrue();
      // A busy machine may let the server see an end late.
      assertThat(server.most()).isLessThanOrEqualTo(5);
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input =
          "a server of Node.js that says keep-alive though it was asked to close, and then answers"
              + " 400 to all that comes on the connection",
      now = "no call goes out on a connection that was to be closed")
  @Test
  void no_call_goes_on_a_connection_that_was_to_be_closed() throws Exception {
    Front strict =
        new Front() {
          @Override
          protected void serve(Socket client) throws IOException {
            String status = "200 OK";
            while (true) {
              String head = head(client.getInputStream());
              write(
                  client,
                  "HTTP/1.1 %s\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok"
                      .formatted(status));
              status = head.contains("Connection: close") ? "400 Bad Request" : status;
            }
          }
        };
    try (strict) {
      Transport transport = new Transport(target("http://127.0.0.1:" + strict.port()));

      for (int call = 0; call < 20; call++) {
        assertThat(text(get(transport))).isEqualTo("200 ok");
      }
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a server that closes each connection after its answer, and does not say so",
      now = "no call goes out on a connection that is being closed, so none is lost")
  @Test
  void no_call_is_lost_with_a_server_that_closes_without_a_word() throws Exception {
    try (ScriptedServer server = new ScriptedServer(OK)) {
      Transport transport = new Transport(target("http://127.0.0.1:" + server.port()));

      for (int call = 0; call < 100; call++) {
        assertThat(text(get(transport))).isEqualTo("200 ok");
      }
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a server that is to close, does not say that it will, and comes late to it",
      now = "the connection is ended from here, so that no call goes out on it")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2||ok",
        "Transfer-Encoding: chunked||2|ok|0||",
        "Content-Length: 0||"
      })
  void no_call_is_lost_with_a_server_that_comes_late_to_its_close(String answer) throws Exception {
    Front late =
        new Front() {
          @Override
          protected void serve(Socket client) throws IOException {
            head(client.getInputStream());
            write(client, "HTTP/1.1 200 OK\r\n" + answer.replace("|", "\r\n"));
            client.getInputStream().read();
          }
        };
    try (late) {
      Transport transport = new Transport(target("http://127.0.0.1:" + late.port()));

      for (int call = 0; call < 20; call++) {
        assertThat(text(get(transport))).startsWith("200 ");
      }
    }
  }

  @Test
  void a_call_that_is_given_up_ends_its_connection() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    Front silent =
        new Front() {
          @Override
          protected void serve(Socket client) throws IOException {
            head(client.getInputStream());
            asked.countDown();
            while (client.getInputStream().read() >= 0) {}
            ended.countDown();
          }
        };
    try (silent) {
      CompletableFuture<HttpResponse<byte[]>> call =
          call(new Transport(target("http://127.0.0.1:" + silent.port())));
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

      call.cancel(true);

      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a server that listens on ::1 alone",
      now = "reached as http://[::1]:8000, and as http://localhost:8000 where that stands for both")
  @ParameterizedTest
  @ValueSource(strings = {"[::1]", "localhost"})
  void a_server_on_the_other_loopback_is_reached(String host) throws Exception {
    InetAddress other = InetAddress.getByName("::1");
    InetAddress[] both = {InetAddress.getByName("127.0.0.1"), other};
    try (ScriptedServer server = new ScriptedServer(other, OK)) {
      Target target = target("http://" + host + ":" + server.port());
      Transport transport =
          new Transport(
              target, name -> name.equals("localhost") ? both : InetAddress.getAllByName(name));

      assertThat(text(get(transport))).isEqualTo("200 ok");
      assertThat(transport.isGone(Duration.ofSeconds(20))).isFalse();
      assertThat(transport.socketWay(target.wsUrl()).address().getAddress()).isEqualTo(other);
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a host with several addresses, the first of them dead",
      now = "the next one is used, under the host's own name")
  @Test
  void a_dead_address_is_passed_over() throws Exception {
    InetAddress[] addresses = {
      InetAddress.getByName("127.0.0.9"), InetAddress.getByName("127.0.0.1")
    };
    Front naming =
        new Front() {
          @Override
          protected void serve(Socket client) throws IOException {
            String head = head(client.getInputStream());
            String host = head.replaceFirst("(?s).*\r\nHost: ([^\r]*).*", "$1");
            write(client, "HTTP/1.1 200 OK\r\n\r\n" + host);
          }
        };
    try (naming) {
      Transport transport =
          new Transport(target("http://agents.corp.test:" + naming.port()), name -> addresses);

      assertThat(text(get(transport))).isEqualTo("200 agents.corp.test:" + naming.port());
    }
  }

  @Test
  void a_host_of_which_all_addresses_are_dead_is_gone() throws Exception {
    InetAddress[] addresses = {
      InetAddress.getByName("127.0.0.9"), InetAddress.getByName("127.0.0.1")
    };
    try (Socket holding = new Socket()) {
      // Bound, so that nobody else gets the port, and listening to nobody.
      holding.bind(new InetSocketAddress(addresses[1], 0));
      String url = "http://agents.corp.test:" + holding.getLocalPort();

      assertThat(new Transport(target(url), name -> addresses).isGone(Duration.ofSeconds(20)))
          .isTrue();
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a target that only a forward proxy can reach (B09)",
      now = "health, login, execute, every socket and the look whether the target is gone go by it")
  @Test
  void a_proxy_carries_calls_and_the_look_whether_the_target_is_gone() throws Exception {
    try (ScriptedServer server = new ScriptedServer(OK);
        ForwardProxy proxy = new ForwardProxy(server.port(), "")) {
      Transport transport = new Transport(behind(proxy, "", "http://agents.corp.test:8000"));

      assertThat(text(get(transport))).isEqualTo("200 ok");
      assertThat(transport.isGone(Duration.ofSeconds(20))).isFalse();
      assertThat(proxy.asked())
          .containsExactly(
              "GET http://agents.corp.test:8000/x HTTP/1.1",
              "GET http://agents.corp.test:8000/health HTTP/1.1");
    }
  }

  @Test
  void a_proxy_that_reaches_nobody_means_that_the_target_is_gone() throws Exception {
    try (ForwardProxy proxy = new ForwardProxy(0, "")) {
      assertThat(
              new Transport(behind(proxy, "", "http://agents.corp.test"))
                  .isGone(Duration.ofSeconds(20)))
          .isTrue();
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a proxy that wants a user and a password (407)",
      now =
          "taken from the variable's URL; without them, or with wrong ones: exit 2, where to write"
              + " them")
  @Test
  void a_proxy_gets_its_credentials_and_is_believed_when_it_wants_others() throws Exception {
    try (ScriptedServer server = new ScriptedServer(OK);
        ForwardProxy proxy = new ForwardProxy(server.port(), "Basic YTpiIGM=")) {
      String base = "http://agents.corp.test";

      assertThat(text(get(new Transport(behind(proxy, "a:b%20c@", base))))).isEqualTo("200 ok");

      NoAnswer refused = failure(new Transport(behind(proxy, "", base)));
      assertThat(refused.whose()).isEqualTo(Whose.SETTINGS);
      assertThat(refused.words())
          .isEqualTo(
              "the proxy wants credentials (HTTP 407); write them into the proxy's variable, as in"
                  + " HTTPS_PROXY=http://user:password@host:port (through the proxy 127.0.0.1:"
                  + proxy.port()
                  + " (environment HTTP_PROXY))");
    }
  }

  @Test
  void a_proxy_that_is_not_there_is_named() throws Exception {
    int port;
    try (ForwardProxy gone = new ForwardProxy(0, "")) {
      port = gone.port();
    }
    Target target =
        target("http://agents.corp.test")
            .with(
                it -> it.proxies(Proxies.of(Map.of("http_proxy", "127.0.0.1:" + port), Map.of())));

    assertThat(failure(new Transport(target)).words())
        .isEqualTo(
            "connection refused (through the proxy 127.0.0.1:"
                + port
                + " (environment http_proxy))");
  }

  @Test
  void plain_http_makes_no_tls() {
    assertThatThrownBy(() -> NoTls.CONTEXT.createSSLEngine()).hasMessage("plain HTTP has no TLS");
  }
}
