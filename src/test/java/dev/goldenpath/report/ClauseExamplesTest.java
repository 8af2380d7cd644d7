package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Example;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Verdict;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the pages of the contract draw is judged as they say. */
class ClauseExamplesTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SAID_1")
  void one_timeline_keeps_the_clause_and_breaks_no_other(Clause clause) {
    Example example = Example.keeping(clause).orElseThrow();

    assertThat(example.judge().faults()).as(clause.id()).isEmpty();
    assertThat(example.judge().crashes()).isEmpty();
    assertThat(example.judge().verdicts().get(clause))
        .as(clause.id())
        .isInstanceOf(Verdict.Kept.class);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SAID_1")
  void the_other_breaks_it_alone_and_ends_where_that_is_decided(Clause clause) {
    Example example = Example.breaking(clause).orElseThrow();

    assertThat(example.judge().faults())
        .as(clause.id())
        .extracting(Violation::clause)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(clause), example.also().stream()).toList());
    Optional<Entry> deciding = example.violation().flatMap(Violation::decidingEntry);
    List<Moment> moments = example.judge().timeline().moments();
    Entry last = moments.get(moments.size() - 1).entry();
    assertThat(deciding.orElse(last)).as(clause.id()).isEqualTo(last);
  }

  @ParameterizedTest
  @EnumSource
  void the_build_has_drawn_both_for_the_report(Clause clause) {
    assertThat(Resources.find("/report/examples/" + clause.id() + ".html"))
        .hasValue(ExampleSection.drawn(clause));
  }
}
