package dev.goldenpath.matrix;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.net.Transport;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.scenario.AcceptanceRun;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Run the features against one reference backend after the other, all in this process. */
final class Bench {
  /** Limits that a healthy backend keeps on a laden machine, and that soon end a silence. */
  static final Limits SHORT =
      Limits.defaults()
          .withConnect(Duration.ofMillis(2_500))
          .withHttp(Duration.ofSeconds(2))
          .withFirstEvent(Duration.ofMillis(2_500))
          .withRun(Duration.ofMillis(7_000));

  /** For defects that only silence shows: nothing has to come late and yet within the limit. */
  static final Limits SHORTEST = SHORT.withRun(Duration.ofMillis(4_500));

  private static final String PARALLEL = "cucumber.execution.parallel.";

  private final Path folder;

  Bench(Path folder) {
    this.folder = folder;
  }

  /**
   * What to run against what.
   *
   * @param name of the folder for its transcripts
   * @param kind of backend
   * @param tags of the scenarios; empty for all
   * @param once whether to begin no further scenario after the first failure
   * @param overlap what becomes of runs at once in one thread, at the backend and by the target
   * @param atOnce how many scenarios to run at the same time
   */
  record Trial(
      String name,
      UnaryOperator<BackendOptions.Builder> kind,
      Limits limits,
      Overlap overlap,
      String tags,
      boolean once,
      int atOnce) {}

  /** Run the scenarios and return them in the order in which they ended. */
  List<Ended> run(Trial trial) {
    Target target =
        Settings.resolve("embedded", Map.of(), Map.of(), List.of())
            .with(it -> it.limits(trial.limits()).overlap(said(trial.overlap())));
    CancellationToken stop = CancellationToken.create();
    RunResults.open(trial.name());
    Sequence.begin(ended -> stopAfter(ended, trial, stop));
    Path out = folder.resolve(trial.name());
    try (ReferenceBackend backend =
        ReferenceBackend.start(
            trial.kind().apply(options(target).overlap(trial.overlap())).build())) {
      AcceptanceRun run =
          AcceptanceRun.open(
              new Transport(target.at(backend.baseUrl(), backend.wsUrl())), new Secrets(), out);
      LauncherFactory.create(quiet())
          .execute(
              LauncherExecutionRequestBuilder.request(request(trial))
                  .cancellationToken(stop)
                  .build());
      run.close();
    }
    return Sequence.take();
  }

  /** Return how a target's settings say it. */
  private static dev.goldenpath.setting.Overlap said(Overlap overlap) {
    return dev.goldenpath.setting.Overlap.valueOf(overlap.name());
  }

  private static void stopAfter(Ended ended, Trial trial, CancellationToken stop) {
    if (trial.once() && ended.failed()) {
      stop.cancel();
    }
  }

  private static BackendOptions.Builder options(Target target) {
    BackendOptions.Builder options = BackendOptions.builder();
    if (target.authentication() instanceof Authentication.Login login) {
      options.password(login.password());
    }
    target.jwtSecret().ifPresent(options::jwtSecret);
    return options;
  }

  private static LauncherConfig quiet() {
    return LauncherConfig.builder()
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .build();
  }

  /** A thousand users are nothing for backends that stand and fall by the hundred. */
  private static String tags(Trial trial) {
    String few = "not @needs-allow-load";
    return trial.tags().isEmpty() ? few : "(" + trial.tags() + ") and " + few;
  }

  private static LauncherDiscoveryRequest request(Trial trial) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectDirectory("features"))
        .filters(EngineFilter.includeEngines("cucumber"))
        .enableImplicitConfigurationParameters(false)
        .configurationParameter("cucumber.glue", "dev.goldenpath.steps")
        .configurationParameter("cucumber.plugin", Sequence.class.getName())
        .configurationParameter("cucumber.publish.quiet", "true")
        .configurationParameter("cucumber.filter.tags", tags(trial))
        .configurationParameter(PARALLEL + "enabled", "true")
        .configurationParameter(PARALLEL + "config.strategy", "fixed")
        .configurationParameter(PARALLEL + "config.fixed.parallelism", "" + trial.atOnce())
        .configurationParameter(PARALLEL + "config.fixed.max-pool-size", "" + trial.atOnce())
        .build();
  }
}
