package dev.goldenpath.user;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.sun.net.httpserver.HttpServer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Jwt;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenAnswer;
import dev.goldenpath.user.LoginFailed.CredentialsRefused;
import dev.goldenpath.user.LoginFailed.LoggedInAsAnother;
import dev.goldenpath.user.LoginFailed.LoginAnswerUnusable;
import dev.goldenpath.user.LoginFailed.LoginUnavailable;
import dev.goldenpath.user.LoginFailed.LoginUnreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String PASSWORD = "correct horse";

  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
  private final Secrets secrets = new Secrets();
  private final ExecutorService serving = Executors.newCachedThreadPool();
  private HttpServer server;
  private Function<String, Reply> login = body -> new Reply(200, good("t-" + asked.size()));

  private record Reply(int status, String body, String... retryAfter) {}

  private static String good(String token) {
    return "{\"access_token\": \""
        + token
        + "\", \"token_type\": \"bearer\", \"expires_in\": 3600,"
        + " \"user_id\": \"u-1\", \"more\": 1}";
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/auth/login",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          asked.add(body);
          Reply reply = login.apply(body);
          for (String seconds : reply.retryAfter()) {
            exchange.getResponseHeaders().add("Retry-After", seconds);
          }
          byte[] bytes = reply.body().getBytes(UTF_8);
          exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    serving.shutdownNow();
    server.stop(0);
  }

  private Users users(Authentication authentication, int port) {
    Target target =
        Target.of(
                "test",
                URI.create("http://127.0.0.1:" + port),
                URI.create("ws://127.0.0.1:" + port + "/ws"),
                authentication)
            .with(it -> it.limits(Limits.defaults().withHttp(Duration.ofMillis(2000))));
    return new Users(target, secrets, clock::get, new Transport(target));
  }

  @Test
  void a_form_is_posted_where_the_settings_have_one() {
    Authentication.Login form =
        new Authentication.Login(
            "qa+{n}@example.test", PASSWORD, "user={email}&pass={password}", TokenAnswer.CONTRACT);

    users(form, server.getAddress().getPort()).user("Ada", 2);

    assertThat(asked).containsExactly("user=qa%2B2%40example.test&pass=correct+horse");
  }

  private Users loggingIn() {
    return users(
        new Authentication.Login("qa+{n}@example.test", PASSWORD), server.getAddress().getPort());
  }

  private static String message(Throwable failure) {
    return failure.getMessage().replaceAll("http://127.0.0.1:\\d+", "URL");
  }

  private LoginFailed failure(Users users) {
    try {
      users.user("Ada", 2);
    } catch (LoginFailed e) {
      return e;
    }
    throw new AssertionError("the login did not fail");
  }

  @Test
  void a_login_gives_a_user_whose_token_is_masked() {
    login = body -> new Reply(200, good("token-of-ada"));

    User ada = loggingIn().user("Ada", 2);

    assertThat(ada)
        .isEqualTo(new User("Ada", 2, "u-1", "token-of-ada", Optional.of("qa+2@example.test")))
        .hasToString("User[name=Ada, number=2, id=u-1, token=‹hidden›, email=qa+2@example.test]");
    assertThat(asked)
        .containsExactly("{\"email\":\"qa+2@example.test\",\"password\":\"correct horse\"}");
    assertThat(secrets.mask("token-of-ada, correct horse"))
        .isEqualTo("‹token:ada›, ‹password:login›");
  }

  @Test
  void a_token_is_kept_until_it_nears_its_expiry() {
    Users users = loggingIn();

    String first = users.user("Ada", 1).token();
    clock.set(NOW.plusSeconds(3500));
    assertThat(users.user("Ada", 1).token()).isEqualTo(first);
    clock.set(NOW.plusSeconds(3545));
    assertThat(users.user("Ada", 1).token()).isNotEqualTo(first);
    assertThat(asked).hasSize(2);
  }

  private static String telling(String userId, String subject) {
    return good(jwt("{\"sub\":\"" + subject + "\"}")).replace("u-1", userId);
  }

  @Test
  void a_login_that_gives_the_token_of_anothers_user_is_told_as_his() {
    login = body -> new Reply(200, telling("u-1", "u-1"));
    Users users = loggingIn();
    users.user("Ben", 1);

    assertThat(failure(users))
        .isInstanceOfSatisfying(
            LoggedInAsAnother.class,
            another -> {
              assertThat(another.login().other()).isEqualTo("u-1");
              assertThat(another.login().own()).isEqualTo("the user of qa+2@example.test");
            })
        .hasMessage(
            "The login of qa+2@example.test gives a token of the user u-1, as whom"
                + " qa+1@example.test logged in.");
  }

  @Test
  void a_login_that_tells_anothers_id_beside_the_token_gives_its_subject() {
    Users users = loggingIn();
    login = body -> new Reply(200, telling("u-1", "u-1"));
    assertThat(users.strangeLogin(users.user("Ben", 1))).isEmpty();
    login = body -> new Reply(200, telling("u-1", "u-2"));

    User ada = users.user("Ada", 2);

    assertThat(ada.id()).isEqualTo("u-2");
    assertThat(users.strangeLogin(ada))
        .hasValueSatisfying(
            it -> {
              assertThat(it.own()).isEqualTo("u-2");
              assertThat(it.other()).isEqualTo("u-1");
            });
  }

  @Test
  void an_account_logs_in_once_for_all_threads() throws Exception {
    CountDownLatch bothAsk = new CountDownLatch(2);
    login =
        body -> {
          await(bothAsk);
          return new Reply(200, good("t-1"));
        };
    Users users = loggingIn();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<User>> both =
          List.of(
              threads.submit(
                  () -> {
                    bothAsk.countDown();
                    return users.user("Ada", 1);
                  }),
              threads.submit(
                  () -> {
                    bothAsk.countDown();
                    return users.user("Ada", 1);
                  }));
      for (Future<User> one : both) {
        assertThat(one.get(20, TimeUnit.SECONDS).token()).isEqualTo("t-1");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(asked).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "403", "422"})
  void refused_credentials_are_told_without_them(int status) {
    login = body -> new Reply(status, "no such user, or not with correct horse");

    assertThat(failure(loggingIn()))
        .isInstanceOf(CredentialsRefused.class)
        .extracting(UsersTest::message)
        .isEqualTo(
            "The login of qa+2@example.test at URL/api/v1/auth/login refuses the e-mail address or"
                + " its password (HTTP "
                + status
                + "): no such user, or not with ‹password:login›.");
  }

  @ParameterizedTest
  @CsvSource({"429", "503"})
  void a_login_that_asks_for_patience_is_unavailable(int status) {
    login = body -> new Reply(status, "", "7");

    assertThat(failure(loggingIn()))
        .isInstanceOf(LoginUnavailable.class)
        .extracting(UsersTest::message)
        .isEqualTo(
            "The login of qa+2@example.test at URL/api/v1/auth/login asks to come back later (HTTP "
                + status
                + ").");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "500|oops|answers HTTP 500, where 2xx is due: oops",
        "503||answers HTTP 503, where 2xx is due",
        "404||answers HTTP 404, where 2xx is due",
        "200|<html>|answers with a body that is no JSON object",
        "200|{}|answers with no text in access_token",
        "200|{\"access_token\": \"a b\"}|answers with an access_token that can't stand in a header",
        "200|{\"access_token\": \"a\", \"token_type\": \"mac\"}|answers with the token_type"
            + " \"mac\", where Bearer is due",
        "200|{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"user_id\": 7}|answers with no"
            + " text in user_id",
        "200|{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"user_id\": \"u\","
            + " \"expires_in\": -1}|answers with the expires_in -1, where a number of seconds is"
            + " due",
      })
  void an_answer_that_is_not_as_promised_is_told(int status, String body, String says) {
    login = request -> new Reply(status, body == null ? "" : body);

    assertThat(failure(loggingIn()))
        .isInstanceOf(LoginAnswerUnusable.class)
        .extracting(UsersTest::message)
        .isEqualTo("The login of qa+2@example.test at URL/api/v1/auth/login " + says + ".");
  }

  @Test
  void an_answer_that_is_cut_shows_no_half_of_a_token() {
    String token =
        Signature.sign(
            Signature.header(JWSAlgorithm.HS256),
            "{\"sub\":\"" + "u".repeat(200) + "\"}",
            "k".getBytes(UTF_8));
    login = body -> new Reply(302, good(token));

    assertThat(message(failure(loggingIn()))).contains("{\"access_token\": \"‹jwt›\"");
  }

  @Test
  void a_login_may_say_as_little_as_a_token() {
    String token =
        Signature.sign(
            Signature.header(JWSAlgorithm.HS256), "{\"sub\":\"u-2\"}", "k".getBytes(UTF_8));
    login = body -> new Reply(201, "{\"access_token\": \"" + token + "\"}");

    assertThat(loggingIn().user("Ada", 2).id()).isEqualTo("u-2");
  }

  @Test
  void a_token_of_another_user_is_told() {
    String token =
        Signature.sign(
            Signature.header(JWSAlgorithm.HS256), "{\"sub\":\"u-2\"}", "k".getBytes(UTF_8));
    login = body -> new Reply(200, good(token));

    assertThat(failure(loggingIn()))
        .isInstanceOf(LoginAnswerUnusable.class)
        .hasMessageEndingWith("the user_id u-1 and a token whose subject is u-2.");
  }

  @Test
  void a_refused_connection_is_unreachable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(failure(users(new Authentication.Login("qa@example.test", PASSWORD), port)))
        .isInstanceOf(LoginUnreachable.class)
        .extracting(UsersTest::message)
        .isEqualTo(
            "The login of qa@example.test at URL/api/v1/auth/login can't be reached: connection"
                + " refused.");
  }

  @Test
  void a_login_whose_connection_is_closed_before_the_answer_is_tried_again() throws Exception {
    try (ServerSocket closing = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Future<?> served = serving.submit(() -> closeThenAnswer(closing));

      User user =
          users(new Authentication.Login("qa@example.test", PASSWORD), closing.getLocalPort())
              .user("Ada", 1);

      assertThat(user.token()).isEqualTo("t-1");
      served.get();
    }
  }

  private static Void closeThenAnswer(ServerSocket server) throws IOException {
    for (boolean answers : new boolean[] {false, false, true}) {
      try (Socket socket = server.accept()) {
        StringBuilder request = new StringBuilder();
        while (request.indexOf(PASSWORD) < 0) {
          request.append((char) socket.getInputStream().read());
        }
        String body = good("t-1");
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write((answers ? answer : "").getBytes(US_ASCII));
      }
    }
    return null;
  }

  @Test
  void a_login_that_closes_every_connection_is_unreachable() throws Exception {
    try (ServerSocket closing = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Future<?> served = serving.submit(() -> closeAll(closing));

      assertThat(
              failure(
                  users(
                      new Authentication.Login("qa@example.test", PASSWORD),
                      closing.getLocalPort())))
          .isInstanceOf(LoginUnreachable.class)
          .hasMessageEndingWith("the connection was closed before an answer came.");
      served.get();
    }
  }

  private static Void closeAll(ServerSocket server) throws IOException {
    for (int tries = 0; tries < 4; tries++) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().read();
      }
    }
    return null;
  }

  @Test
  void a_silent_login_is_unreachable() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Target target =
          loggingIn()
              .target()
              .at(
                  URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                  URI.create("ws://127.0.0.1:1"))
              .with(it -> it.limits(Limits.defaults().withHttp(Duration.ofMillis(200))));
      Users users = new Users(target, new Transport(target), secrets);

      assertThat(failure(users))
          .isInstanceOf(LoginUnreachable.class)
          .hasMessageEndingWith("can't be reached: no answer in time.");
    }
  }

  @Test
  void a_given_token_tells_its_user() {
    String token = jwt("{\"sub\":\"u-9\"}");

    assertThat(given(token, Optional.empty()).user("Ada", 1).id()).isEqualTo("u-9");
    assertThat(given("opaque", Optional.of("u-8")).user("Ada", 1).id()).isEqualTo("u-8");
    assertThat(given(token, Optional.empty()).user("Ben", 1).token()).isEqualTo(token);
    assertThat(secrets.mask(token)).isEqualTo("‹token:ben›");
  }

  @Test
  void a_given_token_that_is_of_no_use_is_refused() {
    assertThatThrownBy(() -> given("opaque", Optional.empty()).user("Ada", 1))
        .isInstanceOf(TokenUnusable.class)
        .hasMessage(
            "token: the given token tells no user's id (it is no JWT with a text \"sub\"); give the"
                + " id as user-id.");
    assertThatThrownBy(
            () -> given(jwt("{\"sub\":\"u\",\"exp\":1000}"), Optional.empty()).user("Ada", 1))
        .isInstanceOf(TokenUnusable.class)
        .hasMessage(
            "token: the given token has expired at 1970-01-01T00:16:40Z; give a fresh one.");
  }

  @ParameterizedTest
  @CsvSource({"exp, -1", "nbf, 1", "iat, 60"})
  void what_the_clock_skew_allows_is_left_to_the_target(String claim, int seconds) {
    long time = NOW.getEpochSecond() + seconds;

    assertThat(
            given(jwt("{\"sub\":\"u-9\",\"" + claim + "\":" + time + "}"), Optional.empty())
                .user("Ada", 1)
                .id())
        .isEqualTo("u-9");
  }

  private Users given(String token, Optional<String> userId) {
    return users(Authentication.TokenList.of(token, userId), 1);
  }

  private static String jwt(String claims) {
    return Signature.sign(Signature.header(JWSAlgorithm.HS256), claims, "k".getBytes(UTF_8));
  }

  @Test
  void a_signed_token_is_good_for_an_hour() {
    Users users = users(new Authentication.Signed("shared"), 1);

    User ada = users.user("Ada", 1);
    Jwt token = Jwt.read(ada.token()).orElseThrow();

    assertThat(Signature.signed(ada.token(), "shared")).isTrue();
    assertThat(token.subject()).contains(ada.id());
    assertThat(token.expiry()).contains(NOW.plusSeconds(3600));
    assertThat(token.claims().get("iat")).isEqualTo(NOW.minusSeconds(2).getEpochSecond());
    assertThat(users.user("Ben", 2).id()).isNotEqualTo(ada.id());
    assertThat(users(new Authentication.Signed("shared"), 1).user("Ada", 1).id())
        .isEqualTo(ada.id());
  }

  @Test
  void a_short_lived_token_is_renewed_at_half_its_life() {
    login = body -> new Reply(200, good("t-" + asked.size()).replace("3600", "20"));
    Users users = loggingIn();

    assertThat(users.user("Ada", 1).token()).isEqualTo("t-1");
    clock.set(NOW.plusSeconds(9));
    assertThat(users.user("Ada", 1).token()).isEqualTo("t-1");
    clock.set(NOW.plusSeconds(10));
    assertThat(users.user("Ada", 1).token()).isEqualTo("t-2");
  }

  @Test
  void users_are_counted_from_one() {
    assertThatThrownBy(() -> loggingIn().user("Ada", 0))
        .hasMessage("users are counted from 1, not 0");
  }
}
