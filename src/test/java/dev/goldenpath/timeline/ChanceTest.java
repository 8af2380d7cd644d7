package dev.goldenpath.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.timeline.Chance.Share;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {
  @ParameterizedTest(name = "{0} of {1} beside {2} of {3}: {4}")
  @CsvSource({
    // What never hits the others is no chance, however seldom it is.
    "1, 50, 0, 1, false",
    "1, 50, 0, 500, false",
    // Every seventh of all.
    "1, 2, 10, 70, true",
    "6, 40, 10, 70, true",
    "40, 300, 10, 70, true",
    // All of one kind, and a few of the others.
    "8, 8, 30, 70, false",
    "30, 40, 10, 70, false",
    // So few that nobody can tell.
    "1, 1, 1, 1, true",
    "2, 2, 1, 3, true",
    // More of the others.
    "1, 40, 60, 70, true",
    "800, 1000, 60, 70, true",
  })
  void what_hits_one_kind_as_often_as_the_others_may_be_chance(
      int hit, int of, int otherHit, int others, boolean chance) {
    assertThat(Chance.explains(new Share(hit, of), new Share(otherHit, others))).isEqualTo(chance);
  }

  @ParameterizedTest(name = "{0} of {1} beside none of {2}: {3}")
  @CsvSource({
    // The first of all to be hit.
    "1, 20, 80, true",
    "1, 1, 60, true",
    // Again and again, and the others never.
    "4, 20, 80, false",
    "3, 3, 80, false",
    // So few others that they say nothing of a chance.
    "1, 1, 1, false",
    "1, 2, 20, false",
  })
  void a_chance_may_hit_one_kind_first(int hit, int of, int others, boolean chance) {
    assertThat(Chance.mayComeFirst(new Share(hit, of), new Share(0, others))).isEqualTo(chance);
  }
}
