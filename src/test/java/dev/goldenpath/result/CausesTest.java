package dev.goldenpath.result;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CausesTest {
  private final Timeline scene =
      new Timeline(
          "s", TimelineScript.begin().terms(), new Ledger(text -> java.util.Optional.empty()));

  private static Violation fault(Clause clause, long at) {
    return new Violation(
        clause, "expected", "seen at " + at, "hint", List.of(), at, SliceId.SCENARIO);
  }

  private List<Clause> causes(Violation... faults) {
    return Causes.of(scene, List.of(faults)).stream().map(Finding::clause).toList();
  }

  @Test
  void no_fault_has_no_cause() {
    assertThat(causes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void one_break_is_its_own_cause(Clause clause) {
    assertThat(causes(fault(clause, 1))).containsExactly(clause);
  }

  @ParameterizedTest
  @EnumSource
  void no_clause_leads_to_itself(Clause clause) {
    assertThat(Consequences.leads(clause, clause)).isFalse();
  }

  @Test
  void what_follows_is_folded_under_the_first() {
    List<Finding> findings =
        Causes.of(scene, List.of(fault(PAIR_1, 5), fault(TIME_4, 9), fault(ORDER_1, 2)));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).clause()).isEqualTo(ORDER_1);
    assertThat(findings.get(0).follows())
        .extracting(Violation::clause)
        .containsExactly(PAIR_1, TIME_4);
  }

  @Test
  void a_break_of_the_same_clause_elsewhere_is_told_as_again() {
    List<Finding> findings = Causes.of(scene, List.of(fault(SAFE_1, 1), fault(SAFE_1, 2)));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).again()).hasSize(1);
  }

  @Test
  void breaks_that_have_nothing_to_do_with_each_other_are_both_causes() {
    assertThat(causes(fault(SAFE_1, 1), fault(CONN_6, 2))).containsExactly(SAFE_1, CONN_6);
  }

  @Test
  void http_5_goes_before_the_disorder_that_it_explains() {
    assertThat(causes(fault(ORDER_3, 1), fault(PAIR_2, 2), fault(HTTP_5, 3)))
        .containsExactly(HTTP_5);
  }

  @Test
  void of_two_breaks_at_one_entry_the_rank_decides() {
    assertThat(causes(fault(ORDER_2, 1), fault(CONN_5, 1))).containsExactly(CONN_5);
    assertThat(causes(fault(TRUE_1, 1), fault(EVENT_4, 1))).containsExactly(EVENT_4);
    assertThat(causes(fault(HTTP_2, 1), fault(HTTP_3, 1))).containsExactly(HTTP_3);
    assertThat(causes(fault(ISO_1, 1), fault(HTTP_4, 1))).containsExactly(HTTP_4);
    assertThat(causes(fault(ISO_1, 1), fault(ISO_4, 1))).containsExactly(ISO_4);
  }

  @Test
  void an_unrelated_break_between_is_not_moved() {
    assertThat(causes(fault(SAFE_1, 1), fault(ORDER_3, 2), fault(HTTP_5, 3)))
        .containsExactly(SAFE_1, HTTP_5);
  }
}
