package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Report report =
      new Runs()
          .kept("kept", Clause.ORDER_1)
          .failed("broken", Runs.FAILURE, Clause.PAIR_1)
          .notExecuted("away", Outcome.UNAVAILABLE, "no agents")
          .report();

  @AfterEach
  void forget() {
    Progress.expect(0);
  }

  @Test
  void without_a_terminal_only_failures_and_the_end_are_told() {
    tell(false);

    assertThat(told())
        .isEqualTo(
            """
            FAILED  broken  features/tools/x.feature:11
              PAIR-1 Every tool_executing is followed by exactly one tool_completed before the run's end.
              Expected: tool_completed for echo_tool
              Seen:     agent_completed <b>at</b> event 5
              Where:    features/tools/x.feature:14
              Try:      look for the path.

            BROKEN  PAIR-1 Every tool_executing is followed by exactly one tool_completed before the run's end. shown by 1 scenario about it
            1 passed, 1 failed, 0 skipped, 1 unavailable in 12.3 s. Report: out/index.html
            """);
  }

  @Test
  void on_a_terminal_a_line_is_drawn_over() {
    Progress.expect(3);

    tell(true);

    assertThat(told())
        .contains("\r\u001B[2K1 of 3 scenarios, 0.0 s\r\u001B[2KFAILED  broken")
        .contains("\r\u001B[2K3 of 3 scenarios, 1 went wrong, 0.0 s");
  }

  private void tell(boolean live) {
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    Progress progress = new Progress(out, live, InstantSource.fixed(Instant.EPOCH), "out");
    report.scenarios().forEach(progress::scenario);
    progress.end(report);
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
