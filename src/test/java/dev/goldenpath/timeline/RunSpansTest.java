package dev.goldenpath.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.wire.CallKind;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunSpansTest {
  private final RunSpans spans = new RunSpans();

  @Test
  void runs_of_which_one_began_before_the_other_ended_are_beside_each_other() {
    Run first = begun("r-1", 10);
    Run second = begun("r-2", 20);

    spans.end(first, 30);

    assertThat(spans.beside(first)).containsExactly(second);
    assertThat(spans.beside(second)).containsExactly(first);
    assertThat(spans.isBesideAny(second)).isTrue();
  }

  @Test
  void a_run_that_was_asked_for_when_the_other_had_ended_is_not_beside_it() {
    Run first = begun("r-1", 10);
    spans.end(first, 20);

    Run second = begun("r-2", 20);

    assertThat(spans.beside(second)).isEmpty();
    assertThat(spans.isBesideAny(first)).isFalse();
  }

  @Test
  void the_last_end_that_is_told_counts() {
    Run first = begun("r-1", 10);
    spans.end(first, 20);
    Run second = begun("r-2", 30);

    spans.end(first, 40);

    assertThat(spans.beside(second)).containsExactly(first);
  }

  @Test
  void a_run_that_nobody_asked_for_is_beside_none() {
    begun("r-1", 10);

    assertThat(spans.beside(new Run("r-2", Optional.empty()))).isEmpty();
  }

  @Test
  void many_runs_are_found_as_by_comparing_each_with_each() {
    Random random = new Random(20261122);
    List<Run> runs = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      runs.add(begun("r-" + i, random.nextInt(1_000)));
      long end = random.nextInt(4) == 0 ? RunSpans.OPEN : from(runs.get(i)) + random.nextInt(200);
      ends.add(end);
      if (end != RunSpans.OPEN) {
        spans.end(runs.get(i), end);
      }
    }

    for (int i = 0; i < runs.size(); i++) {
      List<Run> expected = new ArrayList<>();
      for (int other = 0; other < runs.size(); other++) {
        if (other != i
            && from(runs.get(i)) < ends.get(other)
            && from(runs.get(other)) < ends.get(i)) {
          expected.add(runs.get(other));
        }
      }
      assertThat(spans.beside(runs.get(i))).isEqualTo(expected);
      assertThat(spans.isBesideAny(runs.get(i))).isEqualTo(!expected.isEmpty());
    }
  }

  private static long from(Run run) {
    return run.askedAt().orElseThrow().nanos();
  }

  private Run begun(String id, long nanos) {
    Entry.HttpRequest request =
        new Entry.HttpRequest(
            new Stamp(1, nanos, Instant.EPOCH),
            "execute-" + id,
            CallKind.EXECUTE,
            "Ada",
            "user-ada-0001",
            Optional.empty(),
            Expectation.accepted(),
            "",
            "",
            Optional.empty());
    Run run = new Run(id, Optional.of(new Call(request, WireProfile.DATA)));
    spans.begin(run, RunSpans.OPEN);
    return run;
  }
}
