package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.setting.RunKeys;
import dev.goldenpath.setting.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunDefaultsTest {
  @Test
  void what_stands_for_an_option_of_the_run_is_no_unknown_setting() {
    for (String option : RunKeys.OPTIONS) {
      String variable = "GOLDENPATH_" + option.toUpperCase(Locale.ROOT).replace('-', '_');

      assertThat(new RunDefaults(Map.of(variable, "7"), key -> null).value(option)).isEqualTo("7");
      assertThat(Settings.resolve("embedded", Map.of(variable, "7"), Map.of(), List.of()).name())
          .isEqualTo("embedded");
    }
  }
}
