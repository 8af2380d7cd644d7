package dev.goldenpath.report;

import dev.goldenpath.result.KnownFailure;
import dev.goldenpath.result.Outcome;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What of a run is excused by the list of known failures, and what of the list is no longer so. */
record KnownFailures(List<KnownFailure> all, LocalDate today) {

  static KnownFailures of(Report report) {
    return new KnownFailures(
        report.plan().demands().known(), LocalDate.ofInstant(report.started(), ZoneOffset.UTC));
  }

  /** Return what excuses a broken clause; empty where nothing does. */
  Optional<KnownFailure> excuse(ClauseReport clause) {
    if (clause.state() != ClauseReport.State.BROKEN) {
      return Optional.empty();
    }
    Optional<KnownFailure> named =
        valid(it -> it.clause().filter(clause.clause()::equals).isPresent());
    return named.isEmpty() && clause.scenarios().stream().allMatch(it -> byName(it).isPresent())
        ? clause.scenarios().stream().findFirst().flatMap(this::byName)
        : named;
  }

  /** Return what excuses a scenario that failed; empty where nothing does. */
  Optional<KnownFailure> excuse(ScenarioReport scenario) {
    if (scenario.outcome() != Outcome.FAILED || all.isEmpty()) {
      return Optional.empty();
    }
    List<Optional<KnownFailure>> ofBreaks =
        scenario.breaks().stream()
            .filter(it -> it.own())
            .map(broken -> valid(it -> it.clause().equals(Optional.of(broken.clause()))))
            .toList();
    boolean each = !ofBreaks.isEmpty() && ofBreaks.stream().allMatch(Optional::isPresent);
    return byName(scenario).or(() -> each ? ofBreaks.get(0) : Optional.empty());
  }

  private Optional<KnownFailure> byName(ScenarioReport scenario) {
    return valid(it -> isOf(it, scenario));
  }

  private static boolean isOf(KnownFailure known, ScenarioReport scenario) {
    return known
        .scenario()
        .filter(it -> it.equals(scenario.place()) || it.equals(scenario.name()))
        .isPresent();
  }

  private Optional<KnownFailure> valid(Predicate<KnownFailure> which) {
    return all.stream().filter(it -> !it.expired(today)).filter(which).findFirst();
  }

  /** Say what is to be taken out of the list, or mended at last. */
  List<String> outdated(Report report) {
    List<String> outdated = new ArrayList<>();
    for (KnownFailure known : all) {
      if (known.expired(today)) {
        outdated.add(known + " has expired");
      } else if (passes(known, report)) {
        outdated.add(known + " passes again: take it out of the list");
      }
    }
    return outdated;
  }

  private static boolean passes(KnownFailure known, Report report) {
    List<ScenarioReport> named = report.scenarios().stream().filter(it -> isOf(known, it)).toList();
    return report.in(ClauseReport.State.KEPT).stream()
            .anyMatch(it -> known.clause().equals(Optional.of(it.clause())))
        || !named.isEmpty() && named.stream().allMatch(it -> it.outcome() == Outcome.PASSED);
  }
}
