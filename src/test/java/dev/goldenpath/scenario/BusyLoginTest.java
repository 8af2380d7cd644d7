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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login that asks to come back later makes a scenario unavailable; it is no fault of anyone. */
class BusyLoginTest {
  @TempDir Path folder;

  @Test
  void a_login_that_asks_to_come_back_later_is_unavailable() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
                URI.create("ws://127.0.0.1:" + server.getAddress().getPort() + "/ws"))
            .with(it -> it.healthPath(java.util.Optional.empty()));
    RunResults results = RunResults.open("busy-login");
    try (AcceptanceRun run = AcceptanceRun.open(target, new Secrets(), folder)) {
      assertThat(run.availability().isAvailable()).isTrue();
      ScenarioSession session = new ScenarioSession();
      session.begin(new ScenarioCard("1", "busy", "features/x.feature", 1, List.of()));

      assertThatExceptionOfType(Stop.class)
          .isThrownBy(() -> session.people().authenticate(List.of("Ada")))
          .withMessageContaining("asks to come back later (HTTP 429)");
      session.end(false);

      assertThat(results.judgements().values())
          .singleElement()
          .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.UNAVAILABLE));
    } finally {
      server.stop(0);
    }
  }
}
