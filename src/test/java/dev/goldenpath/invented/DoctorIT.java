package dev.goldenpath.invented;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.backend.TokenTransport;
import dev.goldenpath.backend.WireProfile;
import dev.goldenpath.cli.CommandLineRun;
import io.javalin.Javalin;
import io.javalin.websocket.WsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorIT {
  private static final Map<String, Map<String, String>> NO_AGENT =
      Map.of("error", Map.of("code", "unknown_agent", "message", "no such agent"));

  @TempDir private Path folder;

  private Path written() {
    return folder.resolve("mine.yaml");
  }

  private static List<String> sets(String... settings) {
    return Stream.of(settings).flatMap(it -> Stream.of("--set", it)).toList();
  }

  private CommandLineRun examine(List<String> sets) {
    List<String> args = new ArrayList<>(List.of("doctor", "--target", "local"));
    args.addAll(List.of("--write", written().toString()));
    args.addAll(sets);
    return CommandLineRun.of(args);
  }

  /** Judge by the written file; only secrets are given again. */
  private CommandLineRun run(List<String> secrets) {
    List<String> args = new ArrayList<>(List.of("run", "--target", written().toString()));
    args.addAll(List.of("--features", "features/golden_path"));
    args.addAll(List.of("--out", folder.resolve("out").toString()));
    args.addAll(secrets);
    return CommandLineRun.of(args);
  }

  private void fits(CommandLineRun examined, List<String> secrets) {
    assertThat(examined.exit()).as(examined.text()).isZero();
    assertThat(examined.text()).doesNotContain("✗").contains("Written: " + written());
    CommandLineRun run = run(secrets);
    assertThat(run.exit()).as(examined.text() + run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed, 0 skipped");
  }

  @Test
  void the_file_for_a_backend_with_subprotocol_tokens_and_payloads_fits() {
    BackendOptions options =
        BackendOptions.builder()
            .wireProfile(WireProfile.PAYLOAD)
            .tokenTransports(Set.of(TokenTransport.SUBPROTOCOL))
            .log(line -> {})
            .build();
    try (ReferenceBackend backend = ReferenceBackend.start(options)) {
      List<String> secrets = sets("password=" + backend.password());
      List<String> sets = new ArrayList<>(secrets);
      sets.addAll(sets("base-url=" + backend.baseUrl()));

      CommandLineRun examined = examine(sets);

      fits(examined, secrets);
      assertThat(examined.text())
          .contains("ws-token=subprotocol")
          .contains("get_current_time, echo_tool")
          .doesNotContain(backend.password());
    }
  }

  @Test
  void the_file_for_a_flat_backend_with_signed_tokens_fits() throws IOException {
    BackendOptions options =
        BackendOptions.builder().wireProfile(WireProfile.FLAT).log(line -> {}).build();
    try (ReferenceBackend backend = ReferenceBackend.start(options)) {
      List<String> secrets = sets("jwt-secret=" + backend.jwtSecret());
      List<String> sets = new ArrayList<>(secrets);
      sets.addAll(
          sets("base-url=" + backend.baseUrl(), "auth=signed", "health-path=/no/such/path"));

      fits(examine(sets), secrets);
      assertThat(Files.readString(written()))
          .contains("wire-profile: flat")
          .contains("health-path: /health")
          .doesNotContain(backend.jwtSecret());
    }
  }

  @Test
  void the_file_for_a_backend_in_a_form_of_its_own_fits() throws IOException {
    Path request =
        Files.writeString(
            folder.resolve("request.yaml"),
            """
            request:
              body:
                input: {text: "{message}"}
                bot: "{agent}"
                conversation: "{thread_id}"
                as: "{user_id}"
                options: {tools: "{tools}", max_steps: "{max_iterations}"}
            """);
    BackendOptions options =
        BackendOptions.builder().variants(Set.of("bad-messages-ignored")).log(line -> {}).build();
    try (ReferenceBackend backend = ReferenceBackend.start(options);
        OtherBackend other = OtherBackend.start(backend.baseUrl(), backend.wsUrl())) {
      List<String> secrets = sets("password=" + backend.password());
      List<String> sets = otherSets(other, request, secrets);
      sets.addAll(sets("execute-path=/v2/ask", "health-path=/state"));

      fits(examine(sets), secrets);
      assertThat(Files.readString(folder.resolve("mine-wire.yaml")))
          .contains("tool_executing: tool.call")
          .contains("agent_error: run.failed")
          .contains("message: /detail")
          .contains("timestamp: epoch-milliseconds")
          .contains("json_text:")
          .doesNotContain("error: tick")
          .contains("base: body");
      assertThat(Files.readString(written()))
          .contains("/stream/{thread_id}?access_token={token}")
          .contains("give them as you did: password.")
          .contains("limits.run: 29000ms");
    }
  }

  private static List<String> otherSets(OtherBackend other, Path request, List<String> secrets) {
    List<String> sets = new ArrayList<>(secrets);
    sets.addAll(
        sets(
            "base-url=" + other.url(),
            "ws-url=" + other.socketUrl(),
            "login-path=/session",
            "login.body=user={email}&pass={password}",
            "login.token=granted.key",
            "login.user-id=granted.who",
            "limits.run=29s",
            "wire-profile=" + request));
    return sets;
  }

  @Test
  void the_file_for_a_backend_that_is_asked_on_its_socket_fits() throws IOException {
    Path request =
        Files.writeString(
            folder.resolve("request.yaml"),
            """
            request:
              body:
                do: ask
                input: {text: "{message}"}
                bot: "{agent}"
                conversation: "{thread_id}"
                as: "{user_id}"
                options: {tools: "{tools}", max_steps: "{max_iterations}"}
            """);
    try (ReferenceBackend backend =
            ReferenceBackend.start(BackendOptions.builder().log(line -> {}).build());
        OtherBackend other = OtherBackend.start(backend.baseUrl(), backend.wsUrl())) {
      List<String> secrets = sets("password=" + backend.password());

      fits(examine(otherSets(other, request, secrets)), secrets);
      assertThat(Files.readString(folder.resolve("mine-wire.yaml")))
          .contains("over: socket")
          .contains("error: complaint")
          .contains("accepted_by: ask.taken")
          .contains("run_id: /run");
    }
  }

  @Test
  void heartbeats_and_errors_are_no_run_that_was_asked_for_on_the_socket() {
    Javalin strict =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.jetty.host = "127.0.0.1";
                  config.routes.post("/*", ctx -> ctx.status(404).json(NO_AGENT));
                  config.routes.ws("/ws", DoctorIT::complain);
                })
            .start(0);
    try {
      CommandLineRun examined =
          examine(
              sets(
                  "base-url=http://127.0.0.1:" + strict.port(),
                  "auth=signed",
                  "jwt-secret=a-secret-of-at-least-thirty-two-letters",
                  "limits.first-event=1s",
                  "limits.run=1s"));

      assertThat(examined.exit()).as(examined.text()).isEqualTo(1);
      assertThat(examined.text())
          .contains("✗  request", "no such agent", "mend execute-path, or agent")
          .doesNotContain("✗  form");
    } finally {
      strict.stop();
    }
  }

  private static void complain(WsConfig socket) {
    socket.onConnect(it -> it.send("{\"type\": \"connection_established\"}"));
    socket.onMessage(
        it -> {
          for (String type : List.of("error", "heartbeat", "usage", "heartbeat", "error")) {
            it.send("{\"type\": \"" + type + "\"}");
          }
        });
  }

  @Test
  void a_target_that_is_not_there_is_told_with_what_to_do() {
    CommandLineRun run =
        CommandLineRun.of(
            List.of(
                "doctor",
                "--target",
                "local",
                "--set",
                "base-url=http://127.0.0.1:1",
                "--set",
                "password=a-password-of-mine"));

    assertThat(run.exit()).as(run.text()).isEqualTo(3);
    assertThat(run.text()).contains("✗  tcp").contains("→ start the target, or mend the port in");
  }

  @Test
  void it_is_told_as_json_too() {
    try (ReferenceBackend backend =
        ReferenceBackend.start(BackendOptions.builder().log(line -> {}).build())) {
      CommandLineRun run =
          CommandLineRun.of(
              List.of(
                  "doctor",
                  "--json",
                  "--set",
                  "base-url=" + backend.baseUrl(),
                  "--set",
                  "password=wrong-password"));

      assertThat(run.exit()).as(run.text()).isEqualTo(1);
      assertThat(run.text())
          .startsWith("[")
          .contains("\"step\" : \"login\"")
          .contains("\"mark\" : \"amiss\"")
          .doesNotContain("wrong-password");
    }
  }
}
