package dev.goldenpath.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.setting.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundProfileTest {
  @ParameterizedTest
  @CsvSource({"44.2, took, milliseconds", "0.2, took,", "0.2, took_ms, milliseconds"})
  void a_call_that_would_outlast_its_run_is_told_in_milliseconds(
      String value, String name, String unit) {
    String[] frames =
        Arrays.stream(ShapeFinderTest.JOB)
            .map(it -> it.replace("'output': {}", "'output': {}, '" + name + "': " + value))
            .toArray(String[]::new);

    FoundProfile found = new FoundProfile(ShapeFinderTest.finder(frames), Duration.ofMillis(600));

    assertThat(found.keys().get("execution_time")).isEqualTo(unit);
  }

  @Test
  void results_that_are_themselves_what_a_tool_returned_are_found_and_are_no_json() {
    String[] frames =
        Arrays.stream(ShapeFinderTest.JOB)
            .map(it -> it.replace("'output': {}", "'output': 'It is so', 'meta': {'attempt': 1}"))
            .toArray(String[]::new);
    ShapeFinder shape = ShapeFinderTest.finder(frames);

    FoundProfile found = new FoundProfile(shape, Duration.ofMillis(600));

    assertThat(shape.find(Field.RESULTS)).contains(List.of("info", "output"));
    assertThat(found.keys()).doesNotContainKey("json_text");
  }
}
