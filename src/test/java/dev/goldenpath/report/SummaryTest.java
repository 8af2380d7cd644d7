package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void it_tells_what_broke_and_what_was_not_tried() {
    String summary =
        Summary.of(
            new Runs()
                .kept("kept", Clause.ORDER_1)
                .failed("broken", Runs.FAILURE, Clause.PAIR_1)
                .notExecuted("waits", Outcome.SKIPPED, "needs wait-tool", Clause.PAIR_4)
                .remark("1 attempt to connect failed")
                .report());

    assertThat(summary)
        .startsWith(
            """
            # Golden Path: staging

            staging broke 1 promise: PAIR-1. Of 42 clauses, 1 was kept, 1 was broken, 40 were left untried.

            **1 passed, 1 failed, 1 skipped** in 12.3 s.

            ## What broke

            - **PAIR-1** Every tool_executing is followed by exactly one tool_completed before the run's end.
              shown by 1 scenario about it, such as “broken” (`features/tools/x.feature:11`)

              ```text
              PAIR-1 Every tool_executing is followed by exactly one tool_completed before the run's end.
              Expected: tool_completed for echo_tool
              Seen:     agent_completed <b>at</b> event 5
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
  void nothing_executed_is_said() {
    assertThat(Summary.of(new Runs().report()))
        .contains("Nothing was executed: there is no verdict on staging.");
  }
}
