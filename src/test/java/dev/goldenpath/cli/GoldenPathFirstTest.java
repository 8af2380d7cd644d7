package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

class GoldenPathFirstTest {
  private final LauncherDiscoveryRequest features =
      LauncherDiscoveryRequestBuilder.request().selectors(selectDirectory("features")).build();

  @Test
  void the_golden_path_comes_first_then_what_waits_out_limits_then_the_others_by_their_names() {
    TestDescriptor found = new GoldenPathFirst().discover(features, UniqueId.forEngine("cucumber"));

    assertThat(found.getChildren())
        .extracting(feature -> feature.getSource().orElseThrow().toString())
        .satisfies(
            sources -> {
              assertThat(sources.get(0)).contains("features/golden_path/golden_path.feature");
              assertThat(sources.get(1)).contains("features/execution/accepting.feature");
              assertThat(sources.get(2)).contains("features/order/order.feature");
              assertThat(sources.get(3)).contains("features/timing/limits.feature");
              assertThat(sources.subList(4, sources.size())).isSorted();
            });
  }

  @Test
  void within_a_feature_what_waits_out_limits_comes_first() {
    TestDescriptor found = new GoldenPathFirst().discover(features, UniqueId.forEngine("cucumber"));

    assertThat(found.getChildren())
        .filteredOn(
            feature -> feature.getSource().orElseThrow().toString().contains("order/order.feature"))
        .singleElement()
        .satisfies(
            order ->
                assertThat(firstScenario(order).getTags()).contains(TestTag.create("ORDER-3")));
  }

  private static TestDescriptor firstScenario(TestDescriptor parent) {
    return parent.isTest() ? parent : firstScenario(parent.getChildren().iterator().next());
  }
}
