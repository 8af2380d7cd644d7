package dev.goldenpath.report;

import dev.goldenpath.result.RunPlan;
import dev.goldenpath.result.SettingTold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as it is kept in {@code results.json}: all from which its report is made.
 *
 * @param version of this form; a later suite may add to it, and counts on when it takes away
 */
record RecordedRun(
    String format,
    int version,
    RunPlan plan,
    List<SettingTold> settings,
    String target,
    String address,
    String command,
    Instant started,
    Duration took,
    List<String> remarks,
    Optional<String> targetLost,
    Optional<String> noVerdict,
    List<String> suiteErrors,
    List<ScenarioReport> scenarios,
    Optional<Trend> trend) {
  static final String FORMAT = "golden-path-results";
  static final int VERSION = 2;

  static RecordedRun of(Report report) {
    return new RecordedRun(
        FORMAT,
        VERSION,
        report.plan(),
        report.settings(),
        report.target(),
        report.address(),
        report.command(),
        report.started(),
        report.took(),
        report.remarks(),
        report.targetLost(),
        report.noVerdict(),
        report.suiteErrors(),
        report.scenarios(),
        report.trend());
  }

  Report report() {
    List<ScenarioReport> ordered = Report.distinct(scenarios);
    return new Report(
        target,
        address,
        command,
        started,
        took,
        ordered,
        Report.clauses(ordered),
        remarks,
        targetLost,
        noVerdict,
        suiteErrors,
        plan,
        settings,
        trend);
  }
}
