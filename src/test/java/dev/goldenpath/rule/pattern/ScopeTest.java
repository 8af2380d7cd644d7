package dev.goldenpath.rule.pattern;

import static dev.goldenpath.rule.pattern.Element.event;
import static dev.goldenpath.rule.pattern.Patterns.all;
import static dev.goldenpath.rule.pattern.Patterns.exists;
import static dev.goldenpath.rule.pattern.Patterns.never;
import static dev.goldenpath.rule.pattern.Patterns.nothingAfter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
  private static final Element<?> ANY = Element.events("event of the run", event -> true);
  private static final Element<?> OPEN = event("open");
  private static final Element<?> SHUT = event("shut");
  private static final Pattern NO_X = never(event("x"));
  private static final Pattern AN_X = exists(event("x"));

  @ParameterizedTest
  @CsvSource({"x, NOT_EXERCISED", "x open y, KEPT_SO_FAR", "open x, BROKEN", "open open x, BROKEN"})
  void after_is_what_follows_the_first(String events, Standing state) {
    assertThat(Trace.of(NO_X.after(OPEN), events).over().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"y, NOT_EXERCISED", "x, NOT_EXERCISED", "y shut x, KEPT", "x shut, BROKEN"})
  void before_counts_only_where_its_end_comes(String events, Standing state) {
    assertThat(Trace.of(NO_X.before(SHUT), events).over().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"y, KEPT_SO_FAR", "x, BROKEN", "y shut x, KEPT", "x shut, BROKEN"})
  void until_counts_whether_or_not_its_end_comes(String events, Standing state) {
    assertThat(Trace.of(NO_X.until(SHUT), events).over().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "x shut, NOT_EXERCISED",
    "open x, NOT_EXERCISED",
    "open y shut x, KEPT_SO_FAR",
    "open x shut, BROKEN",
    "open y shut open x, KEPT_SO_FAR",
    "open y shut open x shut, BROKEN"
  })
  void between_counts_each_part_that_has_its_end(String events, Standing state) {
    assertThat(Trace.of(NO_X.between(OPEN, SHUT), events).over().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "x shut, NOT_EXERCISED",
    "open x, BROKEN",
    "open y shut x, KEPT_SO_FAR",
    "open y shut open x, BROKEN"
  })
  void after_until_counts_each_part(String events, Standing state) {
    assertThat(Trace.of(NO_X.afterUntil(OPEN, SHUT), events).over().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "open, OPEN, BROKEN",
    "open x, KEPT_SO_FAR, KEPT_SO_FAR",
    "open shut, BROKEN, BROKEN",
    "open x shut, KEPT_SO_FAR, KEPT_SO_FAR",
    "open x shut open shut, BROKEN, BROKEN",
    "open x shut open, OPEN, BROKEN"
  })
  void what_must_come_in_a_part_comes_in_it(String events, Standing before, Standing after) {
    Pattern pattern = AN_X.afterUntil(OPEN, SHUT);

    assertThat(Trace.of(pattern, events).state()).isEqualTo(before);
    assertThat(Trace.of(pattern, events).over().state()).isEqualTo(after);
  }

  @Test
  void what_must_come_in_a_part_that_never_ends_is_not_owed() {
    assertThat(Trace.of(AN_X.between(OPEN, SHUT), "open").over().state())
        .isEqualTo(Standing.NOT_EXERCISED);
  }

  @Test
  void one_moment_may_end_a_part_and_begin_the_next() {
    Pattern pattern = AN_X.between(event("tick"), event("tick"));

    assertThat(Trace.of(pattern, "tick x tick x tick").over().state())
        .isEqualTo(Standing.KEPT_SO_FAR);
    assertThat(Trace.of(pattern, "tick x tick tick").over().state()).isEqualTo(Standing.BROKEN);
  }

  @Test
  void what_was_broken_in_a_part_is_told_when_its_end_comes() {
    Trace trace = Trace.of(NO_X.between(OPEN, SHUT), "open x y shut");

    assertThat(trace.told())
        .isEqualTo(
            """
            Expected: no x between open at event 1, +0.100 s, and shut
            Seen:     x at event 2, +0.200 s
            Shown by: 1 2 4
            Try:      look what sends it there\
            """);
    assertThat(trace.breach().decidedAt()).isEqualTo(400_000_000L);
  }

  @Test
  void what_did_not_come_in_a_part_is_told_with_its_end() {
    assertThat(Trace.of(AN_X.between(OPEN, SHUT), "open y shut").told())
        .isEqualTo(
            """
            Expected: x between open at event 1, +0.100 s, and shut
            Seen:     nothing after y at event 2, +0.200 s until shut at event 3, +0.300 s
            Shown by: 1 2 3
            Try:      look for the path on which x is not sent\
            """);
  }

  @Test
  void what_comes_after_the_end_is_told_with_it() {
    assertThat(Trace.of(nothingAfter(event("bye"), ANY), "hello bye bye").told())
        .isEqualTo(
            """
            Expected: no event of the run after bye at event 2, +0.200 s
            Seen:     bye at event 3, +0.300 s
            Shown by: 2 3
            Try:      look what sends it there\
            """);
  }

  @Test
  void what_did_not_come_before_is_told_so() {
    assertThat(Trace.of(AN_X.before(SHUT), "y shut").breach().expected())
        .isEqualTo("x before shut");
  }

  @Test
  void a_limit_holds_within_a_part() {
    Pattern pattern =
        Patterns.every(event("q"))
            .isAnsweredBy(event("a"))
            .within(Duration.ofSeconds(1))
            .afterUntil(OPEN, SHUT);

    assertThat(Trace.of(pattern, "open q").silence(2_000).state()).isEqualTo(Standing.BROKEN);
    assertThat(Trace.of(pattern, "q").silence(2_000).state()).isEqualTo(Standing.NOT_EXERCISED);
    assertThat(Trace.of(pattern, "open q shut").state()).isEqualTo(Standing.BROKEN);
  }

  @Test
  void what_the_suite_missed_in_a_part_stays_undecided() {
    Pattern pattern =
        Patterns.every(event("q"))
            .isAnsweredBy(event("a"))
            .within(Duration.ofSeconds(1))
            .afterUntil(OPEN, SHUT);

    assertThat(Trace.of(pattern, "open q +600 ~500 +600 a shut open q a shut").over().state())
        .isEqualTo(Standing.UNDECIDED);
  }

  // Conjunction, and what counts as exercised

  @ParameterizedTest
  @CsvSource({"y, OPEN, BROKEN", "z, OPEN, BROKEN", "y z, KEPT, KEPT", "z y, KEPT, KEPT"})
  void all_are_wanted(String events, Standing before, Standing after) {
    Pattern pattern = all(exists(event("y")), exists(event("z")));

    assertThat(Trace.of(pattern, events).state()).isEqualTo(before);
    assertThat(Trace.of(pattern, events).over().state()).isEqualTo(after);
  }

  @Test
  void what_may_still_break_one_of_all_is_kept_only_so_far() {
    assertThat(Trace.of(exists(event("y")).and(NO_X), "y").state()).isEqualTo(Standing.KEPT_SO_FAR);
    assertThat(Trace.of(exists(event("y")).and(NO_X), "y x").state()).isEqualTo(Standing.BROKEN);
  }

  @Test
  void all_of_nothing_is_never_exercised() {
    assertThat(Trace.of(all(), "x y").over().state()).isEqualTo(Standing.NOT_EXERCISED);
  }

  @Test
  void an_absence_may_count_only_once_something_else_has_come() {
    Pattern pattern = NO_X.exercisedBy(event("y"));

    assertThat(Trace.of(pattern, "z").state()).isEqualTo(Standing.NOT_EXERCISED);
    assertThat(Trace.of(pattern, "z y").state()).isEqualTo(Standing.KEPT_SO_FAR);
    assertThat(Trace.of(pattern, "z x").state()).isEqualTo(Standing.BROKEN);
  }

  @Test
  void a_pattern_can_be_begun_again_and_again() {
    Pattern pattern = Patterns.atMost(1, event("x")).until(SHUT);

    assertThat(Trace.of(pattern, "x x").state()).isEqualTo(Standing.BROKEN);
    assertThat(Trace.of(pattern, "x").end(Ending.GIVEN_UP).state()).isEqualTo(Standing.KEPT_SO_FAR);
  }
}
