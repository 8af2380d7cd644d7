package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
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
            "This machine lets the suite open 100 files, and sockets are files: 16 scenarios at a"
                + " time need 160. Raise it (ulimit -n 1024), or run fewer at a time (--parallel"
                + " 6).");
    assertThatThrownBy(() -> Surroundings.checkFiles(1, 40)).hasMessageContaining("(--parallel 1)");
  }

  @Test
  void enough_files_are_enough() {
    assertThatCode(() -> Surroundings.checkFiles(16, 160)).doesNotThrowAnyException();
    assertThatCode(() -> Surroundings.checkFiles(6, 100)).doesNotThrowAnyException();
    assertThatCode(() -> Surroundings.checkFiles(16)).doesNotThrowAnyException();
  }
}
