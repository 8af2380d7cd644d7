package dev.goldenpath.contract.rule;

import static dev.goldenpath.contract.Clause.*;

import dev.goldenpath.contract.Timeline;
import org.junit.jupiter.api.Test;

/** Backends that keep the contract in different ways, none of which may break anything. */
class HealthyTimelinesTest {
  @Test
  void a_golden_path_keeps_every_clause_that_it_exercises() {
    Timeline line = Timeline.begin();

    line.socket("ada-1").run("r-1").golden();

    line.judged()
        .keeps(
            HTTP_2, HTTP_3, HTTP_5, CONN_1, CONN_2, CONN_5, EVENT_0, EVENT_1, EVENT_2, EVENT_3,
            EVENT_4, EVENT_5, EVENT_7, ORDER_1, ORDER_2, ORDER_3, PAIR_1, PAIR_2, PAIR_3, PAIR_4,
            ISO_1, TIME_1, TIME_2, TIME_4, TRUE_1, TRUE_2, TRUE_3, TRUE_4, SAFE_1);
  }
}
