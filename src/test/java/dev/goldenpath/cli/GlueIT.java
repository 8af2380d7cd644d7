package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.OwnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Steps of one's own, as in examples/glue. */
@Execution(ExecutionMode.CONCURRENT)
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
  void it_may_be_in_a_jar() throws IOException {
    Path jar = jar(compiled(folder.resolve("classes")), folder.resolve("my steps.jar"));

    OwnProcess.Ended run =
        new OwnProcess()
            .run("run", "--glue", jar.toString(), "--features", FEATURE, "--out", out());
    OwnProcess.Ended steps =
        new OwnProcess().run("steps", "--glue", jar.toString(), "--format", "editor");

    assertThat(run.told()).contains("1 passed, 0 failed, 0 skipped");
    assertThat(run.exit()).isZero();
    assertThat(steps.told())
        .contains("@Then(\"every call of a tool has an id of at least {int} letters\")");
  }

  @Test
  void what_is_no_jar_is_told_in_a_sentence() throws IOException {
    Path none = Files.writeString(folder.resolve("none.jar"), "PK, or not");

    for (Path glue : List.of(none, folder.resolve("nowhere.jar"))) {
      OwnProcess.Ended run = new OwnProcess().run("check", "--glue", glue.toString(), FEATURE);

      assertThat(run.exit()).as(run.told()).isEqualTo(2);
      assertThat(run.told()).contains(glue.toString()).doesNotContain("    at ").hasLineCount(1);
    }
  }

  private static Path compiled(Path classes) throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of(GLUE))) {
      List<String> args = new ArrayList<>(List.of("-d", classes.toString(), "-parameters"));
      sources.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(args::add);
      assertThat(
              ToolProvider.getSystemJavaCompiler()
                  .run(null, null, null, args.toArray(String[]::new)))
          .isZero();
    }
    return classes;
  }

  private static Path jar(Path classes, Path file) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
        Stream<Path> all = Files.walk(classes)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, jar);
      }
    }
    return file;
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
