package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a scenario unavailable is no fault of anyone. */
class UnavailableTest {
  private static final byte[] HEALTHY =
      "{\"status\": \"healthy\"}".getBytes(StandardCharsets.UTF_8);

  private final AtomicBoolean dead = new AtomicBoolean();

  @TempDir Path folder;

  private HttpServer server;
  private Target target;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          if (!dead.get()) {
            exchange.sendResponseHeaders(200, HEALTHY.length);
            exchange.getResponseBody().write(HEALTHY);
          }
          exchange.close();
        });
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "7");
          exchange.sendResponseHeaders(429, -1);
          exchange.close();
        });
    server.start();
    String address = "127.0.0.1:" + server.getAddress().getPort();
    target =
        Settings.resolve("embedded", Map.of(), Map.of(), List.of())
            .at(URI.create("http://" + address), URI.create("ws://" + address + "/ws"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_login_that_asks_to_come_back_later_is_unavailable() {
    unavailable(
        target.with(it -> it.healthPath(Optional.empty())),
        List.of(),
        session ->
            assertThatExceptionOfType(Stop.class)
                .isThrownBy(() -> session.people().authenticate(List.of("Ada")))
                .withMessageContaining("asks to come back later (HTTP 429)"));
  }

  /** A health endpoint that gives no answer says that there are no agents (HTTP-1). */
  @Test
  void a_health_endpoint_that_answers_no_more_makes_its_scenario_unavailable() {
    unavailable(
        target,
        List.of("@HTTP-1"),
        session -> {
          dead.set(true);
          assertThatExceptionOfType(Stop.class)
              .isThrownBy(() -> session.runs().askHealth())
              .withMessage("the health endpoint gives no answer");
        });
  }

  private void unavailable(Target judged, List<String> tags, Consumer<ScenarioSession> steps) {
    RunResults results = RunResults.open("unavailable");
    try (AcceptanceRun run = AcceptanceRun.open(new Transport(judged), new Secrets(), folder)) {
      assertThat(run.availability().isAvailable()).isTrue();
      ScenarioSession session = new ScenarioSession();
      session.begin(new ScenarioCard("1", "trial", "features/x.feature", 1, tags));
      steps.accept(session);
      session.end(false);

      assertThat(results.judgements().values())
          .singleElement()
          .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.UNAVAILABLE));
    }
  }
}
