package dev.goldenpath.rule.pattern;

import static dev.goldenpath.rule.pattern.Element.event;
import static dev.goldenpath.rule.pattern.Patterns.every;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTest {
  private static final Response ANSWERED = every(event("asked")).isAnsweredBy(event("told"));
  private static final Response PAIRED =
      every(event("asked"))
          .isAnsweredByOne(event("granted").or(event("denied")))
          .withTheSame(Trace.ID);

  @ParameterizedTest
  @CsvSource({
    "told, NOT_EXERCISED",
    "asked, OPEN",
    "asked told, KEPT_SO_FAR",
    "asked told told, KEPT_SO_FAR",
    "asked asked told, KEPT_SO_FAR",
    "asked told asked, OPEN"
  })
  void one_answer_serves_all_that_wait_for_it(String events, Standing state) {
    assertThat(Trace.of(ANSWERED, events).state()).isEqualTo(state);
  }

  @Test
  void what_is_never_answered_is_broken_at_the_end() {
    assertThat(Trace.of(ANSWERED, "asked told asked other").over().told())
        .isEqualTo(
            """
            Expected: told for asked at event 3, +0.300 s
            Seen:     none
            Shown by: 3
            Try:      look for the path on which no told is sent\
            """);
  }

  @Test
  void what_can_not_be_answered_any_more_says_that_the_socket_is_closed() {
    assertThat(Trace.of(ANSWERED, "asked").end(Ending.SOCKET_CLOSED).breach().seen())
        .isEqualTo("none, and the socket is closed");
  }

  @Test
  void what_is_not_answered_is_left_open_where_the_scenario_was_given_up() {
    assertThat(Trace.of(ANSWERED, "asked").end(Ending.GIVEN_UP).state()).isEqualTo(Standing.OPEN);
  }

  // Pairing

  @ParameterizedTest
  @CsvSource({
    "asked:1 granted:1, KEPT_SO_FAR",
    "asked:1 asked:2 denied:2 granted:1, KEPT_SO_FAR",
    "asked:1 granted:2, OPEN",
    "asked:1 asked:2 granted:1, OPEN",
    "asked:1 asked:1 granted:1, OPEN",
    "asked:1 asked:1 granted:1 granted:1, KEPT_SO_FAR",
    "granted:1 asked:1, OPEN",
    "asked:1 granted, OPEN",
    "asked:1 granted:1 denied:1, BROKEN"
  })
  void each_has_one_answer_of_its_own_with_its_key(String events, Standing state) {
    assertThat(Trace.of(PAIRED, events).state()).isEqualTo(state);
  }

  @Test
  void an_answer_too_many_is_shown_with_the_first() {
    assertThat(Trace.of(PAIRED, "asked:1 granted:1 other denied:1").told())
        .isEqualTo(
            """
            Expected: one granted or denied with id 1 for asked at event 1, +0.100 s
            Seen:     a second denied at event 4, +0.400 s
            Shown by: 2 4
            Try:      look for a second path that sends it, or for an event sent twice\
            """);
  }

  @Test
  void an_answer_with_another_key_is_none() {
    assertThat(Trace.of(PAIRED, "asked:1 granted:2").over().breach().expected())
        .isEqualTo("one granted or denied with id 1 for asked at event 1, +0.100 s");
  }

  @Test
  void what_has_no_key_can_not_be_answered() {
    assertThat(Trace.of(PAIRED, "asked").told())
        .isEqualTo(
            """
            Expected: id in asked
            Seen:     asked at event 1, +0.100 s has none
            Shown by: 1
            Try:      look where asked is made\
            """);
  }

  // What one answer serves

  @ParameterizedTest
  @CsvSource({
    "asked:1 asked:2 told:2, KEPT_SO_FAR",
    "asked:1 asked:2 told:1, OPEN",
    "asked:1 asked:2 told:1 told:2, KEPT_SO_FAR",
    "asked:1 asked:2 told:2 told:1, KEPT_SO_FAR"
  })
  void an_answer_may_serve_all_up_to_its_own(String events, Standing state) {
    Pattern pattern =
        every(event("asked"))
            .isAnsweredBy(event("told"), Response.Sharing.UP_TO_ITS_OWN)
            .withTheSame(Trace.ID);

    assertThat(Trace.of(pattern, events).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "asked asked told, OPEN",
    "asked asked told told, KEPT_SO_FAR",
    "asked told told, KEPT_SO_FAR",
    "asked told told asked, OPEN"
  })
  void an_answer_may_serve_one_and_others_come_unasked(String events, Standing state) {
    Pattern pattern = every(event("asked")).isAnsweredBy(event("told"), Response.Sharing.ONE);

    assertThat(Trace.of(pattern, events).state()).isEqualTo(state);
  }

  // Within a limit

  private static final Pattern SOON = ANSWERED.within(Duration.ofSeconds(2));

  @ParameterizedTest
  @CsvSource({"1900, KEPT_SO_FAR", "1901, BROKEN"})
  void an_answer_comes_within_its_limit(long more, Standing state) {
    assertThat(Trace.of(SOON, "asked +" + more + " told").state()).isEqualTo(state);
  }

  @Test
  void the_clock_decides_for_the_oldest_that_waits() {
    Trace trace = Trace.of(SOON, "asked told +500 asked +1000 asked").silence(5_000);

    assertThat(trace.told())
        .isEqualTo(
            """
            Expected: told for asked at event 3, +0.800 s within 2.000 s
            Seen:     none
            Shown by: 3
            Try:      look for the path on which no told is sent\
            """);
    assertThat(trace.breach().decidedAt()).isEqualTo(2_800_000_000L);
  }

  @Test
  void the_end_of_the_scenario_does_not_decide_where_the_clock_does() {
    assertThat(Trace.of(SOON, "asked").over().state()).isEqualTo(Standing.OPEN);
  }

  @Test
  void an_answer_that_is_late_only_by_a_stall_of_the_suite_is_undecided() {
    assertThat(Trace.of(SOON, "asked +1000 ~500 +1200 told").state()).isEqualTo(Standing.UNDECIDED);
    assertThat(Trace.of(SOON, "asked +1000 ~100 +1200 told").state()).isEqualTo(Standing.BROKEN);
  }

  // Before something

  private static final Response IN_TIME = PAIRED.before(event("over"));

  @Test
  void what_is_open_when_the_end_comes_is_broken_by_it() {
    assertThat(Trace.of(IN_TIME, "asked:1 x y z over denied:1").told())
        .isEqualTo(
            """
            Expected: one granted or denied with id 1 for asked at event 1, +0.100 s, before over
            Seen:     over at event 5, +0.500 s
            Shown by: 1 2 3 5
            Try:      look for the path on which no granted or denied is sent\
            """);
  }

  @Test
  void where_the_end_never_comes_nothing_is_decided() {
    assertThat(Trace.of(IN_TIME, "asked:1").over().state()).isEqualTo(Standing.OPEN);
  }

  @Test
  void what_is_owed_can_be_told_in_words_of_ones_own() {
    Response pattern =
        IN_TIME
            .owing(asked -> "an answer to " + Element.tell(asked))
            .trying(asked -> "look who asked at " + asked.at().offset());

    assertThat(Trace.of(pattern, "asked:1 over").told())
        .isEqualTo(
            """
            Expected: an answer to asked at event 1, +0.100 s
            Seen:     over at event 2, +0.200 s
            Shown by: 1 2
            Try:      look who asked at +0.100 s\
            """);
  }
}
