package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A health endpoint that gives no answer says that there are no agents (HTTP-1). */
class SilentHealthTest {
  private static final byte[] HEALTHY =
      "{\"status\": \"healthy\"}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void a_health_endpoint_that_answers_no_more_makes_its_scenario_unavailable() throws IOException {
    AtomicBoolean dead = new AtomicBoolean();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
    Target target =
        Settings.resolve("embedded", Map.of(), Map.of(), List.of())
            .at(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                URI.create("ws://127.0.0.1:" + server.getAddress().getPort() + "/ws"));
    RunResults results = RunResults.open("silent-health");
    try (AcceptanceRun run = AcceptanceRun.open(target, new Secrets(), folder)) {
      assertThat(run.availability().isAvailable()).isTrue();
      ScenarioSession session = new ScenarioSession();
      session.begin(new ScenarioCard("1", "health", "features/x.feature", 1, List.of("@HTTP-1")));
      dead.set(true);

      assertThatExceptionOfType(Stop.class)
          .isThrownBy(() -> session.runs().askHealth())
          .withMessage("the health endpoint gives no answer");
      session.end(false);

      assertThat(results.judgements().values())
          .singleElement()
          .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.UNAVAILABLE));
    } finally {
      server.stop(0);
    }
  }
}
