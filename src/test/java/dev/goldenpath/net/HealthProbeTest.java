package dev.goldenpath.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Availability;
import dev.goldenpath.setting.Availability.Available;
import dev.goldenpath.setting.Availability.NoAgents;
import dev.goldenpath.setting.Availability.Unhealthy;
import dev.goldenpath.setting.Availability.Unreachable;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthProbeTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final AtomicInteger asked = new AtomicInteger();

  private static Target target(int port, Duration connect) {
    return Target.of(
            "test",
            URI.create("http://127.0.0.1:" + port),
            URI.create("ws://127.0.0.1:" + port + "/ws"),
            new Authentication.Signed("secret"))
        .with(it -> it.limits(Limits.defaults().withConnect(connect)));
  }

  private Availability probe(Target target) {
    return HealthProbe.of(new Transport(target));
  }

  private Availability probe(int status, String body) {
    return probe(number -> status, body);
  }

  private interface Statuses {
    int of(int number);
  }

  private Availability probe(Statuses statuses, String body) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/health",
          exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(
                statuses.of(asked.incrementAndGet()), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      try {
        return probe(target(server.getAddress().getPort(), LIMIT));
      } finally {
        server.stop(0);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String reason(Availability probe) {
    return probe.reason().replaceAll("http://127.0.0.1:\\d+", "URL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\": \"healthy\"}|says healthy; it tells nothing of agents, so they count as"
            + " there.",
        "{\"status\": \"healthy\", \"agents\": {\"available\": true}, \"x\": 1}|says healthy, and"
            + " that agents are available.",
        "{\"status\": \"healthy\", \"agents\": {\"available\": true, \"types\":"
            + " [\"data_helper\"]}}|says healthy, with agents [\"data_helper\"].",
      })
  void a_healthy_target_is_available(String body, String says) {
    Availability probe = probe(200, body);

    assertThat(probe).isInstanceOf(Available.class);
    assertThat(reason(probe)).isEqualTo("URL/health " + says);
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_target_that_says_it_has_no_agents_has_none() {
    Availability probe =
        probe(200, "{\"status\": \"healthy\", \"agents\": {\"available\": false}}");

    assertThat(probe).isInstanceOf(NoAgents.class);
    assertThat(reason(probe)).isEqualTo("URL/health says that no agents are available.");
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_503_is_given_a_moment_and_then_believed() {
    Availability probe = probe(503, "");

    assertThat(probe).isInstanceOf(NoAgents.class);
    assertThat(reason(probe))
        .isEqualTo("URL/health answers 503: the target can't serve agents now.");
    assertThat(asked).hasValueGreaterThan(1);
  }

  @Test
  void a_target_that_becomes_healthy_within_the_moment_is_available() {
    Availability probe = probe(number -> number == 1 ? 503 : 200, "{\"status\": \"healthy\"}");

    assertThat(probe.isAvailable()).isTrue();
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "500|{}|HTTP 500, where only 200 and 503 have a meaning.",
        "404||HTTP 404, where only 200 and 503 have a meaning.",
        "302||HTTP 302, where only 200 and 503 have a meaning.",
        "200|<html>|a body that is no JSON: <html>.",
        "200|[]|a body that is no JSON object: [].",
        "200|{}|no status, where \"healthy\" is due.",
        "200|{\"status\": \"ok\"}|the status \"ok\", where \"healthy\" is due.",
        "200|{\"status\": null}|the status null, where \"healthy\" is due.",
        "200|{\"status\": \"healthy\", \"agents\": null}|agents without true or false under"
            + " \"available\": null.",
        "200|{\"status\": \"healthy\", \"agents\": {\"available\": true, \"types\": [1]}}|agents"
            + " whose \"types\" are not all text: {\"available\":true,\"types\":[1]}.",
      })
  void any_other_answer_breaks_the_contract(int status, String body, String says) {
    Availability probe = probe(status, body == null ? "" : body);

    assertThat(probe).isInstanceOf(Unhealthy.class);
    assertThat(reason(probe)).isEqualTo("HTTP-1 is broken: URL/health answers with " + says);
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://agents.example.test/health",
        "https://agents.example.test",
        "https://agents.example.test?from=http"
      })
  @FieldCase(
      kind = Kind.WAY_OUT,
      input = "a gateway that redirects all of http:// to https://, or to another host",
      now = "exit 2 with the base-url to give; a call with a token follows no redirect")
  void a_redirect_to_another_place_is_a_matter_of_settings(String location) throws IOException {
    try (ScriptedServer gateway =
        new ScriptedServer(
            "HTTP/1.1 308 Permanent Redirect\r\nLocation: ",
            location,
            "\r\nContent-Length: 0\r\n\r\n")) {
      assertThatThrownBy(() -> probe(target(gateway.port(), LIMIT)))
          .isInstanceOf(SettingUnusable.class)
          .hasMessage(
              "http://127.0.0.1:"
                  + gateway.port()
                  + "/health redirects to https://agents.example.test (HTTP 308), and calls with"
                  + " a token follow no redirect; say base-url=https://agents.example.test");
    }
  }

  @Test
  void a_redirect_within_the_target_breaks_the_contract() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer(
            "HTTP/1.1 307 Temporary Redirect\r\nLocation: /health/\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(probe(target(server.port(), LIMIT))).isInstanceOf(Unhealthy.class);
    }
  }

  @Test
  void a_refused_connection_is_tried_again_until_the_limit() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    Availability probe = probe(target(port, Duration.ofMillis(600)));

    assertThat(probe).isInstanceOf(Unreachable.class);
    assertThat(reason(probe))
        .matches(
            "URL/health can't be reached: (connection refused|no answer in time) \\([2-9] attempts"
                + " in \\d\\.\\d s\\)\\.");
  }

  @Test
  void a_silent_target_is_unreachable_at_the_limit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Availability probe = probe(target(silent.getLocalPort(), Duration.ofMillis(300)));

      assertThat(probe).isInstanceOf(Unreachable.class);
      assertThat(reason(probe))
          .matches(
              "URL/health can't be reached: no answer in time \\(1 attempt in \\d\\.\\d s\\)\\.");
    }
  }

  @Test
  void a_target_is_asked_once_more_where_this_machine_stood_still() throws Exception {
    byte[] answer =
        "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"status\":\"healthy\"}".getBytes(UTF_8);
    AtomicInteger looks = new AtomicInteger();
    LongSupplier jumping =
        () -> System.nanoTime() + (looks.incrementAndGet() > 2 ? 2_000_000_000L : 0);
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread answering =
          new Thread(
              () -> {
                try (Socket silent = server.accept();
                    Socket second = server.accept()) {
                  silent.getInputStream().read(new byte[4096]);
                  second.getInputStream().read(new byte[4096]);
                  second.getOutputStream().write(answer);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      answering.start();

      Target target = target(server.getLocalPort(), Duration.ofMillis(500));

      assertThat(HealthProbe.of(new Transport(target), jumping)).isInstanceOf(Available.class);
      answering.join();
    }
  }

  @Test
  void something_that_speaks_no_http_is_broken() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().read(new byte[4096]);
                  socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(UTF_8));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      answering.start();

      Availability probe = probe(target(server.getLocalPort(), LIMIT));

      assertThat(probe).isInstanceOf(Unhealthy.class);
      assertThat(reason(probe)).startsWith("URL/health answered with something that is no HTTP: ");
      answering.join();
    }
  }

  @Test
  void without_a_health_path_any_answer_will_do() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try {
      Target target =
          target(server.getAddress().getPort(), LIMIT).with(it -> it.healthPath(Optional.empty()));

      Availability probe = probe(target);

      assertThat(probe).isInstanceOf(Available.class);
      assertThat(reason(probe))
          .isEqualTo("URL answers; the target has no health path, so agents count as available.");
    } finally {
      server.stop(0);
    }
  }
}
