package dev.goldenpath.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpServer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login's answer is delivered to its user: it tells nothing of another's (ISO-2). */
class StrangeLoginTest {
  private static final String FIRST = "user-of-account-1";

  private UnaryOperator<String> subjectOf = UnaryOperator.identity();
  private UnaryOperator<String> toldOf = UnaryOperator.identity();

  private String more = "";
  private volatile int logins;

  @TempDir Path folder;

  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/auth/login",
        exchange -> {
          String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          byte[] body = answer("user-of-account-" + asked.replaceAll("\\D", "")).getBytes(UTF_8);
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

  private String answer(String user) {
    String token =
        "%s.%s.c2ln"
            .formatted(
                Base64URL.encode("{\"alg\":\"none\"}"),
                Base64URL.encode(
                    "{\"sub\":\"" + subjectOf.apply(user) + "\", \"nr\": " + ++logins + "}"));
    return "{\"access_token\": \""
        + token
        + "\", \"user_id\": \""
        + toldOf.apply(user)
        + "\""
        + more
        + "}";
  }

  private ScenarioResult judged(List<String> tags, Consumer<ScenarioSession> steps) {
    String address = "127.0.0.1:" + server.getAddress().getPort();
    Target target =
        Settings.resolve(
                "local",
                Map.of(),
                Map.of(),
                List.of(
                    "auth=login",
                    "email=qa{n}@x.test",
                    "password=pass-word",
                    "capabilities=multi-user"))
            .at(URI.create("http://" + address), URI.create("ws://" + address + "/ws"))
            .with(it -> it.healthPath(Optional.empty()));
    RunResults results = RunResults.open("logins");
    try (AcceptanceRun run = AcceptanceRun.open(new Transport(target), new Secrets(), folder)) {
      assertThat(run.availability().isAvailable()).isTrue();
      ScenarioSession session = new ScenarioSession();
      session.begin(new ScenarioCard("1", "trial", "features/x.feature", 1, tags));
      steps.accept(session);
      session.end(false);
    }
    return List.copyOf(results.judgements().values()).get(0);
  }

  @Test
  void another_users_id_in_a_logins_answer_breaks_iso_2_and_ends_no_scenario() {
    toldOf = user -> FIRST;

    ScenarioResult result =
        judged(
            List.of("@ISO-2"),
            session -> {
              session.people().authenticate(List.of("Ada", "Ben"));
              assertThat(session.people().user("Ben").id()).isEqualTo("user-of-account-2");
            });

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.breaks())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.clause()).isEqualTo(Clause.ISO_2);
              assertThat(it.message())
                  .contains(FIRST + " of another user in HTTP 200 for login-Ben");
            });
  }

  @Test
  void another_users_token_breaks_iso_2_and_affects_what_needs_the_user() {
    subjectOf = user -> FIRST;
    toldOf = user -> FIRST;

    ScenarioResult result =
        judged(
            List.of("@CONN-1"),
            session -> {
              session.people().authenticate(List.of("Ada"));
              assertThatExceptionOfType(Stop.class)
                  .isThrownBy(() -> session.people().authenticate(List.of("Ben")))
                  .withMessageContaining("gives a token of the user " + FIRST);
            });

    assertThat(result.outcome()).isEqualTo(Outcome.AFFECTED);
    assertThat(result.breaks())
        .singleElement()
        .satisfies(it -> assertThat(it.clause()).isEqualTo(Clause.ISO_2));
  }

  @Test
  void what_a_login_tells_of_other_users_in_any_field_breaks_iso_2() {
    more = ", \"peers\": [\"" + FIRST + "\"]";

    ScenarioResult result =
        judged(List.of("@CONN-1"), session -> session.people().authenticate(List.of("Ada", "Ben")));

    assertThat(result.breaks())
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains(FIRST + " of another user"));
  }

  @Test
  void a_token_that_does_not_outlive_a_scenario_is_had_anew_in_it() {
    more = ", \"expires_in\": 1";

    judged(
        List.of("@CONN-1"),
        session -> {
          session.people().authenticate(List.of("Ada"));
          String first = session.people().user("Ada").token();
          long limit = System.nanoTime() + 10_000_000_000L;
          while (session.people().user("Ada").token().equals(first) && System.nanoTime() < limit) {
            Thread.onSpinWait();
          }
          assertThat(session.people().user("Ada").token()).isNotEqualTo(first);
        });
  }
}
