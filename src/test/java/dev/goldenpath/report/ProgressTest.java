package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.rule.Clause;
import io.cucumber.plugin.event.TestRunStarted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Report report =
      new Runs()
          .kept("kept", Clause.ORDER_1, Clause.PAIR_1)
          .failed("broken", Runs.FAILURE, Clause.PAIR_1)
          .notExecuted("away", Outcome.UNAVAILABLE, "no agents")
          .report();

  @AfterEach
  void forget() {
    Progress.expect(0);
  }

  @BeforeEach
  void nothingIsLeftOfAnotherRun() {
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
            NOT SHOWN  the golden path: no run that was to take the golden path took it
            BROKEN  PAIR-1 Every tool_executing is followed by exactly one tool_completed before the run's end.
                    shown by 1 scenario about it; in 1 of 2 runs
                    Repeat: target/goldenpath run --target staging --features features/tools/x.feature:11
            1 unavailable: no agents
            """);
  }

  @Test
  void what_the_suite_could_not_decide_is_named_at_the_end() {
    progress(false).end(new Runs().undecided("open", Clause.TIME_3).report());

    assertThat(told())
        .contains("ERROR  TIME-3: the suite stood still, or a rule of its own failed");
  }

  @Test
  void on_a_terminal_a_line_is_drawn_over() {
    Progress.expect(3);

    tell(true);

    assertThat(told())
        .contains("\r\u001B[2K\u001B[?7l1 of 3 scenarios, 0.0 s\u001B[?7h\r\u001B[2K")
        .contains("FAILED", "  broken  features")
        .contains("\r\u001B[2K\u001B[?7l3 of 3 scenarios, 1 went wrong, 0.0 s");
  }

  @Test
  @FieldCase(
      kind = Kind.SELECTION,
      input = "a run of another target than was meant",
      now =
          "name and address stand in the console's first and last line, on the page, in junit.xml")
  void the_target_is_named_first_and_last() throws IOException {
    RunResults results = RunResults.open("staging");
    results.targetAt("https://qa.example.test");
    Report named = Report.of(results, Instant.EPOCH, Duration.ZERO, List.of(), List.of("x"));

    assertThat(Progress.first(results)).isEqualTo("Judging staging at https://qa.example.test");
    assertThat(Progress.last(named, Path.of("out")))
        .isEqualTo(
            "0 passed, 0 failed, 0 skipped, 1 error outside any scenario in 0.0 s against staging"
                + " at https://qa.example.test. Report: out/index.html");
    assertThat(IndexPage.of(named, KillMatrix.find(Path.of("nowhere"))))
        .contains("does staging at https://qa.example.test keep its promises?");
    assertThat(JunitXml.of(named)).contains("against staging at https://qa.example.test\"");
  }

  @Test
  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input = "a narrow terminal",
      now = "the line that is drawn over is cut at the edge, not wrapped")
  void a_narrow_terminal_cuts_the_line() {
    tell(true);

    assertThat(told()).contains("\u001B[?7l3 scenarios, 1 went wrong, 0.0 s\u001B[?7h");
  }

  @Test
  void however_much_breaks_the_console_stays_short() {
    Runs runs = new Runs();
    for (Clause clause : Clause.values()) {
      runs.failed("breaks " + clause.id(), (Runs.FAILURE + "\n\n").repeat(9), clause);
      runs.notExecuted("no " + clause.id(), Outcome.SKIPPED, "needs " + clause.id());
    }
    Report all = runs.report();
    Progress progress = progress(false);

    all.scenarios().forEach(progress::scenario);
    progress.end(all);

    assertThat(told().lines().count()).isBetween(30L, 60L);
    assertThat(told())
        .contains((Clause.values().length - 5) + " more: ", "further reasons")
        .contains(Arrays.stream(Clause.values()).map(Clause::id).toList());
  }

  @Test
  void the_rate_counts_from_the_first_scenario_not_from_the_process() {
    Instant begun = Instant.now();
    Progress progress =
        new Progress(
            new PrintStream(told, true, StandardCharsets.UTF_8),
            true,
            () -> begun.plusSeconds(5),
            begun.minusSeconds(60));
    Progress.expect(20);

    progress.begin(new TestRunStarted(begun));
    for (int i = 0; i < 10; i++) {
      progress.scenario(report.scenarios().get(0));
    }

    assertThat(told()).contains("10 of 20 scenarios", ", 2 a second, 5.0 s left");
  }

  private Progress progress(boolean live) {
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    return new Progress(out, live, InstantSource.fixed(Instant.EPOCH), Instant.EPOCH);
  }

  private void tell(boolean live) {
    Progress progress = progress(live);
    report.scenarios().forEach(progress::scenario);
    progress.end(report);
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void each_system_has_its_own_command_to_open_a_page() {
    assertThat(Progress.opener("Linux")).isEqualTo("xdg-open");
    assertThat(Progress.opener("Mac OS X")).isEqualTo("open");
    assertThat(Progress.opener("Windows 11")).isEqualTo("start");
  }
}
