package dev.goldenpath.scenario;

import static dev.goldenpath.scenario.Vitals.Sign.SOCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When nobody waits for a sign of life any more. */
class VitalsTest {
  private final Vitals vitals = new Vitals();

  private void miss(int scenarios) {
    for (int i = 1; i <= scenarios; i++) {
      vitals.missed(SOCKET, "features/x.feature:" + i, Duration.ZERO);
    }
  }

  @Test
  void a_sign_that_was_never_seen_is_given_up_after_three_scenarios() {
    miss(Vitals.WITNESSES - 1);
    assertThat(vitals.givenUp(SOCKET)).isEmpty();

    miss(Vitals.WITNESSES);

    assertThat(vitals.givenUp(SOCKET))
        .hasValue(
            "the target never opens a socket (CONN-1), as seen in features/x.feature:1,"
                + " features/x.feature:2, features/x.feature:3");
  }

  @Test
  void a_target_that_has_died_is_given_up_after_many_scenarios_in_a_row() {
    vitals.saw(SOCKET);
    miss(Vitals.WITNESSES_OF_DEATH - 1);
    assertThat(vitals.givenUp(SOCKET)).isEmpty();

    miss(Vitals.WITNESSES_OF_DEATH);

    assertThat(vitals.givenUp(SOCKET).orElseThrow())
        .startsWith("the target no longer opens a socket (CONN-1), as seen in ");
  }

  @Test
  void what_others_have_seen_meanwhile_is_not_given_up() {
    vitals.saw(SOCKET);
    for (int i = 1; i <= Vitals.WITNESSES_OF_DEATH; i++) {
      vitals.missed(SOCKET, "features/x.feature:" + i, Duration.ofHours(1));
    }

    assertThat(vitals.givenUp(SOCKET)).isEmpty();
  }

  @Test
  void what_is_missed_now_and_then_is_not_given_up() {
    for (int i = 0; i < Vitals.WITNESSES_OF_DEATH; i++) {
      miss(Vitals.WITNESSES_OF_DEATH - 1);
      vitals.saw(SOCKET);
    }

    assertThat(vitals.givenUp(SOCKET)).isEmpty();
  }

  @Test
  void a_target_that_lives_again_is_waited_for_again() {
    miss(Vitals.WITNESSES);

    vitals.saw(SOCKET);

    assertThat(vitals.givenUp(SOCKET)).isEmpty();
  }
}
