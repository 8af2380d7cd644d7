package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolesIT {
  @TempDir private Path folder;
  private Path feature;

  @BeforeEach
  void write() throws IOException {
    feature =
        Files.writeString(
            folder.resolve("x.feature"),
            """
            Feature: Premium
              Scenario: A premium user and another each have a run
                Given Ada is authenticated as premium
                And Ben is authenticated
                When Ada and Ben ask for an echo
                Then Ada and Ben each see their own text and nothing of the others'
            """);
  }

  @Test
  void a_user_with_a_role_has_an_account_of_that_role() {
    CommandLineRun run = run("--set", "users.premium=11");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains("1 passed");
  }

  @Test
  void a_role_that_the_target_has_not_is_an_error_that_names_the_setting() {
    CommandLineRun run = run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.text())
        .contains(
            "Nobody can be authenticated as premium: users.premium is not set for the target"
                + " embedded; say which accounts have that role, such as --set users.premium=11,12")
        .doesNotContain("    at ");
  }

  private CommandLineRun run(String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--features", feature.toString()));
    args.addAll(List.of("--out", folder.resolve("out").toString()));
    args.addAll(List.of(more));
    return CommandLineRun.of(args);
  }
}
