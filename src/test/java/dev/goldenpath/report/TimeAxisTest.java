package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Mark;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

  @Test
  void what_comes_at_nearly_the_same_time_is_drawn_apart_and_in_order() {
    TimeAxis axis = new TimeAxis(story(1_000_000, 999_990, 999_991, 999_992), 100, 900);

    assertThat(axis.of(999_991) - axis.of(999_990)).isGreaterThan(14);
    assertThat(axis.of(999_992) - axis.of(999_991)).isGreaterThan(14);
    assertThat(axis.of(0)).isEqualTo(100);
    assertThat(axis.of(1_000_000)).isEqualTo(1_000);
  }

  @Test
  void a_place_leads_back_to_its_moment() {
    TimeAxis axis = new TimeAxis(story(1_000_000, 10, 400_000), 0, 1_000);

    for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      assertThat(axis.of(axis.at(share))).isCloseTo(share * 1_000, within(0.5));
    }
  }

  @Test
  void what_lies_outside_of_the_story_is_drawn_at_its_ends() {
    TimeAxis axis = new TimeAxis(story(100), 10, 100);

    assertThat(axis.of(-5)).isEqualTo(10);
    assertThat(axis.of(500)).isEqualTo(110);
  }

  @Test
  void any_number_of_messages_fits() {
    long[] all = new long[5_000];
    Arrays.setAll(all, i -> i);
    TimeAxis axis = new TimeAxis(story(10_000, all), 0, 900);

    assertThat(axis.of(4_999)).isBetween(500.0, 900.0);
  }

  private static Story story(long length, long... marks) {
    return new Story(
        Instant.EPOCH,
        length,
        Arrays.stream(marks).mapToObj(at -> new Mark(1, at, "ada-1", "x", "", "")).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
