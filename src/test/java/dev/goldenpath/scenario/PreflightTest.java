package dev.goldenpath.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.net.Transport;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PreflightTest {
  private static final String PASSWORD = "correct-horse-battery";
  private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

  @TempDir private Path folder;

  private static BackendOptions.Builder backend() {
    return BackendOptions.builder().password(PASSWORD).jwtSecret(SECRET);
  }

  private static Target target(URI base, String... sets) {
    List<String> all = new ArrayList<>(List.of("base-url=" + base, "password=" + PASSWORD));
    all.addAll(List.of(sets));
    return Settings.resolve("local", Map.of(), Map.of(), all);
  }

  /** Open a run; return what is wrong with its settings, or nothing. */
  private String problem(Target target) {
    RunResults.open("preflight");
    SettingUnusable unusable =
        catchThrowableOfType(
            SettingUnusable.class,
            () -> AcceptanceRun.open(new Transport(target), new Secrets(), folder).close());
    return unusable == null ? "" : String.valueOf(unusable.getMessage());
  }

  private String problem(BackendOptions.Builder options, String... sets) {
    try (ReferenceBackend backend = ReferenceBackend.start(options.build())) {
      return problem(target(backend.baseUrl(), sets));
    }
  }

  private static void isOneMessage(String message, String... holds) {
    assertThat(message).contains(holds).contains("Setting:  ", "Seen:     ", "Do:       ");
    assertThat(message.lines()).hasSizeLessThanOrEqualTo(15);
    assertThat(message).doesNotContain(PASSWORD).doesNotContain("\tat ");
  }

  @Test
  void a_run_that_checks_no_certificates_says_so() {
    assertThat(problem(backend(), "insecure-tls=true")).isEmpty();
    assertThat(RunResults.current().remarks())
        .contains(
            "The target's certificate and its host's name are not checked: insecure-tls (from"
                + " --set)");

    assertThat(problem(backend())).isEmpty();
    assertThat(RunResults.current().remarks()).noneMatch(it -> it.contains("not checked"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void users_of_whom_one_has_no_token_from_the_program_are_told_by_their_number() {
    isOneMessage(
        problem(
            backend(),
            "auth=command",
            "token-command=[ {n} = 1 ] && echo opaque",
            "user-id=u-{n}",
            "capabilities=multi-user",
            "max-users=2"),
        "User 1 can log in, and user 2 of 2 can't.",
        "ends with exit status 1",
        "max-users (from --set), token-command (from --set)");
  }

  @Test
  @FieldCase(
      kind = Kind.OURS,
      input = "a wrong password, or the address of a user who is not there",
      now = "one message before anything runs: the settings, their sources, what was seen; exit 2")
  void a_wrong_password_is_a_matter_of_settings() {
    isOneMessage(
        problem(backend(), "password=wrong-password"),
        "Nobody can log in: the e-mail address or the password is wrong.",
        "password (from --set), email (from built-in targets/local.properties)",
        "refuses the e-mail address or its password (HTTP 401)");
  }

  @Test
  @FieldCase(
      kind = Kind.OURS,
      input = "a jwt-secret that does not sign the target's tokens",
      now = "one message before anything runs, exit 2")
  void a_wrong_jwt_secret_is_a_matter_of_settings() {
    String[] wrong = {"jwt-secret=another-secret-of-thirty-two-bytes"};

    isOneMessage(problem(backend(), wrong), "jwt-secret (from --set)", "not what the target's");
    isOneMessage(
        problem(backend(), wrong[0], "auth=signed"),
        "No token is taken that is signed with the secret of the settings.",
        "jwt-secret (from --set)",
        "/ws refuses the upgrade with HTTP 401",
        "/execute answers HTTP 401: {\"error\"");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.OURS,
      input = "a token that the target doesn't know, whichever way it refuses one",
      now = "where no door takes it, one message before anything runs, exit 2")
  @ValueSource(
      strings = {
        "",
        "token-refused-with-403",
        "token-refused-by-close-1008",
        "token-refused-by-close-4401",
        "token-refused-by-error-first"
      })
  void a_wrong_token_is_a_matter_of_settings(String variant) {
    BackendOptions.Builder options =
        backend().variants(variant.isEmpty() ? Set.of() : Set.of(variant));
    String token = jwt("no-secret-of-this-backend", "{\"sub\":\"u-1\"}");

    isOneMessage(
        problem(options, "auth=token", "token=" + token),
        "The token of the settings is not taken.",
        "token (from --set)",
        "/ws ");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.OURS,
      input = "a token that has expired, is not yet valid or tells no user",
      now =
          "one message before anything runs, exit 2; what the clock skew allows is left to the"
              + " target")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'sub':'u-1','exp':1000    | has expired at 1970-01-01T00:16:40Z",
        "'sub':'u-1','nbf':4000000000 | does not count before 2096-10-02T07:06:40Z",
        "'exp':4000000000          | tells no user's id",
      })
  void a_token_that_can_not_be_good_is_a_matter_of_settings(String claims, String seen) {
    String token = jwt(SECRET, "{" + claims.replace('\'', '"') + "}");

    isOneMessage(
        problem(backend(), "auth=token", "token=" + token),
        "The token or its secret can't be used.",
        "token (from --set)",
        seen);
  }

  private static String jwt(String secret, String claims) {
    return Signature.sign(Signature.header(JWSAlgorithm.HS256), claims, secret.getBytes(UTF_8));
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.OURS,
      input = "a login path with nothing there, with a page, or with an answer of another shape",
      now = "one message before anything runs, exit 2")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "404 | {'detail':'Not Found'}      | answers HTTP 404, where 2xx is due",
        "405 | {}                          | answers HTTP 405",
        "200 | <!doctype html><p>Sign in   | answers with a body that is no JSON object"
            + " (text/html)",
        "302 | moved                       | answers HTTP 302",
        "200 | {'token':'abc'}             | answers with no text in access_token",
        "200 | {'data':{'access_token':1}} | answers with no text in access_token",
        "500 | oops                        | answers HTTP 500",
      })
  void a_login_that_is_none_is_a_matter_of_settings(int status, String body, String seen)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/health", call -> answer(call, 200, "{\"status\":\"healthy\"}"));
    server.createContext("/", call -> answer(call, status, body.replace('\'', '"')));
    server.start();
    try {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

      isOneMessage(
          problem(target(base, "login-path=/login")),
          "Nobody can log in: what answers is not the login that the settings describe.",
          "login-path (from --set), base-url (from --set), email (from built-in"
              + " targets/local.properties)",
          seen);
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    call.getRequestBody().readAllBytes();
    call.getResponseHeaders().add("Content-Type", body.startsWith("<") ? "text/html" : "x/y");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Test
  @FieldCase(
      kind = Kind.OURS,
      input = "max-users beyond the accounts that are there",
      now = "one message before anything runs, exit 2")
  void more_users_than_there_are_is_a_matter_of_settings() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/health", call -> answer(call, 200, "{\"status\":\"healthy\"}"));
    server.createContext(
        "/",
        call -> {
          String asked = new String(call.getRequestBody().readAllBytes(), UTF_8);
          answer(
              call,
              asked.contains("qa+7@") ? 401 : 200,
              "{\"access_token\":\"opaque-token\",\"user_id\":\"" + asked.hashCode() + "\"}");
        });
    server.start();
    try {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

      isOneMessage(
          problem(target(base, "capabilities=multi-user", "max-users=7")),
          "User 1 can log in, and user 7 of 7 can't.",
          "max-users (from --set), email (from built-in targets/local.properties)");
      isOneMessage(
          problem(target(base, "capabilities=multi-user", "users.premium=7")),
          "User 1 can log in, and user 7, who is to have the role premium, can't.",
          "users.premium (from --set), email (from built-in targets/local.properties)");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.OURS,
      input = "a good token that the target takes at one door and refuses at the other",
      now = "judged as the target's break, never a matter of settings")
  @ValueSource(
      strings = {
        "header-token-not-read",
        "sockets-dead-while-healthy",
        "upgrade-hung-up",
        "health-wants-a-token",
        "execute-500-while-starting-up"
      })
  void a_target_that_takes_a_good_token_at_one_door_is_judged(String defect) {
    String[] good = {"jwt-secret=" + SECRET, "limits.connect=2s", "auth=signed"};

    assertThat(problem(backend().fault(defect), good)).isEmpty();
    assertThat(problem(backend().fault(defect), good[0], good[1])).isEmpty();
  }

  @Test
  void a_token_of_the_targets_own_login_that_no_door_takes_is_judged() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", call -> answer(call, 401, "{}"));
    server.createContext("/health", call -> answer(call, 200, "{\"status\":\"healthy\"}"));
    server.createContext(
        "/api/v1/auth/login",
        call -> answer(call, 200, "{\"access_token\":\"opaque-token\",\"user_id\":\"u-1\"}"));
    server.start();
    try {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

      assertThat(problem(target(base))).isEmpty();
      assertThat(problem(target(base, "auth=token", "token=opaque-token", "user-id=u-1")))
          .startsWith("The token of the settings is not taken.");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_backend_that_looks_at_bodies_first_is_asked_with_one_that_is_good() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/health", call -> answer(call, 200, "{\"status\":\"healthy\"}"));
    server.createContext("/ws", call -> answer(call, 401, ""));
    server.createContext(
        "/api",
        call -> {
          String body = new String(call.getRequestBody().readAllBytes(), UTF_8);
          boolean good = call.getRequestHeaders().getFirst("Authorization").endsWith("good-one");
          answer(call, !body.contains("thread_id") ? 422 : good ? 404 : 401, "{}");
        });
    server.start();
    try {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

      assertThat(problem(target(base, "auth=token", "token=good-one", "user-id=u-1"))).isEmpty();
      assertThat(problem(target(base, "auth=token", "token=bad-one", "user-id=u-1")))
          .contains("/ws refuses the upgrade with HTTP 401", "answers HTTP 401");
    } finally {
      server.stop(0);
    }
  }

  @Test
  @FieldCase(
      kind = Kind.OURS,
      input = "tokens that are signed a moment ahead of the target's clock",
      now = "signed as issued within the allowed skew, so that they are never from the future")
  void a_token_that_we_sign_is_not_issued_in_the_targets_future() {
    try (ReferenceBackend backend = ReferenceBackend.start(backend().build())) {
      assertThat(problem(target(backend.baseUrl(), "auth=signed", "jwt-secret=" + SECRET)))
          .isEmpty();
    }
  }
}
