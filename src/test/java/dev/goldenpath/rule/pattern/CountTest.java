package dev.goldenpath.rule.pattern;

import static dev.goldenpath.rule.pattern.Element.event;
import static dev.goldenpath.rule.pattern.Patterns.atLeast;
import static dev.goldenpath.rule.pattern.Patterns.atMost;
import static dev.goldenpath.rule.pattern.Patterns.exists;
import static dev.goldenpath.rule.pattern.Patterns.never;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Standing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {

  // Absence

  @Test
  void an_absence_is_kept_as_long_as_nothing_of_it_comes() {
    assertThat(Trace.of(never(event("refund")), "order ship").over().state())
        .isEqualTo(Standing.KEPT_SO_FAR);
  }

  @Test
  void an_absence_that_saw_nothing_at_all_is_not_exercised() {
    assertThat(Trace.of(never(event("refund")), "").over().state())
        .isEqualTo(Standing.NOT_EXERCISED);
  }

  @Test
  void an_absence_is_broken_by_the_first_that_comes() {
    assertThat(Trace.of(never(event("refund")), "order refund refund").told())
        .isEqualTo(
            """
            Expected: no refund
            Seen:     refund at event 2, +0.200 s
            Shown by: 2
            Try:      look what sends it there\
            """);
  }

  // Existence

  @Test
  void an_existence_is_open_until_it_comes_and_then_kept_for_good() {
    assertThat(Trace.of(exists(event("ship")), "order").state()).isEqualTo(Standing.OPEN);
    assertThat(Trace.of(exists(event("ship")), "order ship").state()).isEqualTo(Standing.KEPT);
  }

  @Test
  void an_existence_is_broken_at_the_end() {
    assertThat(Trace.of(exists(event("ship")), "order pay").over().told())
        .isEqualTo(
            """
            Expected: ship
            Seen:     nothing after pay at event 2, +0.200 s
            Shown by: 2
            Try:      look for the path on which ship is not sent\
            """);
  }

  @Test
  void an_existence_where_nothing_came_at_all_says_so() {
    assertThat(Trace.of(exists(event("ship")), "").over().breach().seen()).isEqualTo("nothing");
  }

  @Test
  void an_existence_is_broken_by_the_closing_of_the_socket_and_says_so() {
    Trace trace = Trace.of(exists(event("ship")), "order").end(Ending.SOCKET_CLOSED);

    assertThat(trace.breach().seen())
        .isEqualTo("nothing after order at event 1, +0.100 s, and the socket is closed");
  }

  @Test
  void an_existence_is_left_open_where_the_scenario_was_given_up() {
    assertThat(Trace.of(exists(event("ship")), "order").end(Ending.GIVEN_UP).state())
        .isEqualTo(Standing.OPEN);
  }

  private static final Count SOON =
      exists(event("ship")).by(() -> 0, Duration.ofSeconds(2), "the order");

  @ParameterizedTest
  @CsvSource({"1900, KEPT", "1901, BROKEN"})
  void an_existence_within_a_limit_is_decided_by_the_clock(long more, Standing state) {
    assertThat(Trace.of(SOON, "+" + more + " ship").state()).isEqualTo(state);
  }

  @Test
  void an_existence_within_a_limit_is_told_at_the_limit() {
    Trace trace = Trace.of(SOON, "order").silence(5_000);

    assertThat(trace.told())
        .isEqualTo(
            """
            Expected: ship within 2.000 s of the order
            Seen:     nothing after order at event 1, +0.100 s
            Shown by: 1
            Try:      look for the path on which ship is not sent\
            """);
    assertThat(trace.breach().decidedAt()).isEqualTo(2_000_000_000L);
  }

  @Test
  void an_existence_within_a_limit_is_not_decided_by_the_end_of_the_scenario() {
    assertThat(Trace.of(SOON, "order").over().state()).isEqualTo(Standing.OPEN);
  }

  @Test
  void what_comes_too_late_only_by_a_stall_of_the_suite_is_undecided() {
    Trace trace = Trace.of(SOON, "order +1000 ~800 +1000 ship").over();

    assertThat(trace.state()).isEqualTo(Standing.UNDECIDED);
    assertThat(trace.doubt())
        .isEqualTo(
            Optional.of(
                "the suite itself stood still while ship was awaited within 2.000 s of the order"));
  }

  @Test
  void what_comes_later_than_a_stall_explains_is_broken() {
    assertThat(Trace.of(SOON, "order +1000 ~100 +1000 ship").state()).isEqualTo(Standing.BROKEN);
  }

  @Test
  void the_clocks_decision_can_be_told_in_words_of_ones_own() {
    Pattern pattern =
        SOON.silence(() -> Mismatch.of("a parcel", "an empty hall", "ask the carrier"));

    assertThat(Trace.of(pattern, "order").silence(3_000).told())
        .isEqualTo(
            """
            Expected: a parcel
            Seen:     an empty hall
            Shown by:\s
            Try:      ask the carrier\
            """);
  }

  @Test
  void the_clock_decides_nothing_where_there_are_no_words_for_it() {
    assertThat(Trace.of(SOON.silence(Mismatch::none), "order").silence(3_000).over().state())
        .isEqualTo(Standing.OPEN);
  }

  // Counting

  @ParameterizedTest
  @CsvSource({"order, BROKEN", "ship, BROKEN", "ship order ship, KEPT"})
  void at_least_two_are_kept_by_the_second(String events, Standing state) {
    assertThat(Trace.of(atLeast(2, event("ship")), events).over().state()).isEqualTo(state);
  }

  @Test
  void too_few_are_counted_in_the_message() {
    assertThat(Trace.of(atLeast(2, event("ship")), "ship order").over().told())
        .isEqualTo(
            """
            Expected: at least 2 ship
            Seen:     only 1; nothing after order at event 2, +0.200 s
            Shown by: 2
            Try:      look for the path on which ship is not sent\
            """);
  }

  @Test
  void at_most_one_is_broken_by_the_second_which_is_shown_with_the_first() {
    assertThat(Trace.of(atMost(1, event("ship")), "ship order ship").told())
        .isEqualTo(
            """
            Expected: at most one ship
            Seen:     a second ship at event 3, +0.300 s
            Shown by: 1 3
            Try:      look for a second place that sends it, or for an event sent twice\
            """);
  }

  @Test
  void at_most_three_in_a_row_is_broken_by_the_fourth() {
    Pattern pattern = atMost(3, event("think")).inARow();

    assertThat(Trace.of(pattern, "think think think act think think think").over().state())
        .isEqualTo(Standing.KEPT_SO_FAR);
    assertThat(Trace.of(pattern, "think act think think think think").told())
        .isEqualTo(
            """
            Expected: at most 3 think in a row
            Seen:     number 4: think at event 6, +0.600 s
            Shown by: 3 4 5 6
            Try:      look for a second place that sends it, or for an event sent twice\
            """);
  }

  @Test
  void the_hint_can_be_another() {
    assertThat(Trace.of(never(event("x")).hint("ask Ben"), "x").breach().hint())
        .isEqualTo("ask Ben");
  }
}
