package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Demands;
import dev.goldenpath.result.KnownFailure;
import dev.goldenpath.rule.Clause;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fixture's run is of 4 May 2026. */
class KnownFailuresTest {
  private static final LocalDate THAT_DAY = LocalDate.of(2026, 5, 4);

  @Test
  void a_known_failure_breaks_no_build_and_is_told_in_every_output() {
    Report report = failing(clause(Clause.PAIR_1, THAT_DAY)).report();

    RunStatus status = RunStatus.of(report, report.plan().demands());

    String told = "PAIR-1 (ABC-1, until 2026-05-04)";
    assertThat(status.exitCode()).isZero();
    assertThat(report.broken()).isEmpty();
    assertThat(Headline.of(report).sentence()).contains("known to break: " + told);
    assertThat(Summary.of(report)).contains("## Known to break, not counted", told);
    assertThat(IndexPage.of(report, new KillMatrix(List.of())))
        .contains(
            "Known failures", told + "; shown by 1 scenario about it", "known to break: " + told);
    assertThat(Headline.of(report).sentence()).contains("1 was broken (1 known), 42 were left");
    assertThat(new ConsoleEnd(report, new Colours(false)).lines(false)).contains("KNOWN  " + told);
    assertThat(JunitXml.of(report))
        .contains("failures=\"0\"", "<skipped message=\"known to break: " + told)
        .doesNotContain("<failure");
    assertThat(CtrfJson.of(report)).contains("\"failed\":0");
    assertThat(Sarif.of(report)).contains("\"suppressions\"", told);
  }

  @Test
  void it_breaks_the_build_the_day_after() {
    Report report = failing(clause(Clause.PAIR_1, THAT_DAY.minusDays(1))).report();

    assertThat(RunStatus.of(report, report.plan().demands()).exitCode()).isEqualTo(1);
    assertThat(report.broken()).hasSize(1);
  }

  @Test
  void what_passes_again_breaks_the_build_until_it_is_taken_out() {
    Report report =
        demanding(new Runs().kept("whole", Clause.PAIR_1), clause(Clause.PAIR_1, THAT_DAY))
            .report();

    RunStatus status = RunStatus.of(report, report.plan().demands());

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.sentence()).contains("PAIR-1 (ABC-1, until 2026-05-04) passes again");
  }

  @Test
  void another_failure_still_breaks_the_build() {
    Report report =
        failing(clause(Clause.PAIR_1, THAT_DAY))
            .failed("other", Runs.FAILURE, Clause.ORDER_1)
            .report();

    assertThat(RunStatus.of(report, report.plan().demands()).exitCode()).isEqualTo(1);
    assertThat(report.broken()).extracting(ClauseReport::clause).containsExactly(Clause.ORDER_1);
  }

  @Test
  void a_scenario_may_be_known_by_its_name_or_place() {
    for (String scenario : List.of("broken", "features/tools/x.feature:10")) {
      Report report =
          failing(new KnownFailure(Optional.empty(), Optional.of(scenario), "ABC-1", THAT_DAY))
              .report();

      assertThat(RunStatus.of(report, report.plan().demands()).exitCode()).isZero();
    }
  }

  private static Runs failing(KnownFailure known) {
    return demanding(new Runs().failed("broken", Runs.FAILURE, Clause.PAIR_1), known);
  }

  private static Runs demanding(Runs runs, KnownFailure known) {
    return runs.demanding(new Demands(false, 1, 0, Set.of(), List.of(known)));
  }

  private static KnownFailure clause(Clause clause, LocalDate until) {
    return new KnownFailure(Optional.of(clause), Optional.empty(), "ABC-1", until);
  }
}
