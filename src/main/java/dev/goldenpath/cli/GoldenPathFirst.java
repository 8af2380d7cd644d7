package dev.goldenpath.cli;

import io.cucumber.junit.platform.engine.CucumberTestEngine;
import java.util.Comparator;
import java.util.List;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/**
 * Cucumber's engine, which goes through features by their names; but the golden path comes first,
 * since where nothing runs at all that is known then.
 */
final class GoldenPathFirst implements TestEngine {
  private static final String FOLDER = "/golden_path/";

  private final TestEngine cucumber = new CucumberTestEngine();

  @Override
  public String getId() {
    return cucumber.getId();
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    TestDescriptor features = cucumber.discover(request, id);
    features.orderChildren(GoldenPathFirst::ordered);
    return features;
  }

  private static List<TestDescriptor> ordered(List<TestDescriptor> features) {
    return features.stream().sorted(Comparator.comparing(it -> !isGoldenPath(it))).toList();
  }

  private static boolean isGoldenPath(TestDescriptor feature) {
    return feature
        .getSource()
        .map(TestSource::toString)
        .filter(it -> it.contains(FOLDER))
        .isPresent();
  }

  @Override
  public void execute(ExecutionRequest request) {
    cucumber.execute(request);
  }
}
