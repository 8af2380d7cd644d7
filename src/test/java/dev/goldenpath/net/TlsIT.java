package dev.goldenpath.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.net.NoAnswer.Whose;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a front that speaks TLS with certificates of our own. */
@Timeout(60)
class TlsIT {
  private static final String OK =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 21\r\n\r\n{\"status\": \"healthy\"}";
  private static final List<String> PROPERTIES =
      List.of(
          "javax.net.ssl.trustStore",
          "javax.net.ssl.trustStorePassword",
          "javax.net.ssl.keyStore",
          "javax.net.ssl.keyStorePassword");

  @TempDir static Path folder;
  private static Path server;
  private static Path client;
  private static Path stranger;
  private static Path expired;
  private static Path trustingServers;
  private static Path trustingClients;

  @BeforeAll
  static void make() {
    Certificates certificates = new Certificates(folder);
    server = certificates.keys("server", "dns:localhost,ip:127.0.0.1");
    client = certificates.keys("client", "dns:client");
    stranger = certificates.keys("stranger", "dns:stranger");
    Path authority = certificates.keys("authority", "dns:authority", "-ext", "bc:c");
    expired =
        certificates.keysSignedBy(
            authority, "expired", "dns:localhost", "-startdate", "-10d", "-validity", "5");
    trustingServers = certificates.trusting("trusting-servers", server, authority, client);
    trustingClients = certificates.trusting("trusting-clients", client);
  }

  @AfterEach
  void forget() {
    PROPERTIES.forEach(System::clearProperty);
  }

  private static void trust(Path store) {
    System.setProperty("javax.net.ssl.trustStore", store.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", Certificates.PASSWORD);
  }

  private static void show(Path keys) {
    System.setProperty("javax.net.ssl.keyStore", keys.toString());
    System.setProperty("javax.net.ssl.keyStorePassword", Certificates.PASSWORD);
  }

  private static Target target(String host, int port, boolean insecure) {
    return Target.of(
            "test",
            URI.create("https://" + host + ":" + port),
            URI.create("wss://" + host + ":" + port + "/ws"),
            new Authentication.Signed("secret"))
        .with(
            it ->
                it.insecureTls(insecure)
                    .limits(Limits.defaults().withConnect(Duration.ofSeconds(5))));
  }

  /** Return what came of a call: its status, or whose affair it is that there is none, and why. */
  private static String called(Path keys, List<Path> trusted, String host, boolean insecure)
      throws Exception {
    try (ScriptedServer plain = new ScriptedServer(OK);
        TlsFront front = new TlsFront(plain.port(), keys, trusted)) {
      return called(new Transport(target(host, front.port(), insecure)));
    }
  }

  private static String called(Transport transport) {
    try {
      return "HTTP "
          + transport
              .send(transport.request(transport.target().url("/health")).GET().build())
              .get(10, TimeUnit.SECONDS)
              .statusCode();
    } catch (Exception failed) {
      NoAnswer none = NoAnswer.of(failed);
      return none.whose() == Whose.SETTINGS ? none.words() : none.toString();
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a target that asks for client certificates (B32); also with insecure-tls",
      now = "the one of -Djavax.net.ssl.keyStore is shown by every call and every socket")
  @Test
  void a_client_certificate_is_shown_where_it_is_asked_for() throws Exception {
    trust(trustingServers);
    show(client);

    assertThat(called(server, List.of(trustingClients), "localhost", false)).isEqualTo("HTTP 200");
    assertThat(called(stranger, List.of(trustingClients), "localhost", true)).isEqualTo("HTTP 200");
  }

  @Test
  void the_authorities_of_a_file_are_trusted_beside_those_of_java() throws Exception {
    Path pem = folder.resolve("ca.pem");
    Files.writeString(pem, "An authority of ours:\n" + Certificates.pem(server));
    Target named =
        Settings.resolve("local", Map.of(), Map.of(), List.of("password=x", "ca-file=" + pem));

    try (ScriptedServer plain = new ScriptedServer(OK);
        TlsFront front = new TlsFront(plain.port(), server, List.of())) {
      Target target = target("localhost", front.port(), false);

      assertThat(called(new Transport(target))).startsWith("TLS failed: ");
      assertThat(called(new Transport(target.with(it -> it.caFile(named.caFile().orElseThrow())))))
          .isEqualTo("HTTP 200");
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a client certificate is asked for, and none or another one is given",
      now = "exit 2 with the properties to set, or which one is not taken")
  @Test
  void a_client_certificate_that_lacks_is_an_affair_of_the_settings() throws Exception {
    trust(trustingServers);

    assertThat(called(server, List.of(trustingClients), "localhost", false))
        .startsWith("TLS failed: a client certificate is asked for (")
        .endsWith(
            "); give one by -Djavax.net.ssl.keyStore=FILE and"
                + " -Djavax.net.ssl.keyStorePassword=PASSWORD");

    show(stranger);
    assertThat(called(server, List.of(trustingClients), "localhost", false))
        .startsWith("TLS failed: ");
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input =
          "a server's certificate that nobody here trusts, that has expired, or that is another"
              + " host's",
      now = "exit 2: which it is, and which setting is the remedy")
  @Test
  void a_servers_certificate_that_is_no_good_is_an_affair_of_the_settings() throws Exception {
    trust(trustingServers);

    assertThat(called(stranger, List.of(), "localhost", false))
        .startsWith("TLS failed: the target's certificate is not trusted (")
        .endsWith("); give its CA by ca-file, or set insecure-tls");
    assertThat(called(expired, List.of(), "localhost", false))
        .startsWith("TLS failed: the target's certificate has expired (");
    assertThat(called(client, List.of(), "localhost", false))
        .startsWith("TLS failed: the target's certificate is for another host (");
    assertThat(called(stranger, List.of(), "localhost", true)).isEqualTo("HTTP 200");
    assertThat(called(expired, List.of(), "localhost", true)).isEqualTo("HTTP 200");
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "https:// and wss:// URLs of a port that speaks plain HTTP",
      now = "exit 2: what answers there does not speak TLS; try http:// and ws://")
  @Test
  void a_port_without_tls_is_told_as_that() throws Exception {
    try (ScriptedServer plain =
        new ScriptedServer(InetAddress.getByName("127.0.0.1"), "HTTP/1.1 400 No\r\n\r\n") {
          @Override
          protected void serve(java.net.Socket socket) throws java.io.IOException {
            socket.getInputStream().read();
            write(socket, "HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n");
            while (socket.getInputStream().read() >= 0) {}
          }
        }) {
      assertThat(called(new Transport(target("localhost", plain.port(), false))))
          .startsWith("TLS failed: what answers there does not speak it (");
    }
  }

  @Test
  void a_trust_store_that_is_not_there_is_named() throws Exception {
    System.setProperty("javax.net.ssl.trustStore", folder.resolve("none.p12").toString());

    assertThat(called(server, List.of(), "localhost", false))
        .startsWith("javax.net.ssl.trustStore (system property): there is no file ");
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a key store that is not there, or with another password",
      now = "exit 2 with the property, the file and what Java says of it")
  @Test
  void a_key_store_that_cant_be_read_is_named() throws Exception {
    show(Files.writeString(folder.resolve("no-keys.p12"), "no keys"));

    assertThatExceptionOfType(SettingUnusable.class)
        .isThrownBy(() -> Tls.context(target("localhost", 1, false)))
        .withMessageStartingWith("javax.net.ssl.keyStore (system property): ")
        .withMessageContaining("no-keys.p12 can't be read: ")
        .withMessageContaining("look at the file, at -Djavax.net.ssl.keyStorePassword");
  }

  @Test
  void a_dead_address_is_passed_over_under_tls_too() throws Exception {
    trust(trustingServers);
    InetAddress[] addresses = {
      InetAddress.getByName("127.0.0.9"), InetAddress.getByName("127.0.0.1")
    };
    try (ScriptedServer plain = new ScriptedServer(OK);
        TlsFront front = new TlsFront(plain.port(), server, List.of())) {
      Target target = target("localhost", front.port(), false);

      assertThat(called(new Transport(target, name -> addresses))).isEqualTo("HTTP 200");
    }
  }

  @Test
  void what_the_settings_lack_is_told_before_anything_runs() throws Exception {
    try (ScriptedServer plain = new ScriptedServer(OK);
        TlsFront front = new TlsFront(plain.port(), stranger, List.of())) {
      Transport transport = new Transport(target("localhost", front.port(), false));

      assertThatExceptionOfType(SettingUnusable.class)
          .isThrownBy(() -> HealthProbe.of(transport))
          .withMessageContaining("/health can't be reached: TLS failed: ");
    }
  }
}
