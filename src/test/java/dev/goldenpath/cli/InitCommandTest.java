package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir private Path folder;

  @Test
  void a_project_has_a_target_a_feature_and_a_pipeline() {
    CommandLineRun run = CommandLineRun.of(List.of("init", folder.resolve("mine").toString()));

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(folder.resolve("mine/targets/backend.properties")).exists();
    assertThat(folder.resolve("mine/.github/workflows/acceptance.yml")).exists();
    assertThat(folder.resolve("mine/.vscode/settings.json"))
        .hasSameTextualContentAs(Path.of(".vscode/settings.json"));
    assertThat(folder.resolve("mine/.vscode/Sentences.java"))
        .hasSameTextualContentAs(Path.of(".vscode/Sentences.java"));
    CommandLineRun check =
        CommandLineRun.of(List.of("check", folder.resolve("mine/features").toString()));
    assertThat(check.text()).contains("Nothing is wrong in 1 feature file.");
  }

  @Test
  void what_is_there_already_stays_as_it_is() throws IOException {
    Path feature = folder.resolve("features/agent.feature");
    Files.createDirectories(folder.resolve("features"));
    Files.writeString(feature, "mine");

    CommandLineRun run = CommandLineRun.of(List.of("init", folder.toString()));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.text()).contains("has features/agent.feature already");
    assertThat(Files.readString(feature)).isEqualTo("mine");
    assertThat(folder.resolve("targets")).doesNotExist();
  }
}
