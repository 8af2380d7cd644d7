package dev.goldenpath.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Causes;
import dev.goldenpath.result.FailureMessage;
import dev.goldenpath.result.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What came out of a timeline, with the questions that tests ask of it. */
public final class Judged {
  private final Judge judge;

  Judged(Judge judge) {
    this.judge = judge;
  }

  public Judge judge() {
    return judge;
  }

  public Verdict verdict(Clause clause) {
    return judge.verdicts().get(clause);
  }

  public List<Finding> causes() {
    return Causes.of(judge.scene(), judge.faults());
  }

  /** Expect that nothing is broken and no rule crashed, and that these clauses were exercised. */
  public Judged keeps(Clause... exercised) {
    assertThat(messages()).isEmpty();
    assertThat(judge.crashes()).isEmpty();
    assertThat(judge.verdicts().values())
        .noneMatch(Verdict.Broken.class::isInstance)
        .noneMatch(Verdict.Undecided.class::isInstance);
    Arrays.stream(exercised)
        .forEach(clause -> assertThat(verdict(clause)).isInstanceOf(Verdict.Kept.class));
    return this;
  }

  /** Expect that nothing is broken, and that this clause was never put to the test. */
  public Judged neverAsks(Clause clause) {
    keeps();
    assertThat(verdict(clause)).isInstanceOf(Verdict.NotExercised.class);
    return this;
  }

  /** Expect that this clause alone is named as the cause; return what was found. */
  public Violation breaks(Clause clause) {
    assertThat(judge.crashes()).isEmpty();
    List<Finding> causes = causes();
    assertThat(causes).extracting(Finding::clause).as(messages()).containsExactly(clause);
    return causes.get(0).cause();
  }

  public String messages() {
    return new FailureMessage(judge.scene(), "features/x.feature:14", "transcripts/x.ndjson")
        .of(causes());
  }

  /** Return the message of one clause's fault, without what follows from it. */
  public String message(Clause clause) {
    return causes().stream()
        .filter(finding -> finding.clause() == clause)
        .map(finding -> new Finding(finding.cause(), List.of(), List.of()))
        .map(new FailureMessage(judge.scene(), "features/x.feature:14", "transcripts/x.ndjson")::of)
        .collect(Collectors.joining());
  }
}
