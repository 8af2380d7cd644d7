package dev.goldenpath.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite's own features against agents of pydantic-ai, over both of its streams. */
class PydanticAiIT {
  private static final String SECRET = "a-secret-of-at-least-thirty-two-letters";

  @TempDir private Path folder;

  @Test
  void over_ag_ui_nothing_is_held_against_it_and_what_falls_away_is_named() {
    CommandLineRun run =
        run(
            "pydantic-ai",
            Map.of(),
            "ag-ui",
            "--set",
            "failed-tool=Tool execution was interrupted by an error");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text())
        .contains(" 0 failed")
        .contains("CONN-3 can't be judged: over ag-ui there is no door but the request's");
  }

  @Test
  void over_the_ai_sdks_stream_nothing_is_held_against_it() {
    CommandLineRun run = run("pydantic-ai", Map.of(), "ai-sdk");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains(" 0 failed");
  }

  @Test
  void text_of_a_message_that_is_ended_is_found_in_a_release_that_sends_it() {
    CommandLineRun run =
        run(
            "pydantic-ai-1.77",
            Map.of("TALKS", "yes"),
            "ag-ui",
            "--features",
            "features/golden_path");

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text())
        .contains("BROKEN  AGUI-2 A message is started, filled and ended, in this order")
        .containsOnlyOnce("BROKEN  ");
  }

  private CommandLineRun run(
      String requirements, Map<String, String> variables, String protocol, String... options) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("JWT_SECRET", SECRET);
    try (PythonServer server = PythonServer.start(requirements, all)) {
      List<String> args = new ArrayList<>(List.of("run", "--out", folder.toString()));
      List.of(
              "protocol=" + protocol,
              "base-url=" + server.url(),
              "auth=signed",
              "jwt-secret=" + SECRET,
              "capabilities=agent-config,multi-user,wait-tool,failing-tool,thinking")
          .forEach(set -> args.addAll(List.of("--set", set)));
      args.addAll(List.of(options));
      return CommandLineRun.of(args);
    }
  }
}
