package dev.goldenpath.cli;

import dev.goldenpath.report.Crash;
import dev.goldenpath.report.LivingDocs;
import dev.goldenpath.report.Progress;
import dev.goldenpath.report.Report;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private Engine() {}

  /** Run what is asked for, to its end. */
  static Result run(EngineRequest request, Map<String, String> file) {
    LivingDocs.takeLatest();
    OutsideErrors errors = new OutsideErrors();
    Map<String, String> parameters = request.parameters(file);
    try {
      Launcher launcher = LauncherFactory.create(config());
      TestPlan plan = launcher.discover(discovery(request, parameters, errors));
      Progress.expect(selected(plan, parameters.getOrDefault("cucumber.filter.tags", "")));
      if (errors.all().isEmpty()) {
        launcher.execute(plan, errors);
      }
    } catch (RuntimeException brokenDown) {
      errors.add(Crash.inWords(brokenDown));
    }
    return new Result(LivingDocs.takeLatest(), errors.all());
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
        .listeners(listener)
        .build();
  }

  /** Count the scenarios that the tags let through; the engine leaves the others out as it goes. */
  private static int selected(TestPlan plan, String tags) {
    Expression expression = TagExpressionParser.parse(tags);
    return (int)
        plan.countTestIdentifiers(test -> test.isTest() && expression.evaluate(tagsOf(test)));
  }

  private static List<String> tagsOf(TestIdentifier test) {
    return test.getTags().stream().map(tag -> "@" + tag.getName()).toList();
  }
}
