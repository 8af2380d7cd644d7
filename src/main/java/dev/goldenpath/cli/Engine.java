package dev.goldenpath.cli;

import dev.goldenpath.report.LivingDocs;
import dev.goldenpath.report.Progress;
import dev.goldenpath.report.Report;
import dev.goldenpath.result.RunResults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.support.descriptor.UriSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
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

  private static final String TAGS = "cucumber.filter.tags";

  private Engine() {}

  /** Run what is asked for, to its end. */
  static Result run(EngineRequest request, Map<String, String> file) {
    LivingDocs.takeLatest();
    FeatureReader.takeDropped();
    OutsideErrors errors = new OutsideErrors();
    Map<String, String> parameters = request.parameters(file);
    List<TestIdentifier> due = List.of();
    try {
      Launcher launcher = LauncherFactory.create(config());
      TestPlan plan = launcher.discover(discovery(request, parameters, errors));
      Selection selection = Selection.of(plan, parameters.getOrDefault(TAGS, ""));
      nameFeatures(plan);
      Progress.expect(selection.tests().size());
      selection.emptiness().ifPresent(RunResults.current()::remark);
      if (errors.all().isEmpty()) {
        due = selection.tests();
        launcher.execute(plan, errors);
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

  /** Only what we ask for: no listeners that happen to lie on the class path. */
  private static LauncherConfig config() {
    return LauncherConfig.builder()
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .build();
  }

  private static LauncherDiscoveryRequest discovery(
      EngineRequest request, Map<String, String> parameters, LauncherDiscoveryListener listener) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(request.features().stream().flatMap(path -> path.selectors().stream()).toList())
        .filters(EngineFilter.includeEngines("cucumber"))
        .configurationParameters(parameters)
        // What may come from system properties is among them already; cucumber.features may not.
        .enableImplicitConfigurationParameters(false)
        .listeners(listener)
        .build();
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
