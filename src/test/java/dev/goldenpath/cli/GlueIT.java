package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.OwnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of one's own, as in examples/glue. */
class GlueIT {
  private static final String GLUE = "examples/glue/src";
  private static final String FEATURE = "examples/glue/calls.feature";

  @TempDir private Path folder;

  @Test
  void a_sentence_of_ones_own_is_judged_in_the_same_scenario() {
    OwnProcess.Ended run =
        new OwnProcess().run("run", "--glue", GLUE, "--features", FEATURE, "--out", out());

    assertThat(run.told()).contains("1 passed, 0 failed, 0 skipped");
    assertThat(run.exit()).isZero();
  }

  @Test
  void it_fails_in_the_four_parts_of_every_failure() throws IOException {
    Path feature = folder.resolve("long.feature");
    Files.writeString(
        feature, Files.readString(Path.of(FEATURE)).replace("8 letters", "99 letters"));

    OwnProcess.Ended run =
        new OwnProcess()
            .run("run", "--glue", GLUE, "--features", feature.toString(), "--out", out());

    assertThat(run.told())
        .contains("SAID-1", "Expected: a correlation_id of 99 letters", "Seen:", "Where:", "Try:");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void check_knows_it_and_tells_what_does_not_compile() throws IOException {
    Path broken = folder.resolve("src/Broken.java");
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(broken, "class Broken {");

    assertThat(new OwnProcess().run("check", "--glue", GLUE, FEATURE).told())
        .contains("Nothing is wrong in 1 feature file.");
    OwnProcess.Ended told = new OwnProcess().run("check", "--glue", broken.getParent().toString());
    assertThat(told.told()).contains("can't be compiled", "Broken.java:1");
    assertThat(told.exit()).isEqualTo(2);
  }

  private String out() {
    return folder.resolve("out").toString();
  }
}
