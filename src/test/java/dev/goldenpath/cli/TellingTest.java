package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.report.Report;
import dev.goldenpath.report.RunStatus;
import dev.goldenpath.result.RunResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellingTest {
  @TempDir private Path folder;

  @Test
  void it_says_how_much_evidence_was_kept() throws IOException {
    Path transcripts = Files.createDirectory(folder.resolve("transcripts"));
    Files.writeString(transcripts.resolve("a.ndjson"), "x".repeat(1_200_000));
    Files.writeString(transcripts.resolve("b.ndjson"), "x".repeat(100_000));

    assertThat(told()).contains("index.html").contains("Transcripts: 2 scenarios, 1.3 MB in all");
  }

  @Test
  void of_no_evidence_nothing_is_said() {
    assertThat(told()).contains("index.html").doesNotContain("Transcripts");
  }

  private String told() {
    Report report = Report.ofNothing(RunResults.open("staging"), Instant.EPOCH, List.of());
    StringWriter out = new StringWriter();
    new Telling(new PrintWriter(out), new PrintWriter(out))
        .tell(report, new RunStatus(RunStatus.OK, "Nothing broke."), folder);
    return out.toString();
  }
}
