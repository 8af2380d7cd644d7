package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.SettingTold;
import dev.goldenpath.setting.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsToldTest {

  @Test
  void values_are_told_with_their_sources_and_secrets_are_not() {
    List<SettingTold> told =
        SettingsTold.of(
            Settings.resolve(
                "local",
                Map.of("GOLDENPATH_PASSWORD", "horse-battery"),
                Map.of(),
                List.of(
                    "limits.run=90s",
                    "limits.jitter=250ms",
                    "headers.X-Key=staple-correct",
                    "ws-url=ws://h/{thread_id}?key={token}")));

    assertThat(told)
        .contains(
            new SettingTold("limits.http", "5s", ""), new SettingTold("headers", "X-Key", ""));
    assertThat(value(told, "ws-url")).isEqualTo("ws://h/{thread_id}?key={token}");
    assertThat(value(told, "limits.run")).isEqualTo("90s");
    assertThat(value(told, "limits.jitter")).isEqualTo("250ms");
    assertThat(told)
        .filteredOn(it -> it.key().equals("limits.run"))
        .allMatch(it -> it.from().contains("--set"));
    assertThat(told.toString()).doesNotContain("horse-battery", "staple-correct");
  }

  private static String value(List<SettingTold> told, String key) {
    return told.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow().value();
  }
}
