package dev.goldenpath.rule.pattern;

import static dev.goldenpath.rule.pattern.Element.event;
import static dev.goldenpath.rule.pattern.Patterns.every;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniversalTest {
  private static final Check<AgentEvent> HAS_AN_ID =
      event ->
          Trace.id(event).isPresent()
              ? Mismatch.none()
              : Mismatch.of("an id", "none", "look where it is made");

  private static final Check<AgentEvent> IS_NO_SEVEN =
      event ->
          Trace.id(event).filter("7"::equals).isEmpty()
              ? Mismatch.none()
              : Mismatch.of("no 7", "7", "look who counts");

  @ParameterizedTest
  @CsvSource({
    "other, NOT_EXERCISED",
    "order:1, KEPT_SO_FAR",
    "order:1 other order:2, KEPT_SO_FAR",
    "order:1 order order:2, BROKEN",
    "order:7, BROKEN"
  })
  void each_is_right_by_all_checks(String events, Standing state) {
    Pattern pattern = every(event("order")).must(HAS_AN_ID, IS_NO_SEVEN);

    assertThat(Trace.of(pattern, events).over().state()).isEqualTo(state);
  }

  @Test
  void what_the_first_check_finds_wrong_is_told() {
    assertThat(Trace.of(every(event("order")).must(HAS_AN_ID, IS_NO_SEVEN), "x order").told())
        .isEqualTo(
            """
            Expected: an id
            Seen:     none
            Shown by: 2
            Try:      look where it is made\
            """);
  }

  @Test
  void a_check_may_be_for_some_only() {
    Pattern pattern = every(event("order")).must(IS_NO_SEVEN.when(order -> order.at().seq() > 1));

    assertThat(Trace.of(pattern, "order:7").state()).isEqualTo(Standing.KEPT_SO_FAR);
    assertThat(Trace.of(pattern, "x order:7").state()).isEqualTo(Standing.BROKEN);
  }

  // What is only a matter of time

  /** Want an event within 150 ms of the beginning. */
  private static final Pattern SOON =
      every(event("order"))
          .must(
              order -> {
                Duration late = Duration.ofNanos(order.at().nanos()).minusMillis(150);
                return late.isNegative()
                    ? Mismatch.none()
                    : Mismatch.of("soon", "late", "hurry")
                        .map(wrong -> wrong.unlessStalled(new Mismatch.Timing(0, late)));
              });

  @Test
  void what_is_late_is_broken_once_the_clock_has_shown_that_no_stall_explains_it() {
    Trace trace = Trace.of(SOON, "+500 order");

    assertThat(trace.state()).isEqualTo(Standing.OPEN);
    assertThat(trace.silence(10).state()).isEqualTo(Standing.BROKEN);
    assertThat(trace.breach().decidedAt()).isEqualTo(600_000_000L);
  }

  @Test
  void what_is_late_is_broken_at_the_end_too() {
    assertThat(Trace.of(SOON, "+500 order").over().state()).isEqualTo(Standing.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({"410, UNDECIDED", "409, BROKEN"})
  void a_stall_explains_exactly_what_it_covers_and_what_goes_unnoticed(
      long stalled, Standing state) {
    // 600 ms is 450 ms too late; 40 ms may go unnoticed.
    Trace trace = Trace.of(SOON, "+500 order ~" + stalled).over();

    assertThat(trace.state()).isEqualTo(state);
  }

  @Test
  void a_stall_outside_of_the_interval_explains_nothing() {
    assertThat(Trace.of(SOON, "+500 order +2000 ~1900").over().state()).isEqualTo(Standing.BROKEN);
  }

  @Test
  void a_break_beside_what_is_undecided_is_told() {
    Trace trace = Trace.of(SOON, "+500 order ~410 +2000 order").over();

    assertThat(trace.breach().witnesses())
        .extracting(entry -> entry.at().seq())
        .containsExactly(2L);
  }

  // Values

  @ParameterizedTest
  @CsvSource({"n:1 n:2 n x:1, KEPT_SO_FAR", "n:1 n:2 n:1, BROKEN"})
  void each_has_its_own_value(String events, Standing state) {
    assertThat(Trace.of(every(event("n")).hasItsOwn(Trace.ID), events).over().state())
        .isEqualTo(state);
  }

  @Test
  void a_value_that_comes_again_is_shown_with_the_first() {
    assertThat(Trace.of(every(event("n")).hasItsOwn(Trace.ID), "n:1 n:2 n:1").told())
        .isEqualTo(
            """
            Expected: its own id in each n
            Seen:     n at event 3, +0.300 s has 1, as n at event 1, +0.100 s has
            Shown by: 1 3
            Try:      look where id comes from\
            """);
  }
}
