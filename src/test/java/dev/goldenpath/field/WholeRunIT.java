package dev.goldenpath.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.net.Certificates;
import dev.goldenpath.net.ForwardProxy;
import dev.goldenpath.net.Front;
import dev.goldenpath.net.Relay;
import dev.goldenpath.net.TlsFront;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole acceptance run against the reference backend, each in a process of its own. */
class WholeRunIT {
  private static final String PASSWORD = "embedded-only-password";
  private static final String JWT_SECRET = "a-secret-for-this-one-run-of-all-features";
  private static final int MINUTES = 10;

  @TempDir Path folder;
  private Optional<Path> workingIn = Optional.empty();
  private ReferenceBackend backend;

  @BeforeEach
  void start() {
    backend =
        ReferenceBackend.start(
            BackendOptions.builder().password(PASSWORD).jwtSecret(JWT_SECRET).build());
  }

  @AfterEach
  void stop() {
    backend.close();
  }

  private int port() {
    return backend.baseUrl().getPort();
  }

  /** Run all features on a target; return the console. */
  private String run(String url, Map<String, String> environment, String... properties)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(properties));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.goldenpath.cli.GoldenPath", "run", "--target", "local"));
    command.addAll(List.of("--tags", "not @needs-allow-load"));
    for (String setting :
        List.of(
            "base-url=" + url,
            "password=" + PASSWORD,
            "jwt-secret=" + JWT_SECRET,
            "capabilities=all",
            "tools.delegate=delegate_tool")) {
      command.addAll(List.of("--set", setting));
    }
    command.addAll(List.of("--out", folder.resolve("out").toString()));
    Path console = folder.resolve("console.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
    workingIn.ifPresent(place -> builder.directory(place.toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(console);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static void allPassed(String console) {
    assertThat(console).contains(" passed, 0 failed").contains(" 0 skipped");
    System.out.println(
        console.lines().filter(line -> line.contains(" passed")).findFirst().orElseThrow());
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "the whole run behind a forward proxy that wants credentials",
      now = "all scenarios pass, every connection goes by the proxy")
  @Test
  void behind_a_forward_proxy() throws Exception {
    try (ForwardProxy proxy = new ForwardProxy(port(), "Basic cWE6c2VjcmV0")) {
      String variable = "http://qa:secret@127.0.0.1:" + proxy.port();

      allPassed(run("http://agents.corp.test:8000", Map.of("HTTP_PROXY", variable)));

      assertThat(proxy.accepted()).isGreaterThan(500);
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "the whole run under TLS with client certificates",
      now = "all scenarios pass")
  @Test
  void under_tls_with_client_certificates() throws Exception {
    Certificates certificates = new Certificates(folder);
    Path server = certificates.keys("server", "dns:localhost");
    Path client = certificates.keys("client", "dns:client");
    Path servers = certificates.trusting("servers", server);
    List<Path> asked = List.of(certificates.trusting("clients", client));
    try (TlsFront front = new TlsFront(port(), server, asked)) {
      allPassed(
          run(
              "https://localhost:" + front.port(),
              Map.of(),
              "-Djavax.net.ssl.trustStore=" + servers,
              "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD,
              "-Djavax.net.ssl.keyStore=" + client,
              "-Djavax.net.ssl.keyStorePassword=" + Certificates.PASSWORD));
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "the whole run against a server on ::1 alone",
      now = "all scenarios pass")
  @Test
  void on_the_other_loopback_alone() throws Exception {
    try (Front relay = new Relay(InetAddress.getByName("::1"), port(), 1000)) {
      allPassed(run("http://[::1]:" + relay.port(), Map.of()));
    }
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "the whole run, as parallel as it is by default, against room for 64 connections",
      now = "all scenarios pass")
  @Test
  void with_64_connections_at_most() throws Exception {
    try (Relay relay = new Relay(InetAddress.getByName("127.0.0.1"), port(), 64)) {
      allPassed(run("http://127.0.0.1:" + relay.port(), Map.of()));
      System.out.println("at most " + relay.most() + " connections at once");
    }
  }

  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input = "the whole run under LC_ALL=C",
      now = "all scenarios pass")
  @Test
  void where_no_locale_is_set() throws Exception {
    allPassed(run(backend.baseUrl().toString(), Map.of("LC_ALL", "C")));
  }

  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input = "the whole run from a folder in which nobody may write, --out elsewhere",
      now = "all scenarios pass")
  @Test
  void from_a_folder_that_is_read_only() throws Exception {
    // Not even root writes there.
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc), "there is a folder in which nobody may write");
    workingIn = Optional.of(proc);

    allPassed(run(backend.baseUrl().toString(), Map.of()));
  }
}
