package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.net.Certificates;
import dev.goldenpath.net.ForwardProxy;
import dev.goldenpath.net.HealthProbe;
import dev.goldenpath.net.Relay;
import dev.goldenpath.net.TlsFront;
import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Availability;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.User;
import dev.goldenpath.user.Users;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Health, login, execute, good and refused sockets reach the reference backend on every way. */
@Timeout(60)
class EveryWayIT {
  private static final String PASSWORD = "embedded-only-password";

  @TempDir static Path folder;
  private static ReferenceBackend backend;

  @BeforeAll
  static void start() {
    backend = ReferenceBackend.start(BackendOptions.builder().password(PASSWORD).build());
  }

  @AfterAll
  static void stop() {
    backend.close();
  }

  @AfterEach
  void forget() {
    Stream.of("trustStore", "trustStorePassword", "keyStore", "keyStorePassword")
        .forEach(name -> System.clearProperty("javax.net.ssl." + name));
  }

  private static int port() {
    return backend.baseUrl().getPort();
  }

  private static Target target(String url, Map<String, String> environment) {
    return Settings.resolve(
        "local",
        environment,
        Map.of(),
        List.of(
            "base-url=" + url,
            "password=" + PASSWORD,
            "capabilities=all",
            "max-users=10",
            "limits.connect=20s"));
  }

  private static void everythingGoes(Target target) throws Exception {
    Transport transport = new Transport(target);
    assertThat(HealthProbe.of(transport)).isInstanceOf(Availability.Available.class);
    User ada = new Users(target, transport, new Secrets()).user("Ada", 1);
    Transcript transcript = new Transcript();
    EventSockets sockets = new EventSockets(transport);
    for (TokenTransport way : List.of(TokenTransport.HEADER, TokenTransport.SUBPROTOCOL)) {
      try (EventSocket socket =
          sockets.open(dial(ada, Optional.of(ada.token()), way), transcript).orElseThrow()) {
        assertThat(socket.name()).isEqualTo("ada");
      }
    }
    assertThat(sockets.open(dial(ada, Optional.of("no-token"), TokenTransport.HEADER), transcript))
        .isEmpty();
    new HttpApi(transport).execute(call(ada), transcript).get(10, TimeUnit.SECONDS);

    assertThat(transcript.entries()).filteredOn(Entry.SocketOpened.class::isInstance).hasSize(2);
    assertThat(only(transcript, Entry.SocketRefused.class).status()).isEqualTo(401);
    assertThat(only(transcript, Entry.SocketRefused.class).body()).contains("\"error\"");
    assertThat(only(transcript, Entry.HttpResponse.class).status()).isEqualTo(202);
    assertThat(transport.isGone(Duration.ofSeconds(20))).isFalse();
  }

  private static <T extends Entry> T only(Transcript transcript, Class<T> kind) {
    return transcript.entries().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError(transcript.entries()));
  }

  private static Dial dial(User user, Optional<String> token, TokenTransport way) {
    return new Dial(
        "ada",
        user.name(),
        user.id(),
        "a0000000-0000-4000-8000-00000000000a",
        token,
        way,
        Welcome.OPEN,
        "");
  }

  private static ExecuteCall call(User user) {
    AgentRequest request =
        new AgentRequest(
            "data_helper",
            "Please tell the time.",
            UUID.randomUUID().toString(),
            user.id(),
            Optional.empty(),
            OptionalInt.empty());
    return new ExecuteCall(
        "execute-1",
        user.name(),
        user.id(),
        Optional.of("Bearer " + user.token()),
        Optional.of(request),
        Expectation.accepted(),
        request.body().toString(),
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        Optional.empty());
  }

  @Test
  void directly() throws Exception {
    everythingGoes(target("http://127.0.0.1:" + port(), Map.of()));
  }

  @Test
  void by_a_forward_proxy() throws Exception {
    try (ForwardProxy proxy = new ForwardProxy(port(), "Basic cWE6c2VjcmV0")) {
      String url = "http://qa:secret@127.0.0.1:" + proxy.port();

      everythingGoes(target("http://agents.corp.test:8000", Map.of("HTTP_PROXY", url)));

      assertThat(proxy.asked())
          .contains("CONNECT agents.corp.test:8000 HTTP/1.1")
          .anyMatch(line -> line.startsWith("POST http://agents.corp.test:8000/"));
    }
  }

  @Test
  void under_tls_with_a_client_certificate_and_by_a_proxy_too() throws Exception {
    Certificates certificates = new Certificates(folder);
    Path server = certificates.keys("server", "dns:localhost,dns:agents.corp.test");
    Path client = certificates.keys("client", "dns:client");
    trustAndShow(certificates.trusting("servers", server), client);
    List<Path> asked = List.of(certificates.trusting("clients", client));
    try (TlsFront front = new TlsFront(port(), server, asked);
        ForwardProxy proxy = new ForwardProxy(front.port(), "")) {

      everythingGoes(target("https://localhost:" + front.port(), Map.of()));
      everythingGoes(
          target(
              "https://agents.corp.test",
              Map.of("https_proxy", "http://127.0.0.1:" + proxy.port())));

      assertThat(proxy.asked()).allMatch("CONNECT agents.corp.test:443 HTTP/1.1"::equals);
    }
  }

  private static void trustAndShow(Path trusted, Path keys) {
    System.setProperty("javax.net.ssl.trustStore", trusted.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", Certificates.PASSWORD);
    System.setProperty("javax.net.ssl.keyStore", keys.toString());
    System.setProperty("javax.net.ssl.keyStorePassword", Certificates.PASSWORD);
  }

  @Test
  void on_the_other_loopback_alone() throws Exception {
    try (Relay relay = new Relay(InetAddress.getByName("::1"), port(), 100)) {
      everythingGoes(target("http://[::1]:" + relay.port(), Map.of()));
    }
  }

  @Test
  void a_socket_that_lacks_a_client_certificate_is_an_affair_of_the_settings() throws Exception {
    Certificates certificates = new Certificates(folder);
    Path server = certificates.keys("host", "dns:localhost");
    System.setProperty(
        "javax.net.ssl.trustStore", certificates.trusting("hosts", server).toString());
    System.setProperty("javax.net.ssl.trustStorePassword", Certificates.PASSWORD);
    Transcript transcript = new Transcript();
    User ada = new User("Ada", 1, "u-1", "token", Optional.empty());
    try (TlsFront front =
        new TlsFront(port(), server, List.of(certificates.trusting("nobodys", server)))) {
      Target target = target("https://localhost:" + front.port(), Map.of());

      new EventSockets(new Transport(target))
          .open(dial(ada, Optional.of("token"), TokenTransport.HEADER), transcript);
    }

    Entry.SocketFailed failed = only(transcript, Entry.SocketFailed.class);
    assertThat(failed.failure()).as(failed.reason()).isEqualTo(Failure.SETTINGS);
    assertThat(failed.reason()).startsWith("TLS failed: a client certificate is asked for (");
  }

  @Test
  void a_socket_by_a_proxy_that_wants_credentials_is_an_affair_of_the_settings() throws Exception {
    Transcript transcript = new Transcript();
    User ada = new User("Ada", 1, "u-1", "token", Optional.empty());
    try (ForwardProxy proxy = new ForwardProxy(port(), "Basic cWE6c2VjcmV0")) {
      Target target =
          target(
              "http://agents.corp.test", Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port()));

      new EventSockets(new Transport(target))
          .open(dial(ada, Optional.of("token"), TokenTransport.HEADER), transcript);
    }

    Entry.SocketFailed failed = only(transcript, Entry.SocketFailed.class);
    assertThat(failed.failure()).as(failed.reason()).isEqualTo(Failure.SETTINGS);
    assertThat(failed.reason()).startsWith("the proxy wants credentials (HTTP 407); ");
  }

  /** Upgrades under TLS, says why it closes the socket, and ends the connection at once. */
  private static final class Closing extends TlsFront {
    Closing(Path keys) throws Exception {
      super(EveryWayIT.port(), keys, List.of());
    }

    @Override
    protected void serve(Socket client) throws IOException {
      write(client, upgraded(head(client.getInputStream())));
      write(client, "\u0088\u0002\u0011\u0031");
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a socket that is refused by a close, under TLS that ends at once with it",
      now = "the close is read, with its code")
  @Test
  void a_close_is_read_though_the_connection_ends_with_it_under_tls() throws Exception {
    Path server = new Certificates(folder).keys("closing", "dns:localhost");
    Transcript transcript = new Transcript();
    User ada = new User("Ada", 1, "u-1", "token", Optional.empty());
    try (Closing front = new Closing(server)) {
      Target target =
          target("https://localhost:" + front.port(), Map.of()).with(it -> it.insecureTls(true));
      EventSockets sockets = new EventSockets(new Transport(target));
      for (int i = 0; i < 20; i++) {
        sockets.open(dial(ada, Optional.of("token"), TokenTransport.HEADER), transcript);
      }
      int known = 0;
      while (ends(transcript).size() < 20
          && transcript.awaitMoreThan(known, Duration.ofSeconds(10))) {
        known = transcript.entries().size();
      }
    }

    assertThat(ends(transcript))
        .hasSize(20)
        .allSatisfy(entry -> assertThat(entry.summary()).startsWith("socket ada closed with 4401"));
  }

  private static List<Entry> ends(Transcript transcript) {
    return transcript.entries().stream()
        .filter(entry -> !(entry instanceof Entry.SocketOpening))
        .filter(entry -> !(entry instanceof Entry.SocketOpened))
        .toList();
  }
}
