package dev.goldenpath.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classpath:features/order/x.feature",
        "classpath:/features/order/x.feature",
        "file:///home/ada/suite/features/order/x.feature",
        "file:/home/features/suite/features/order/x.feature"
      })
  void a_feature_has_one_name_wherever_it_is_read_from(String uri) {
    assertThat(FeatureId.of(URI.create(uri))).isEqualTo("features/order/x.feature");
  }

  @Test
  void a_file_elsewhere_is_named_relative_to_the_working_directory() {
    URI here = Path.of("mine", "x.feature").toAbsolutePath().toUri();

    assertThat(FeatureId.of(here)).isEqualTo("mine/x.feature");
    assertThat(FeatureId.of(URI.create("file:///elsewhere/x.feature")))
        .isEqualTo("/elsewhere/x.feature");
  }

  @Test
  void of_two_files_of_one_name_in_a_run_the_second_has_its_folders_too() {
    RunResults run = RunResults.open("t");
    URI a = URI.create("file:///home/ada/a/features/smoke.feature");
    URI b = URI.create("file:///home/ada/b/features/smoke.feature");
    URI c = URI.create("file:///home/ben/b/features/smoke.feature");

    assertThat(run.featureId(a)).isEqualTo("features/smoke.feature");
    assertThat(run.featureId(b)).isEqualTo("b/features/smoke.feature");
    assertThat(run.featureId(c)).isEqualTo("ben/b/features/smoke.feature");
    assertThat(run.featureId(URI.create("file:/home/ada/a/features/smoke.feature")))
        .isEqualTo("features/smoke.feature");
  }
}
