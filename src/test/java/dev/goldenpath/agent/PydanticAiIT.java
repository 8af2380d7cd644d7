package dev.goldenpath.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.cli.CommandLineRun;
import dev.goldenpath.field.OwnProcess;
import dev.goldenpath.field.OwnProcess.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suite's own features against agents of pydantic-ai, over both of its streams. */
@Execution(ExecutionMode.CONCURRENT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PydanticAiIT {
  private static final String SECRET = "a-secret-of-at-least-thirty-two-letters";
  private static final String BREAKS_OFF = "Tool execution was interrupted by an error";
  private static final String[] GOLDEN_PATH = {"--features", "features/golden_path"};

  private PythonServer server;

  @BeforeAll
  void start() {
    server = start("pydantic-ai");
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static PythonServer start(String requirements) {
    return PythonServer.start(requirements, Map.of("JWT_SECRET", SECRET));
  }

  // The two that take long begin together: one thread takes the first, the other the last.
  @Test
  @Order(1)
  void over_ag_ui_nothing_is_held_against_it_and_what_falls_away_is_named(@TempDir Path out) {
    Ended run =
        new OwnProcess()
            .run(command(out, server, "ag-ui", "plain", "--set", "failed-tool=" + BREAKS_OFF));

    assertThat(run.exit()).as(run.told()).isZero();
    assertThat(run.told())
        .contains(" 0 failed")
        .contains("CONN-3 can't be judged: over ag-ui there is no door but the request's");
  }

  @Test
  @Order(4)
  void over_the_ai_sdks_stream_nothing_is_held_against_it(@TempDir Path out) {
    Ended run = new OwnProcess().run(command(out, server, "ai-sdk", "plain"));

    assertThat(run.exit()).as(run.told()).isZero();
    assertThat(run.told()).contains(" 0 failed");
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource({
    "ag-ui, parallel",
    "ag-ui, stumbling",
    "ai-sdk, parallel",
    "ai-sdk, silent",
    "ai-sdk, stumbling"
  })
  void nor_against_a_model_that_works_otherwise(String protocol, String model, @TempDir Path out) {
    List<String> options = new ArrayList<>(List.of(GOLDEN_PATH));
    if (protocol.equals("ag-ui")) {
      options.addAll(List.of("--set", "failed-tool=" + BREAKS_OFF + " | Not now"));
    }

    CommandLineRun run = run(out, server, protocol, model, options.toArray(String[]::new));

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed");
  }

  @Test
  @Order(3)
  void text_of_a_message_that_is_ended_is_found_in_a_release_that_sends_it(@TempDir Path out) {
    try (PythonServer older = start("pydantic-ai-1.77")) {
      CommandLineRun run = run(out, older, "ag-ui", "talking", GOLDEN_PATH);

      assertThat(run.exit()).as(run.text()).isEqualTo(1);
      assertThat(run.text())
          .contains("BROKEN  AGUI-2 A message is started, filled and ended, in this order")
          .containsOnlyOnce("BROKEN  ");
    }
  }

  /** Run here what is short: that takes less than a process takes to start. */
  private static CommandLineRun run(
      Path out, PythonServer server, String protocol, String model, String... options) {
    return CommandLineRun.of(List.of(command(out, server, protocol, model, options)));
  }

  private static String[] command(
      Path out, PythonServer server, String protocol, String model, String... options) {
    String path = "/" + model + (protocol.equals("ai-sdk") ? "/api/chat" : "");
    String capabilities = "agent-config,multi-user,wait-tool,failing-tool";
    List<String> args = new ArrayList<>(List.of("run", "--out", out.toString()));
    List.of(
            "protocol=" + protocol,
            "base-url=" + server.url(),
            "execute-path=" + path,
            "auth=signed",
            "jwt-secret=" + SECRET,
            "capabilities=" + capabilities + (model.equals("silent") ? "" : ",thinking"))
        .forEach(set -> args.addAll(List.of("--set", set)));
    args.addAll(List.of(options));
    return args.toArray(String[]::new);
  }
}
