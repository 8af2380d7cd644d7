package dev.goldenpath.cli;

import dev.goldenpath.report.LivingDocs;
import dev.goldenpath.report.Progress;
import dev.goldenpath.report.Report;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.Shard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.UriSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Run features by the Cucumber engine on the JUnit Platform. */
final class Engine {
  /**
   * What the engine came to.
   *
   * @param report of the run; empty if it broke down before it began
   * @param errors what went wrong outside any scenario
   */
  record Result(Optional<Report> report, List<String> errors) {
    Result {
      errors = List.copyOf(errors);
    }
  }

  /** The run setting that says which tags are let through. */
  static final String TAGS = "cucumber.filter.tags";

  private final OutsideErrors errors = new OutsideErrors();
  private final Launcher launcher = LauncherFactory.create(config());
  private Optional<TestPlan> plan = Optional.empty();
  private Optional<Selection> selection = Optional.empty();

  private final EngineRequest request;
  private final Map<String, String> parameters;

  private Engine(EngineRequest request, Map<String, String> parameters) {
    this.request = request;
    this.parameters = parameters;
  }

  /** Find what is asked for; needs no target yet. */
  static Engine discovering(EngineRequest request, Map<String, String> file) {
    LivingDocs.takeLatest();
    FeatureReader.takeDropped();
    Map<String, String> parameters = request.parameters(file);
    Engine engine = new Engine(request, parameters);
    try {
      TestPlan plan =
          engine.launcher.discover(discovery(request, parameters, engine.errors).build());
      engine.selection = Optional.of(Selection.of(plan, parameters.getOrDefault(TAGS, "")));
      engine.plan = Optional.of(plan);
    } catch (RuntimeException | Error brokenDown) {
      engine.errors.add(brokenDown);
    }
    return engine;
  }

  /** Run what was found, to its end. */
  Result run() {
    List<TestIdentifier> due = List.of();
    try {
      plan.ifPresent(Engine::nameFeatures);
      selection.stream().flatMap(it -> it.remarks().stream()).forEach(RunResults.current()::remark);
      share();
      Progress.expect(selection.map(Selection::tests).map(List::size).orElse(0));
      if (errors.all().isEmpty()) {
        due = selection.orElseThrow().tests();
        launcher.execute(plan.orElseThrow(), errors);
      }
    } catch (RuntimeException | Error brokenDown) {
      errors.add(brokenDown);
    }
    Optional<Report> report = LivingDocs.takeLatest();
    if (report.isPresent()) {
      errors.addMissing(due, report.get().places());
    }
    FeatureReader.takeDropped().forEach(errors::add);
    return new Result(report, errors.all());
  }

  /** Say what the whole run has to do, and keep of it what is this process's part. */
  private void share() {
    if (selection.isEmpty()) {
      return;
    }
    RunResults results = RunResults.current();
    results.planned(results.plan().selecting(selection.get().places()));
    Shard shard = results.plan().shard();
    if (!shard.isWhole()) {
      selection = Optional.of(selection.get().part(shard));
      plan = Optional.of(launcher.discover(only(selection.get().ids())));
    }
  }

  private LauncherDiscoveryRequest only(Set<String> ids) {
    return discovery(request, parameters, errors)
        .filters(
            (PostDiscoveryFilter)
                test ->
                    FilterResult.includedIf(
                        !test.isTest() || ids.contains(test.getUniqueId().toString())))
        .build();
  }

  /** Only what we ask for: no engines and listeners that happen to lie on the class path. */
  private static LauncherConfig config() {
    return LauncherConfig.builder()
        .enableTestEngineAutoRegistration(false)
        .addTestEngines(new GoldenPathFirst())
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .build();
  }

  private static LauncherDiscoveryRequestBuilder discovery(
      EngineRequest request, Map<String, String> parameters, LauncherDiscoveryListener listener) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(request.features().stream().flatMap(path -> path.selectors().stream()).toList())
        .configurationParameters(parameters)
        // What may come from system properties is among them already; cucumber.features may not.
        .enableImplicitConfigurationParameters(false)
        .listeners(listener);
  }

  /** Name them in one order, since of two namesakes the first has the shorter name. */
  private static void nameFeatures(TestPlan plan) {
    plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .map(TestIdentifier::getSource)
        .flatMap(Optional::stream)
        .filter(UriSource.class::isInstance)
        .map(source -> ((UriSource) source).getUri())
        .distinct()
        .sorted()
        .forEach(RunResults.current()::featureId);
  }
}
