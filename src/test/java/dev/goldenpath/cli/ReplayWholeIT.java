package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every transcript of a run of all features leads to the same findings again. */
class ReplayWholeIT {
  @TempDir private Path folder;

  @Test
  void every_transcript_of_a_broken_backends_whole_run_is_judged_as_it_was() throws IOException {
    BackendOptions.Builder options = BackendOptions.builder().log(line -> {});
    options.fault("tool-completed-twice");
    try (ReferenceBackend backend = ReferenceBackend.start(options.build())) {
      CommandLineRun run =
          CommandLineRun.against(
              backend,
              "--set=jwt-secret=" + backend.jwtSecret(),
              "--features=features",
              "--transcripts=all",
              "--out=" + folder);
      assertThat(run.exit()).as(run.text()).isEqualTo(1);
    }

    List<String> args = new ArrayList<>(List.of("replay"));
    try (Stream<Path> files = Files.list(folder.resolve("transcripts"))) {
      files.map(Path::toString).sorted().forEach(args::add);
    }
    CommandLineRun again = CommandLineRun.of(args);

    assertThat(args).hasSizeGreaterThan(200);
    assertThat(again.text())
        .contains((args.size() - 1) + " judged again, ")
        .endsWith(", 0 otherwise than when recorded.\n");
    assertThat(again.exit()).isEqualTo(1);
  }
}
