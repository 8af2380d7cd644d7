package dev.goldenpath.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsDocTest {
  @TempDir private Path folder;

  @Test
  void the_profile_in_the_documentation_can_be_used() throws IOException {
    String page = Files.readString(Path.of("docs/targets.md"));
    String yaml = page.split("```yaml\n", 2)[1].split("```", 2)[0];

    WireProfile profile =
        WireProfile.named(Files.writeString(folder.resolve("acme-wire.yaml"), yaml).toString());

    assertThat(profile.path(Field.RESULTS)).containsExactly("body", "output");
    assertThat(profile.unjudged()).containsOnlyKeys("HTTP-5");
  }

  @Test
  void the_requests_over_a_socket_in_the_documentation_can_be_used() throws IOException {
    String page = Files.readString(Path.of("docs/targets.md")).split("### Requests", 2)[1];
    String yaml = page.split("```yaml\n", 2)[1].split("```", 2)[0];

    WireProfile profile =
        WireProfile.named(Files.writeString(folder.resolve("socket.yaml"), yaml).toString());

    assertThat(profile.request().onSocket().orElseThrow().accepting())
        .containsExactly("run.accepted");
    assertThat(profile.unjudged()).containsOnlyKeys("HTTP-2", "HTTP-3", "HTTP-4");
    assertThat(profile.unjudged().get("HTTP-4")).contains("socket.yaml").contains("no HTTP call");
  }
}
