package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FewFilesTest {
  @Test
  @FieldCase(
      kind = Kind.OURS,
      input = "ulimit -n 64: too few file descriptors for the scenarios that run at a time",
      now = "one sentence with how many are needed, before the run; exit 2")
  void too_few_files_are_told_before_the_run() {
    assertThatThrownBy(() -> Surroundings.checkFiles(16, 100))
        .isInstanceOf(CommandUnusable.class)
        .hasMessage(
            "This machine lets the suite open 100 files, and sockets are files: a run of 16"
                + " scenarios at a time needs 160. Raise it (ulimit -n 1024), or run fewer at a"
                + " time (--parallel 6).");
    assertThatThrownBy(() -> Surroundings.checkFiles(1, 40))
        .hasMessageEndingWith("1 scenario at a time needs 70. Raise it (ulimit -n 1024).");
  }

  @Test
  void how_many_run_at_a_time_is_what_the_engine_makes_of_its_settings() {
    String prefix = "cucumber.execution.parallel.";
    int processors = Runtime.getRuntime().availableProcessors();

    assertThat(Parallelism.of(Map.of())).isEqualTo(1);
    assertThat(Parallelism.of(Map.of(prefix + "enabled", "true"))).isEqualTo(processors);
    assertThat(
            Parallelism.of(
                Map.of(prefix + "enabled", "true", prefix + "config.dynamic.factor", "8")))
        .isEqualTo(8 * processors);
    assertThat(
            Parallelism.of(
                Map.of(
                    prefix + "enabled",
                    "true",
                    prefix + "config.strategy",
                    "fixed",
                    prefix + "config.fixed.parallelism",
                    "6")))
        .isEqualTo(6);
  }

  @Test
  void enough_files_are_enough() {
    assertThatCode(() -> Surroundings.checkFiles(16, 160)).doesNotThrowAnyException();
    assertThatCode(() -> Surroundings.checkFiles(1024, 1024)).doesNotThrowAnyException();
    assertThatCode(() -> Surroundings.checkFiles(6, 100)).doesNotThrowAnyException();
    assertThatCode(() -> Surroundings.checkFiles(16)).doesNotThrowAnyException();
  }
}
