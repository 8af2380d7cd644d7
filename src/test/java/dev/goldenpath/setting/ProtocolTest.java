package dev.goldenpath.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolTest {
  @TempDir private Path folder;

  private static Target target(String... sets) {
    List<String> all =
        new ArrayList<>(List.of("base-url=http://127.0.0.1:1", "auth=token", "token=t"));
    all.addAll(List.of("user-id=u"));
    all.addAll(List.of(sets));
    return Settings.resolve("local", Map.of(), Map.of(), all);
  }

  @Test
  void a_protocol_of_streams_has_a_path_and_a_request_of_its_own_and_no_health() {
    Target target = target("protocol=ai-sdk");

    assertThat(target.executePath()).isEqualTo("/api/chat");
    assertThat(target.healthPath()).isEmpty();
    assertThat(target.wireProfile().request().says("tools")).isTrue();
    assertThat(target.wireProfile().unjudged().get("CONN-4"))
        .isEqualTo("over ai-sdk a stream is of one run");
  }

  @Test
  void an_unknown_protocol_is_told_with_those_that_there_are() {
    assertThatThrownBy(() -> target("protocol=agui"))
        .isInstanceOf(SettingUnusable.class)
        .hasMessageContaining("protocol")
        .hasMessageContaining("golden-path, ag-ui, ai-sdk");
  }

  @Test
  void how_a_tools_failure_is_told_is_asked_of_streams_alone() {
    assertThatThrownBy(() -> target("failed-tool=Error"))
        .isInstanceOf(SettingUnusable.class)
        .hasMessageContaining("failed-tool");
    assertThat(target("protocol=ag-ui", "failed-tool=Error").failedTool()).contains("Error");
  }

  @Test
  void a_wire_profile_says_how_requests_are_written_and_no_more() throws IOException {
    Path request = Files.writeString(folder.resolve("a.yaml"), "request: {body: {q: '{message}'}}");
    Path fields = Files.writeString(folder.resolve("b.yaml"), "fields: {run_id: run}");

    assertThat(target("protocol=ag-ui", "wire-profile=" + request).wireProfile().lacking())
        .contains(Capability.AGENT_CONFIG);
    assertThatThrownBy(() -> target("protocol=ag-ui", "wire-profile=" + fields))
        .isInstanceOf(SettingUnusable.class)
        .hasMessageContaining("protocol=ag-ui says where events have their fields");
  }
}
