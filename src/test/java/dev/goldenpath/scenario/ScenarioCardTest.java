package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioCardTest {
  private static String transcript(String uri) {
    return new ScenarioCard("1", "name", uri, 7, List.of()).transcriptPath();
  }

  @Test
  void a_plain_name_tells_the_scenario() {
    assertThat(transcript("features/order/run_order.feature"))
        .isEqualTo("transcripts/order-run_order-7.ndjson");
  }

  @Test
  @FieldCase(
      kind = Kind.EVIDENCE,
      input = "features whose names differ by a folder, a dash, a capital or a letter beyond ASCII",
      now = "each scenario has a transcript and a suite of its own; names fit any file system")
  void no_two_scenarios_have_one_transcript() {
    List<String> paths =
        Stream.of(
                "features/a-b/c.feature",
                "features/a/b-c.feature",
                "features/a/b/c.feature",
                "features/x.feature",
                "features/X.feature",
                "features/回声.feature",
                "features/时间.feature",
                "b/features/x.feature",
                "/tmp/x.feature",
                "features/" + "long/".repeat(60) + "x.feature",
                "features/" + "long/".repeat(61) + "x.feature")
            .map(ScenarioCardTest::transcript)
            .toList();

    assertThat(paths.stream().map(path -> path.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    assertThat(paths)
        .allMatch(path -> path.matches("transcripts/[a-z0-9_][a-z0-9_-]{1,140}\\.ndjson"));
  }
}
