package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

class GoldenPathFirstTest {
  private final LauncherDiscoveryRequest features =
      LauncherDiscoveryRequestBuilder.request().selectors(selectDirectory("features")).build();

  @Test
  void the_golden_path_comes_before_all_and_the_others_by_their_names() {
    TestDescriptor found = new GoldenPathFirst().discover(features, UniqueId.forEngine("cucumber"));

    assertThat(found.getChildren())
        .extracting(feature -> feature.getSource().orElseThrow().toString())
        .satisfies(
            sources -> {
              assertThat(sources.get(0)).contains("features/golden_path/golden_path.feature");
              assertThat(sources.subList(1, sources.size())).isSorted();
            });
  }
}
