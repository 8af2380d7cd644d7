package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void it_tells_what_broke_and_what_was_not_tried() {
    String summary =
        Summary.of(
            new Runs()
                .kept("kept", Clause.ORDER_1, Clause.PAIR_1)
                .failed("broken", Runs.FAILURE, Clause.PAIR_1)
                .notExecuted("waits", Outcome.SKIPPED, "needs wait-tool", Clause.PAIR_4)
                .remark("1 attempt to connect failed")
                .report());

    assertThat(summary)
        .startsWith(
            """
            # Golden Path: staging

            staging broke 1 promise: PAIR-1. The golden path is not shown: no run that was to take the golden path took it. Of 43 clauses, 1 was kept, 1 was broken, 41 were left untried.

            **1 passed, 1 failed, 1 skipped** in 12.3 s.

            ## What broke

            - **PAIR-1** Every tool_executing is followed by exactly one tool_completed before the run's end.
              shown by 1 scenario about it; in 1 of 2 runs, such as “broken” (`features/tools/x.feature:11`)

              ```text
              Expected: tool_completed for echo_tool
              Seen:     agent_completed <b>at</b> event 5
              Repeat:   target/goldenpath run --target staging --features features/tools/x.feature:11
              ```

            ## What was not put to the test

            - PAIR-4 — skipped: needs wait-tool
            - HTTP-1, HTTP-2,\
            """)
        .endsWith(
            """
            ## Scenarios that were not executed

            - 1 skipped: needs wait-tool

            ## Remarks

            - 1 attempt to connect failed
            """);
  }

  @Test
  void what_others_have_written_is_no_markup() {
    String told = "![](https://h/x.png) <b> \\[a](b) `c` | d";

    assertThat(Summary.of(new Runs().remark(told).report()))
        .contains("- !\\[](https://h/x.png) &lt;b> \\\\\\[a](b) \\`c\\` \\| d\n");
  }

  @Test
  void nothing_executed_is_said() {
    assertThat(Summary.of(new Runs().report()))
        .contains("Nothing was executed: there is no verdict on staging.");
  }

  @Test
  void however_much_breaks_it_fits_into_4_kilobytes() {
    Runs runs = new Runs().remark("ä".repeat(9_000));
    for (Clause clause : Clause.values()) {
      runs.failed("ö".repeat(999) + clause.id(), Runs.FAILURE + "x".repeat(9_000), clause);
      runs.notExecuted("no", Outcome.SKIPPED, clause.id() + "ß".repeat(999));
    }

    String summary = Summary.of(runs.report());

    assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2_000, 4_096);
    assertThat(summary)
        .contains("staging broke " + (Clause.values().length - 1) + " promises")
        .endsWith("is in `index.html`.\n");
  }
}
