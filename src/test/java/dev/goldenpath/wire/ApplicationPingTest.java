package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.setting.WireProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationPingTest {
  @TempDir Path folder;

  private WireProfile typeAt(String place) throws IOException {
    String text = "fields:\n  type: " + place + "\n";
    return WireProfile.named(Files.writeString(folder.resolve("mine.yaml"), text).toString());
  }

  @Test
  void it_is_as_the_contract_spells_it() {
    assertThat(ApplicationPing.of(WireProfile.DATA)).isEqualTo("{\"type\":\"ping\"}");
  }

  @Test
  void it_tells_its_type_where_the_target_has_types_too() throws IOException {
    assertThat(ApplicationPing.of(typeAt("/meta/kind")))
        .isEqualTo("{\"type\":\"ping\",\"meta\":{\"kind\":\"ping\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\": \"pong\"}", "{\"meta\": {\"kind\": \"pong\"}}"})
  void it_may_be_answered_as_the_contract_spells_it_or_as_the_target_speaks(String pong)
      throws IOException {
    WireProfile profile = typeAt("/meta/kind");

    TimelineScript.in(profile)
        .socket("ada-1")
        .sent("ada-1", ApplicationPing.of(profile), true)
        .frame("ada-1", pong)
        .judgedAfterSilence()
        .keeps(dev.goldenpath.rule.Clause.CONN_6, dev.goldenpath.rule.Clause.EVENT_7);
  }
}
