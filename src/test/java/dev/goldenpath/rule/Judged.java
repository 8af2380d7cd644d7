package dev.goldenpath.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.BreakOrder;
import dev.goldenpath.result.FailureMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  /** Return each broken clause once, the first to be told first. */
  public List<Violation> broken() {
    return BreakOrder.of(judge.faults(), clause -> false);
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

  /** Expect that nothing is broken, and that the suite's own stall has left this clause open. */
  public Verdict.Undecided leavesUndecided(Clause clause) {
    assertThat(messages()).isEmpty();
    assertThat(verdict(clause)).isInstanceOf(Verdict.Undecided.class);
    return (Verdict.Undecided) verdict(clause);
  }

  /** Expect that this clause is broken, whatever else is; return how. */
  public Violation breaks(Clause clause) {
    assertThat(judge.crashes()).isEmpty();
    assertThat(broken()).extracting(Violation::clause).as(messages()).contains(clause);
    return broken().stream().filter(it -> it.clause() == clause).findFirst().orElseThrow();
  }

  /** Expect that this clause is broken, and no other. */
  public Violation breaksOnly(Clause clause) {
    assertThat(broken()).extracting(Violation::clause).as(messages()).containsExactly(clause);
    return breaks(clause);
  }

  public String messages() {
    return broken().stream().map(this::message).collect(Collectors.joining("\n\n"));
  }

  /** Return the message of one clause's violation. */
  public String message(Clause clause) {
    return broken().stream()
        .filter(violation -> violation.clause() == clause)
        .map(this::message)
        .collect(Collectors.joining());
  }

  private String message(Violation violation) {
    return new FailureMessage(
            judge.timeline(), "features/x.feature:14", Optional.of("transcripts/x.ndjson"))
        .of(violation, 0);
  }
}
