package dev.goldenpath.rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A message costs no more where thousands came before it. */
@Timeout(10)
class LongTimelinesTest {
  private static final int CALLS = 1_000;
  private static final int HELD = 10_000;
  private static final int THOUGHTS = 30_000;
  private static final int BROKEN_RUNS = 3_000;

  private final TimelineScript line = TimelineScript.begin().socket("ada-1");

  @Test
  void of_a_run_that_thinks_in_thousands_of_pieces() {
    Script run = line.run("r-1").started();
    for (int thought = 0; thought < THOUGHTS; thought++) {
      run.after(0.1).thinking();
    }

    line.judged().keeps(Clause.EVENT_2);
  }

  @Test
  void of_a_run_that_is_answered_after_thousands_of_its_messages() {
    Script run = line.ask("r-1").tools("echo_tool").asked().started();
    for (int thought = 0; thought < HELD; thought++) {
      run.after(0.1).thinking();
    }
    run.used("echo_tool", "c-1", 1).answered().finished();

    line.judged().keeps(Clause.EVENT_2, Clause.ORDER_1);
  }

  @Test
  void of_a_run_with_a_thousand_tool_calls() {
    Script run = line.ask("r-1").tools("echo_tool").accepted().started().thinking();
    for (int call = 0; call < CALLS; call++) {
      run.used("echo_tool", "c-" + call, 1);
    }
    run.finished();

    line.judged().keeps(Clause.PAIR_1, Clause.PAIR_3);
  }

  @Test
  void of_thousands_of_runs_that_are_each_broken() {
    for (int run = 0; run < BROKEN_RUNS; run++) {
      line.run("r-" + run).started().completed("c-1").finished().finished();
    }

    line.judged().breaks(Clause.ORDER_3);
  }
}
