package dev.goldenpath.rule.pattern;

import static dev.goldenpath.rule.pattern.Element.event;
import static dev.goldenpath.rule.pattern.Patterns.every;
import static dev.goldenpath.rule.pattern.Patterns.first;
import static dev.goldenpath.rule.pattern.Patterns.inOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderPatternsTest {
  private static final Element<?> ANY = Element.events("event", event -> true);

  // Precedence

  private static final Precedence PRECEDED = every(event("done")).isPrecededBy(event("handoff"));

  @ParameterizedTest
  @CsvSource({
    "handoff, NOT_EXERCISED",
    "handoff done, KEPT_SO_FAR",
    "handoff done done, KEPT_SO_FAR",
    "done, BROKEN",
    "done handoff, BROKEN"
  })
  void no_effect_comes_without_its_cause_before_it(String events, Standing state) {
    assertThat(Trace.of(PRECEDED, events).over().state()).isEqualTo(state);
  }

  @Test
  void an_effect_without_its_cause_is_told() {
    assertThat(Trace.of(PRECEDED, "other done").told())
        .isEqualTo(
            """
            Expected: handoff before done
            Seen:     done at event 2, +0.200 s, with no handoff before it
            Shown by: 2
            Try:      look whether handoff is sent at all, and whether events are reordered on their way to the socket\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "handoff:1 done:1, KEPT_SO_FAR",
    "handoff:1 done, NOT_EXERCISED",
    "handoff:1 handoff:2 done:2 done:1, KEPT_SO_FAR",
    "handoff:1 done:2, BROKEN"
  })
  void an_effect_with_a_key_wants_a_cause_with_the_same(String events, Standing state) {
    assertThat(Trace.of(PRECEDED.withTheSame(Trace.ID), events).state()).isEqualTo(state);
  }

  @Test
  void an_effect_with_another_key_than_its_cause_is_told() {
    assertThat(Trace.of(PRECEDED.withTheSame(Trace.ID), "handoff:1 done:2").told())
        .isEqualTo(
            """
            Expected: handoff with id 2 before done
            Seen:     done at event 2, +0.200 s with id 2, with no handoff before it
            Shown by: 2
            Try:      look whether handoff is sent at all, and whether events are reordered on their way to the socket; and whether both have the same id\
            """);
  }

  // Chains

  private static final List<Element<?>> STEPS = List.of(event("a"), event("b"), event("c"));

  @ParameterizedTest
  @CsvSource({
    "x, NOT_EXERCISED",
    "a, NOT_EXERCISED",
    "a a b a, KEPT_SO_FAR",
    "a b c, KEPT_SO_FAR",
    "a b c a b, KEPT_SO_FAR",
    "b, BROKEN",
    "a c, BROKEN",
    "a b a b c, KEPT_SO_FAR"
  })
  void the_first_of_each_comes_in_order(String events, Standing state) {
    assertThat(Trace.of(inOrder(STEPS), events).over().state()).isEqualTo(state);
  }

  @Test
  void a_step_ahead_of_its_turn_is_told() {
    assertThat(Trace.of(inOrder(STEPS), "a c").told())
        .isEqualTo(
            """
            Expected: b before c
            Seen:     c at event 2, +0.200 s, with no b before it
            Shown by: 2
            Try:      look whether b is sent at all, and whether events are reordered on their way to the socket\
            """);
  }

  // First

  @ParameterizedTest
  @CsvSource({"hello x, KEPT_SO_FAR", "x hello, BROKEN", "hello hello, KEPT_SO_FAR"})
  void the_first_is_of_a_kind(String events, Standing state) {
    assertThat(Trace.of(first(ANY, event("hello")), events).over().state()).isEqualTo(state);
  }

  @Test
  void a_first_of_another_kind_is_told() {
    assertThat(Trace.of(first(ANY, event("hello")), "x hello").told())
        .isEqualTo(
            """
            Expected: hello as the first event
            Seen:     x at event 1, +0.100 s, with no hello before it
            Shown by: 1
            Try:      look whether hello is sent first, and whether anybody listens by then\
            """);
  }

  @Test
  void without_any_no_first_is_exercised() {
    assertThat(Trace.of(first(event("a"), event("b")), "x").over().state())
        .isEqualTo(Standing.NOT_EXERCISED);
  }
}
