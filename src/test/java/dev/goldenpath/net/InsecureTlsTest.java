package dev.goldenpath.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Availability;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Target;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server whose certificate is its own and for another host. */
class InsecureTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keyStore())));
    server.createContext(
        "/health",
        exchange -> {
          byte[] body = "{\"status\": \"healthy\"}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private KeyStore keyStore() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=elsewhere.example.test",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static SSLContext context(KeyStore keys) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private Probe probe(boolean insecure) {
    int port = server.getAddress().getPort();
    return HealthProbe.of(
        new Transport(
            Target.of(
                    "test",
                    URI.create("https://localhost:" + port),
                    URI.create("wss://localhost:" + port + "/ws"),
                    new Authentication.Signed("secret"))
                .with(it -> it.insecureTls(insecure))));
  }

  @Test
  void a_strange_certificate_is_an_affair_of_the_settings() {
    assertThatExceptionOfType(SettingUnusable.class)
        .isThrownBy(() -> probe(false))
        .withMessageContaining(
            "can't be reached: TLS failed: the target's certificate is not trusted (")
        .withMessageContaining("give its CA by -Djavax.net.ssl.trustStore=FILE");
  }

  @Test
  void insecure_tls_takes_any_certificate_of_any_host() {
    assertThat(probe(true).availability()).isInstanceOf(Availability.Available.class);
  }
}
