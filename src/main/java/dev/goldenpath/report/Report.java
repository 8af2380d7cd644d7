package dev.goldenpath.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.goldenpath.report.ClauseReport.State;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.PastRun;
import dev.goldenpath.result.RunPlan;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.SettingTold;
import dev.goldenpath.rule.Clause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is told about one acceptance run; texts are masked.
 *
 * @param address where the target is; empty where that was never known
 * @param command what does the run again; features can be added to it
 * @param scenarios by feature file and line
 * @param clauses all of the contract, in its order; then what else was put to the test
 * @param remarks on the run as a whole, such as why the target is unavailable
 * @param targetLost why the target was lost in mid-run, where it was
 * @param noVerdict why there can be no verdict on this run, where that is so
 * @param suiteErrors what went wrong outside any scenario
 * @param plan what the run was to do
 * @param settings by which the target was judged, in the order to tell them; none where not known
 * @param trend the run among those before it; empty where no history is kept
 */
// What follows from the scenarios is not kept.
@JsonIgnoreProperties(value = "clauses", allowSetters = true)
public record Report(
    String target,
    String address,
    String command,
    Instant started,
    Duration took,
    List<ScenarioReport> scenarios,
    List<ClauseReport> clauses,
    List<String> remarks,
    Optional<String> targetLost,
    Optional<String> noVerdict,
    List<String> suiteErrors,
    RunPlan plan,
    List<SettingTold> settings,
    Optional<Trend> trend) {

  public Report {
    scenarios = List.copyOf(scenarios);
    clauses = List.copyOf(clauses);
    remarks = List.copyOf(remarks);
    suiteErrors = List.copyOf(suiteErrors);
    settings = List.copyOf(settings);
  }

  /** Put together what a run's results and its scenarios say. */
  static Report of(
      RunResults results,
      Instant started,
      Duration took,
      List<ScenarioReport> scenarios,
      List<String> suiteErrors) {
    Report report =
        new Report(
                results.target().isBlank() ? "the target" : results.target(),
                results.address(),
                results.mask(results.command()),
                started,
                took,
                scenarios,
                List.of(),
                results.remarks().stream().map(results::shown).toList(),
                results.targetLost().map(results::shown),
                results.noVerdict().map(results::shown),
                Stream.concat(suiteErrors.stream(), results.faults().stream())
                    .map(results::shown)
                    .distinct()
                    .toList(),
                results.plan(),
                results.targetSettings(),
                Optional.empty())
            .counted();
    return results.past().map(report::after).orElse(report);
  }

  /** Return this run with its scenarios in order, and what became of each clause in them. */
  Report counted() {
    List<ScenarioReport> ordered = ScenarioReport.distinct(scenarios);
    return with(ordered, clauses(ordered), trend);
  }

  /** Return this run, told among those before it. */
  public Report after(List<PastRun> past) {
    return with(scenarios, clauses, Optional.of(Trend.of(past, asPast())));
  }

  private Report with(
      List<ScenarioReport> told, List<ClauseReport> counted, Optional<Trend> amongOthers) {
    return new Report(
        target,
        address,
        command,
        started,
        took,
        told,
        counted,
        remarks,
        targetLost,
        noVerdict,
        suiteErrors,
        plan,
        settings,
        amongOthers);
  }

  /** Return what later runs are told from this by. */
  PastRun asPast() {
    Latencies latencies = Latencies.of(scenarios);
    return new PastRun(
        PastRun.FORMAT,
        PastRun.VERSION,
        target,
        started,
        took,
        clauses.stream().collect(Collectors.toMap(it -> it.clause().id(), it -> it.state().word())),
        scenarios.stream().collect(Collectors.toMap(Report::key, it -> it.outcome().word())),
        latencies.firstEvent(),
        latencies.run());
  }

  /** Return the name of a scenario that stays the same from run to run. */
  static String key(ScenarioReport scenario) {
    return scenario.uri() + ": " + scenario.name();
  }

  /** Return in words since when a clause is broken, after a semicolon; empty where not known. */
  String since(ClauseReport clause) {
    return trend.flatMap(it -> it.since(clause.clause())).map(it -> "; " + it).orElse("");
  }

  /** Return what became of each clause in these scenarios. */
  private static List<ClauseReport> clauses(List<ScenarioReport> scenarios) {
    return Arrays.stream(Clause.values())
        .map(clause -> ClauseReport.of(clause, scenarios))
        .filter(it -> it.clause().isOfContract() || it.state() != State.NOT_EXERCISED)
        .toList();
  }

  /** Return the report of a run in which nothing could be taken up. */
  public static Report ofNothing(RunResults results, Instant started, List<String> suiteErrors) {
    return of(results, started, Duration.ZERO, List.of(), suiteErrors);
  }

  /** Return this run with what was found out after it. */
  public Report with(RunResults results, List<String> furtherErrors) {
    List<String> errors = new ArrayList<>(suiteErrors);
    furtherErrors.stream().filter(error -> !errors.contains(error)).forEach(errors::add);
    return of(results, started, took, scenarios, errors);
  }

  /** Return whom the report is about: {@code staging at https://qa.example.test}. */
  public String judged() {
    return (address.isEmpty() ? target : target + " at " + address)
        + (plan.shard().isWhole() ? "" : ", " + plan.shard());
  }

  /** Return in words how many scenarios ended in each way, and what went wrong outside of them. */
  public String words() {
    return totals().words()
        + (knownScenarios() == 0 ? "" : " (" + knownScenarios() + " of the failed known)")
        + (suiteErrors.isEmpty()
            ? ""
            : ", " + Headline.some(suiteErrors.size(), "error") + " outside any scenario");
  }

  private int knownScenarios() {
    return totals().of(Outcome.FAILED) - failed().size();
  }

  /** Return the places of all scenarios that were taken up. */
  public Set<String> places() {
    return scenarios.stream().map(ScenarioReport::place).collect(Collectors.toSet());
  }

  Collection<List<ScenarioReport>> byFeature() {
    return scenarios.stream()
        .collect(
            Collectors.groupingBy(ScenarioReport::uri, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** Return scenarios of a feature by their rules; without a name where they have none. */
  static Map<String, List<ScenarioReport>> byRule(List<ScenarioReport> ofFeature) {
    return ofFeature.stream()
        .collect(
            Collectors.groupingBy(ScenarioReport::rule, LinkedHashMap::new, Collectors.toList()));
  }

  public Totals totals() {
    return Totals.of(scenarios);
  }

  /** Return the broken clauses that are known to be, and excused. */
  public List<ClauseReport> known() {
    KnownFailures known = KnownFailures.of(this);
    return in(State.BROKEN).stream().filter(it -> known.excuse(it).isPresent()).toList();
  }

  /** Return the scenarios that failed and are not excused. */
  public List<ScenarioReport> failed() {
    KnownFailures known = KnownFailures.of(this);
    return scenarios.stream()
        .filter(it -> it.outcome() == Outcome.FAILED && known.excuse(it).isEmpty())
        .toList();
  }

  /** Return lines that name each known failure with its ticket: {@code PAIR-1 (ABC-1, until …)}. */
  List<String> excuses() {
    KnownFailures known = KnownFailures.of(this);
    return Stream.concat(known().stream().map(known::excuse), scenarios.stream().map(known::excuse))
        .flatMap(Optional::stream)
        .map(String::valueOf)
        .distinct()
        .toList();
  }

  /**
   * Return the broken clauses: first what scenarios about the clause itself show, and what lies
   * under it there; of these the deeper layer first, then what goes before others of its layer,
   * then what more of them show.
   */
  public List<ClauseReport> broken() {
    KnownFailures known = KnownFailures.of(this);
    List<ClauseReport> broken =
        in(State.BROKEN).stream().filter(it -> known.excuse(it).isEmpty()).toList();
    return broken.stream()
        .sorted(
            Comparator.<ClauseReport, Boolean>comparing(
                    it -> it.own() == 0 && broken.stream().noneMatch(it::liesUnder))
                .thenComparing(it -> it.clause().layer())
                .thenComparing(it -> broken.stream().filter(it::follows).count())
                .thenComparing(ClauseReport::own, Comparator.reverseOrder()))
        .toList();
  }

  /**
   * Return why the golden path was not shown, be it whole or broken; empty where it was. A run that
   * has not shown it says nothing about what matters most, whatever else it kept. Of a shard alone
   * that can't be said.
   */
  public Optional<String> notShown() {
    if (!plan.shard().isWhole()) {
      return Optional.empty();
    }
    if (clauses.stream()
        .filter(it -> it.clause() == Clause.ORDER_2)
        .anyMatch(it -> it.state() == State.KEPT || it.state() == State.BROKEN)) {
      return Optional.empty();
    }
    boolean asked = scenarios.stream().anyMatch(it -> !it.story().runs().isEmpty());
    return Optional.of(
        asked ? "no run that was to take the golden path took it" : "no agent was run");
  }

  public List<ClauseReport> undecided() {
    return in(State.UNDECIDED);
  }

  /** Return what the backend promises: all clauses but what scenarios say of their own. */
  public List<ClauseReport> promises() {
    return clauses.stream().filter(it -> it.clause().isPromise()).toList();
  }

  /** Return how many promises are in that state. */
  int count(State state) {
    return (int) promises().stream().filter(it -> it.state() == state).count();
  }

  public List<ClauseReport> in(State state) {
    return clauses.stream().filter(clause -> clause.state() == state).toList();
  }
}
