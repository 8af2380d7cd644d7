package dev.goldenpath.cli;

import io.cucumber.junit.platform.engine.CucumberTestEngine;
import java.util.Comparator;
import java.util.Set;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/**
 * Cucumber's engine, which goes through features by their names; but the golden path comes first,
 * since where nothing runs at all that is known then, and after it what is about whether runs begin
 * and end at all: where they don't, these wait out the limits, and so beside the first ones.
 */
final class GoldenPathFirst implements TestEngine {
  private static final String FOLDER = "/golden_path/";

  /**
   * A feature with one of these begins on a cold machine: what promises tenths of a second belongs
   * in another, or stalls leave it undecided.
   */
  private static final Set<TestTag> ABOUT_LIMITS =
      Set.of(TestTag.create("HTTP-1"), TestTag.create("ORDER-3"), TestTag.create("TIME-4"));

  /** A crowd's runs begin and end as others do; they are many, and others wait beside them. */
  private static final TestTag LOAD = TestTag.create("load");

  private final TestEngine cucumber = new CucumberTestEngine();

  @Override
  public String getId() {
    return cucumber.getId();
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    TestDescriptor features = cucumber.discover(request, id);
    order(features);
    return features;
  }

  private static void order(TestDescriptor parent) {
    parent.orderChildren(
        children -> children.stream().sorted(Comparator.comparing(GoldenPathFirst::rank)).toList());
    parent.getChildren().forEach(GoldenPathFirst::order);
  }

  private static int rank(TestDescriptor child) {
    if (isGoldenPath(child)) {
      return 0;
    }
    return isAboutLimits(child) ? 1 : 2;
  }

  private static boolean isGoldenPath(TestDescriptor child) {
    return child
        .getSource()
        .map(TestSource::toString)
        .filter(it -> it.contains(FOLDER))
        .isPresent();
  }

  private static boolean isAboutLimits(TestDescriptor child) {
    Set<TestTag> tags = child.getTags();
    return tags.stream().anyMatch(ABOUT_LIMITS::contains) && !tags.contains(LOAD)
        || child.getChildren().stream().anyMatch(GoldenPathFirst::isAboutLimits);
  }

  @Override
  public void execute(ExecutionRequest request) {
    cucumber.execute(request);
  }
}
