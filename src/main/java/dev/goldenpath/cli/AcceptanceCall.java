package dev.goldenpath.cli;

import dev.goldenpath.report.HistoryFile;
import dev.goldenpath.report.Outputs;
import dev.goldenpath.report.Report;
import dev.goldenpath.report.RunStatus;
import dev.goldenpath.result.RunPlan;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.scenario.Beside;
import dev.goldenpath.setting.Reason;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Run the features against a target once, see that the outputs are there, and give the status. */
final class AcceptanceCall {
  private final EngineRequest request;
  private final RunPlan plan;
  private final TargetLifecycle life;
  private final PrintWriter out;
  private final PrintWriter err;
  private final List<String> errors = new ArrayList<>();
  private Optional<Path> history = Optional.empty();
  private UnaryOperator<RunResults> prepared = UnaryOperator.identity();

  AcceptanceCall(
      EngineRequest request, RunPlan plan, TargetLifecycle life, PrintWriter out, PrintWriter err) {
    this.request = request;
    this.plan = plan;
    this.life = life;
    this.out = out;
    this.err = err;
  }

  /** Keep the run in a file, behind those before it. */
  AcceptanceCall keptIn(Optional<Path> file) {
    history = file;
    return this;
  }

  /** Prepare the results of the run before it begins. */
  AcceptanceCall prepared(UnaryOperator<RunResults> preparation) {
    prepared = preparation;
    return this;
  }

  /**
   * Return the exit status.
   *
   * @param settings of the run, see {@link RunSettings}
   */
  int against(Target target, Map<String, String> settings) {
    Instant started = Instant.now();
    prepared.apply(RunResults.open(target.name())).planned(plan);
    Optional<Report> written = Optional.empty();
    try {
      written = run(target, settings);
    } catch (SettingUnusable unusable) {
      RunResults.current().noVerdict(String.valueOf(unusable.getMessage()));
    } catch (CommandUnusable unusable) {
      errors.add(String.valueOf(unusable.getMessage()));
    } catch (RuntimeException | Error crash) {
      errors.add(LastResort.inWords(crash));
    }
    written.ifPresent(this::keep);
    Report report = complete(written, started);
    RunStatus status = RunStatus.of(report, plan.demands());
    new Telling(out, err).tell(report, status, request.folder());
    return status.exitCode();
  }

  private Optional<Report> run(Target target, Map<String, String> settings) {
    CompletableFuture<Engine> engine =
        Beside.begin("discovery", () -> Engine.discovering(request, settings));
    try {
      TargetLifecycle.Open open = life.begin(target, request.folder());
      try {
        Engine.Result result = Beside.end(engine).run();
        errors.addAll(result.errors());
        return result.report();
      } finally {
        open.close();
      }
    } finally {
      engine.handle((found, failed) -> true).join();
    }
  }

  /** A run without a verdict is none that others could be told from. */
  private void keep(Report report) {
    if (history.isPresent() && RunResults.current().noVerdict().isEmpty()) {
      try {
        HistoryFile.append(history.get(), report);
      } catch (IOException unwritable) {
        errors.add(
            "--history: " + history.get() + " can't be written: " + Reason.of(unwritable) + ".");
      }
    }
  }

  /** Write the outputs again where something was found out after the last scenario. */
  private Report complete(Optional<Report> written, Instant started) {
    RunResults results = RunResults.current();
    Report report =
        written
            .map(it -> it.with(results, errors))
            .orElseGet(() -> Report.ofNothing(results, started, errors));
    if (!written.equals(Optional.of(report))) {
      Outputs.write(report, request.folder());
    }
    return report;
  }
}
