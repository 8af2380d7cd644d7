package dev.goldenpath.report;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Clause;
import org.junit.jupiter.api.Test;

class BrokenInOrderTest {
  private static void told(Runs runs, Clause... order) {
    assertThat(runs.report().broken()).extracting(ClauseReport::clause).containsExactly(order);
  }

  @Test
  void what_scenarios_about_it_show_is_told_before_what_others_met() {
    told(
        new Runs().affected("a", "ORDER-1 …", ORDER_1).failed("b", "TRUE-1 …", TRUE_1),
        TRUE_1,
        ORDER_1);
  }

  @Test
  void what_lies_under_each_of_these_is_told_before_them() {
    told(
        new Runs()
            .affected("a", "EVENT-7 …", EVENT_7)
            .failed("b", "EVENT-4 …", EVENT_4)
            .beside(EVENT_7, "EVENT-7 …"),
        EVENT_7,
        EVENT_4);
  }

  @Test
  void what_is_not_there_in_one_of_them_does_not_lie_under_it() {
    told(
        new Runs()
            .failed("a", "EVENT-4 …", EVENT_4)
            .beside(EVENT_7, "EVENT-7 …")
            .failed("b", "EVENT-4 …", EVENT_4),
        EVENT_4,
        EVENT_7);
  }

  @Test
  void what_was_decided_before_another_of_its_layer_is_told_before_it() {
    told(
        new Runs()
            .failed("a", "ORDER-2 …", ORDER_2)
            .after(ORDER_1, "ORDER-1 …")
            .failed("b", "ORDER-2 …", ORDER_2)
            .after(ORDER_1, "ORDER-1 …")
            .failed("c", "ORDER-1 …", ORDER_1),
        ORDER_1,
        ORDER_2);
  }

  @Test
  void what_was_decided_before_it_now_and_then_is_not() {
    told(
        new Runs()
            .failed("a", "ORDER-2 …", ORDER_2)
            .after(ORDER_1, "ORDER-1 …")
            .failed("b", "ORDER-2 …", ORDER_2)
            .failed("c", "ORDER-1 …", ORDER_1),
        ORDER_2,
        ORDER_1);
  }

  @Test
  void what_is_broken_wherever_another_of_its_layer_is_and_elsewhere_too_is_told_before_it() {
    told(
        new Runs()
            .failed("a", "ORDER-2 …", ORDER_2)
            .beside(ORDER_1, "ORDER-1 …")
            .failed("b", "ORDER-2 …", ORDER_2)
            .beside(ORDER_1, "ORDER-1 …")
            .affected("c", "ORDER-1 …", ORDER_1)
            .failed("d", "ORDER-1 …", ORDER_1),
        ORDER_1,
        ORDER_2);
  }
}
