package dev.goldenpath.report;

import dev.goldenpath.result.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What broke and what is known to break: {@code failures.jte}. */
record FailureSection(Report report) {

  /** What the list of known failures says, and of which clause where it is one. */
  record KnownLine(Optional<ClauseReport> clause, String words) {}

  /** Return the scenarios that went wrong without breaking a clause. */
  static List<ScenarioReport> unnamed(Report report) {
    return Stream.concat(
            report.scenarios().stream().filter(it -> it.outcome() == Outcome.ERRORED),
            report.failed().stream().filter(it -> it.breaks().isEmpty()))
        .toList();
  }

  List<ScenarioReport> unnamed() {
    return unnamed(report);
  }

  /** Return first what is to be taken out of the list, then what it excuses. */
  List<KnownLine> known() {
    KnownFailures known = KnownFailures.of(report);
    List<KnownLine> clauses =
        report.known().stream()
            .map(it -> new KnownLine(Optional.of(it), excuse(known, it)))
            .toList();
    Stream<String> others =
        report.excuses().stream()
            .filter(it -> clauses.stream().noneMatch(clause -> clause.words().equals(it)));
    return Stream.of(
            known.outdated(report).stream().map(it -> new KnownLine(Optional.empty(), it)),
            clauses.stream().map(this::withReach),
            others.map(it -> new KnownLine(Optional.empty(), it)))
        .flatMap(it -> it)
        .toList();
  }

  private static String excuse(KnownFailures known, ClauseReport clause) {
    return known.excuse(clause).map(String::valueOf).orElse("");
  }

  private KnownLine withReach(KnownLine known) {
    ClauseReport clause = known.clause().orElseThrow();
    return new KnownLine(
        known.clause(), known.words() + "; " + clause.reach() + report.since(clause));
  }
}
