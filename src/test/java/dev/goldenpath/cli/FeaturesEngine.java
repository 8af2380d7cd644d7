package dev.goldenpath.cli;

import dev.goldenpath.report.LivingDocs;
import dev.goldenpath.report.ScenarioReport;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import java.util.Optional;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;

/** Cucumber's engine, telling of each scenario what the report tells of it ({@link LastWord}). */
public final class FeaturesEngine implements TestEngine {
  private final TestEngine cucumber = new GoldenPathFirst();

  /** Made by JUnit. */
  public FeaturesEngine() {}

  @Override
  public String getId() {
    return "goldenpath-features";
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    return cucumber.discover(request, id);
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor features = request.getRootTestDescriptor();
    cucumber.execute(
        ExecutionRequest.create(
            features,
            new LastWord(
                features,
                request.getEngineExecutionListener(),
                FeaturesEngine::mayChange,
                FeaturesEngine::refuted),
            request.getConfigurationParameters(),
            request.getOutputDirectoryCreator(),
            request.getStore(),
            request.getCancellationToken()));
  }

  private static boolean mayChange(String place) {
    RunResults results = RunResults.current();
    return results.judgements().values().stream()
        .filter(it -> it.place().equals(place))
        .anyMatch(it -> it.outcome() == Outcome.ERRORED || results.looksBackOn(it.id()));
  }

  private static Optional<String> refuted(String place) {
    return LivingDocs.latest().stream()
        .flatMap(report -> report.scenarios().stream())
        .filter(it -> it.place().equals(place) && it.outcome() == Outcome.AFFECTED)
        .map(ScenarioReport::text)
        .findFirst();
  }
}
