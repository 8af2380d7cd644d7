package dev.goldenpath.scenario;

import static dev.goldenpath.rule.pattern.Patterns.every;
import static dev.goldenpath.rule.pattern.Rules.inScenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.rule.Verdict;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Transcript;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However long judging takes, what counts is when something came. */
@Timeout(60)
class JudgingWaiterTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final AtomicLong clock = new AtomicLong();
  private final Transcript transcript = new Transcript(clock::get, InstantSource.system());
  private final JudgingWaiter hearing =
      new JudgingWaiter(transcript, TimelineScript.begin().judge(), Set.of());

  /** Have something come at one time, and the judging end at a later one. */
  private JudgingWaiter.End awaitOf(Duration came, Duration judgedBy) {
    return hearing.await(
        () -> {
          boolean known = !hearing.timeline().moments().isEmpty();
          if (!known && transcript.entries().isEmpty()) {
            clock.set(came.toNanos());
            transcript.append(at -> new Entry.PingSent(at, "ada-1", ""));
            clock.set(judgedBy.toNanos());
          }
          return known;
        },
        LIMIT);
  }

  @Test
  void what_came_in_time_counts_though_judging_took_longer() {
    assertThat(awaitOf(Duration.ofMillis(900), Duration.ofSeconds(5)))
        .isEqualTo(JudgingWaiter.End.REACHED);
  }

  @Test
  void what_came_too_late_does_not_count() {
    assertThat(awaitOf(Duration.ofMillis(1_100), Duration.ofSeconds(5)))
        .isEqualTo(JudgingWaiter.End.TIMED_OUT);
  }

  @Test
  void nothing_is_silence_before_it_is_known_whether_the_suite_stood_still() {
    transcript.watched();
    Iterator<Runnable> meanwhile =
        List.<Runnable>of(
                () -> clock.set(Duration.ofSeconds(5).toNanos()),
                () -> {
                  transcript.append(at -> new Entry.Stalled(at, Duration.ofMillis(4_500)));
                  transcript.awake(clock.get());
                },
                () -> transcript.append(at -> new Entry.PingSent(at, "ada-1", "")))
            .iterator();

    JudgingWaiter.End end =
        hearing.await(
            () -> {
              if (meanwhile.hasNext()) {
                meanwhile.next().run();
              }
              return hearing.timeline().moments().stream()
                  .anyMatch(moment -> moment.entry() instanceof Entry.PingSent);
            },
            LIMIT);

    assertThat(end).isEqualTo(JudgingWaiter.End.REACHED);
  }

  /** Want each ping within 0 ms of the beginning, unless the suite has stood still. */
  private static final Rule AT_ONCE =
      inScenario(
          Clause.TIME_3,
          timeline ->
              every(Element.entry("ping", Entry.PingSent.class))
                  .must(
                      Check.<Entry.PingSent>that(
                              ping -> false, ping -> "at once", ping -> "late", "hurry")
                          .unlessStalled(
                              ping ->
                                  new Mismatch.Timing(0, Duration.ofNanos(ping.at().nanos())))));

  @Test
  void what_comes_last_is_decided_when_stalls_until_then_are_known() {
    Transcript real = new Transcript();
    real.watched();
    JudgingWaiter waiter = new JudgingWaiter(real, TimelineScript.begin().judge(), Set.of());
    waiter.declare(AT_ONCE);
    real.append(at -> new Entry.PingSent(at, "ada-1", ""));
    CompletableFuture<Void> told =
        CompletableFuture.runAsync(
            () -> {
              real.append(at -> new Entry.Stalled(at, Duration.ofNanos(at.nanos())));
              real.awake(System.nanoTime());
            },
            CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));

    waiter.end(Ending.SCENARIO_OVER);

    told.join();
    assertThat(waiter.judge().verdicts().get(Clause.TIME_3)).isInstanceOf(Verdict.Undecided.class);
  }
}
