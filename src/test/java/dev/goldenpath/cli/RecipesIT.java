package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.backend.TrustedIssuer;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.field.OwnProcess;
import dev.goldenpath.field.OwnProcess.Ended;
import dev.goldenpath.net.Certificates;
import dev.goldenpath.net.ForwardProxy;
import dev.goldenpath.net.TlsFront;
import dev.goldenpath.user.RsaKeyOfTests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/targets.md, run as it stands there but for the ports. */
@DisabledOnOs(OS.WINDOWS)
final class RecipesIT {
  private static final String PASSWORD = "a-password-of-mine";
  private static final String CLIENT_SECRET = "a-client-secret-of-mine";
  private static final String PROXY_SECRET = "proxy-secret-of-mine";
  private static final String API_KEY = "an-api-key-of-mine";
  private static final MockOAuth2Server AUTHORIZATION = new MockOAuth2Server();

  /** One for all, so that the archive of classes which the first start leaves serves the others. */
  @TempDir private static Path folder;

  @TempDir private static Path cache;

  @BeforeAll
  static void serve() throws IOException {
    AUTHORIZATION.start(InetAddress.getLoopbackAddress(), 0);
    Files.createDirectory(folder.resolve("target"));
    Files.createSymbolicLink(
        folder.resolve("target/goldenpath"), Path.of("target/goldenpath").toAbsolutePath());
  }

  @AfterEach
  void take_away_what_was_given() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  @AfterAll
  static void stop() {
    AUTHORIZATION.shutdown();
  }

  private static ReferenceBackend backend(Optional<TrustedIssuer> issuer) {
    BackendOptions.Builder options = BackendOptions.builder().password(PASSWORD).log(line -> {});
    issuer.ifPresent(options::issuer);
    return ReferenceBackend.start(options.build());
  }

  private static Optional<TrustedIssuer> authorization() {
    return Optional.of(
        TrustedIssuer.of(
            AUTHORIZATION.jwksUrl("acme").toString(),
            Optional.of(AUTHORIZATION.issuerUrl("acme").toString()),
            Optional.empty()));
  }

  @Test
  void a_login_of_its_own_form() throws Exception {
    give("password.txt", PASSWORD);
    try (ReferenceBackend backend = backend(Optional.empty());
        OtherLogin front = new OtherLogin(backend.port())) {
      judged("A login of its own form", front.port());
      assertThat(front.accepted()).isPositive();
    }
  }

  @Test
  void tokens_that_somebody_gave() throws Exception {
    try (ReferenceBackend backend = backend(Optional.empty())) {
      give("tokens.txt", token(backend, 1) + "\n" + token(backend, 2) + "\n");
      judged("Tokens that somebody gave", backend.port());
    }
  }

  private static String token(ReferenceBackend backend, int number)
      throws IOException, InterruptedException {
    String body = "{\"email\": \"qa+" + number + "@x.test\", \"password\": \"" + PASSWORD + "\"}";
    HttpRequest login =
        HttpRequest.newBuilder(URI.create(backend.baseUrl() + "/api/v1/auth/login"))
            .POST(BodyPublishers.ofString(body))
            .build();
    JsonNode answer =
        new JsonMapper()
            .readTree(HttpClient.newHttpClient().send(login, BodyHandlers.ofString()).body());
    return answer.path("access_token").textValue();
  }

  @Test
  void tokens_signed_with_a_key() throws Exception {
    RSAKey key = RsaKeyOfTests.read();
    give("jwks.json", new JWKSet(key.toPublicJWK()).toString());
    give("key.pem", pem(key));
    TrustedIssuer issuer =
        TrustedIssuer.of(
            folder.resolve("jwks.json").toString(),
            Optional.of("https://qa.example.test"),
            Optional.of("agents"));
    try (ReferenceBackend backend = backend(Optional.of(issuer))) {
      judged("Tokens signed with a key", backend.port());
    }
  }

  private static String pem(RSAKey key) throws JOSEException {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.toPrivateKey().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void a_client_of_an_authorization_server() throws Exception {
    give("client-secret.txt", CLIENT_SECRET);
    try (ReferenceBackend backend = backend(authorization())) {
      judged(
          "A client of an authorization server", backend.port(), "1 passed, 0 failed, 1 skipped");
    }
  }

  @Test
  void its_users() throws Exception {
    give("client-secret.txt", CLIENT_SECRET);
    give("password.txt", PASSWORD);
    try (ReferenceBackend backend = backend(authorization())) {
      judged("Its users", backend.port());
    }
  }

  @Test
  void a_program_that_knows_how_to_get_one() throws Exception {
    give("api-key.txt", API_KEY);
    try (ReferenceBackend backend = backend(Optional.empty())) {
      for (int number = 1; number <= 10; number++) {
        give("token-" + number + ".txt", token(backend, number));
      }
      judged("A program that knows how to get one", backend.port());
    }
  }

  @Test
  void the_file_that_the_doctor_has_written() throws Exception {
    give("password.txt", PASSWORD);
    try (ReferenceBackend backend = backend(Optional.empty())) {
      Ended doctor = run("The doctor looks at a target", backend.port(), "");

      assertThat(doctor.exit()).as(doctor.told()).isZero();
      judged("The file that it has written", backend.port());
    }
  }

  @Test
  void a_certificate_of_an_authority_that_java_does_not_know() throws Exception {
    give("password.txt", PASSWORD);
    Path keys = new Certificates(folder).keys("server", "ip:127.0.0.1");
    give("ca.pem", Certificates.pem(keys));
    try (ReferenceBackend backend = backend(Optional.empty());
        TlsFront front = new TlsFront(backend.port(), keys, List.of())) {
      judged("A certificate of an authority", front.port());
    }
  }

  @Test
  void a_target_that_wants_a_certificate() throws Exception {
    give("password.txt", PASSWORD);
    Certificates certificates = new Certificates(folder);
    Path keys = certificates.keys("server", "ip:127.0.0.1");
    Path client = certificates.keys("client", "dns:client");
    give("ca.pem", Certificates.pem(keys));
    try (ReferenceBackend backend = backend(Optional.empty());
        TlsFront front = new TlsFront(backend.port(), keys, List.of(client))) {
      judged("A target that wants a client's certificate", front.port());
      assertThat(front.accepted()).isPositive();
    }
  }

  @Test
  void a_target_behind_a_proxy() throws Exception {
    give("password.txt", PASSWORD);
    String credentials = "qa:" + PROXY_SECRET;
    String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    try (ReferenceBackend backend = backend(Optional.empty());
        ForwardProxy proxy = new ForwardProxy(backend.port(), basic)) {
      judged("A target behind a proxy that wants credentials", proxy.port());
      assertThat(proxy.asked()).isNotEmpty();
    }
  }

  @Test
  void a_target_that_lets_one_run_through() throws Exception {
    give("password.txt", PASSWORD);
    BackendOptions options =
        BackendOptions.builder().password(PASSWORD).overlap(Overlap.REJECT).log(it -> {}).build();
    try (ReferenceBackend backend = ReferenceBackend.start(options)) {
      judged("`overlap` says what becomes", backend.port());
    }
  }

  @Test
  void the_action_of_github_judges_and_tells() throws IOException, InterruptedException {
    JsonNode steps = new YAMLMapper().readTree(Path.of("action.yml").toFile()).at("/runs/steps");
    try (ReferenceBackend backend = backend(Optional.empty())) {
      Map<String, String> environment =
          Map.of(
              "CI",
              "true",
              "GITHUB_ACTION_PATH",
              Path.of("").toAbsolutePath().toString(),
              "GITHUB_STEP_SUMMARY",
              folder.resolve("summary").toString(),
              "GOLDENPATH_COMMAND",
              "run --strict --tags @EVENT-4",
              "GOLDENPATH_FOLDER",
              "report",
              "GOLDENPATH_BASE_URL",
              backend.baseUrl().toString(),
              "GOLDENPATH_PASSWORD",
              PASSWORD);

      for (String step : List.of("judge", "tell")) {
        Ended ended = shell("bash", step(steps, step), environment);
        assertThat(ended.exit()).as(ended.told()).isZero();
      }
    }

    assertThat(folder.resolve("report/index.html")).exists();
    assertThat(Files.readString(folder.resolve("summary"))).contains("passed");
  }

  private static String step(JsonNode steps, String id) {
    for (JsonNode step : steps) {
      if (step.path("id").asText().equals(id)) {
        return step.path("run").asText();
      }
    }
    throw new AssertionError("action.yml has no step " + id);
  }

  private void give(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  /** Run a recipe's command, with one user and with two; nothing of it may show a secret. */
  private void judged(String recipe, int port) throws IOException, InterruptedException {
    judged(recipe, port, "2 passed, 0 failed");
  }

  private void judged(String recipe, int port, String total)
      throws IOException, InterruptedException {
    String one = Features.at("golden_path/golden_path.feature", "A run of data_helper shows");
    String two = Features.at("isolation/users.feature", "Two users, one after the other");

    Ended ended = run(recipe, port, " --features %s --features %s".formatted(one, two));

    assertThat(ended.exit()).as(ended.told()).isZero();
    assertThat(ended.told()).contains("\n" + total).doesNotContain(secrets());
  }

  private Ended run(String recipe, int port, String more) throws IOException, InterruptedException {
    String command =
        command(recipe)
            .replace("127.0.0.1:8000", "127.0.0.1:" + port)
            .replace("127.0.0.1:3128", "127.0.0.1:" + port)
            .replace("http://127.0.0.1:9000/", AUTHORIZATION.baseUrl().toString());
    return shell("/bin/sh", command + more, Map.of());
  }

  private Ended shell(String shell, String script, Map<String, String> environment) {
    OwnProcess process =
        new OwnProcess()
            .in(folder)
            .with("XDG_CACHE_HOME", cache.toString())
            // All that is judged starts cold.
            .with("GOLDENPATH_LIMITS_CONNECT", "30s");
    environment.forEach(process::with);
    return process.runAs(List.of(shell, "-c", script));
  }

  private static List<String> secrets() {
    return List.of(PASSWORD, CLIENT_SECRET, API_KEY, PROXY_SECRET, "eyJ");
  }

  private static String command(String recipe) throws IOException {
    String page = Files.readString(Path.of("docs/targets.md"));
    return Arrays.stream(page.split("\n\n"))
        .dropWhile(it -> !it.startsWith(recipe))
        .skip(1)
        .findFirst()
        .map(it -> it.replaceFirst("```sh\n", "").replaceFirst("\n```\\s*$", ""))
        .orElseThrow(() -> new AssertionError("docs/targets.md has no recipe: " + recipe));
  }
}
