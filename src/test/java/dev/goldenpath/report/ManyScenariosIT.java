package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Mark;
import dev.goldenpath.result.Story.Span;
import dev.goldenpath.rule.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of 5,000 scenarios with 20 messages each leaves behind. */
class ManyScenariosIT {
  private static final int SCENARIOS = 5_000;
  private static final int MESSAGES = 20;
  private static final long MIB = 1 << 20;

  @TempDir private Path folder;

  @Test
  void the_report_of_5000_scenarios_stays_of_a_size_that_a_browser_opens() throws IOException {
    Instant began = Instant.now();
    Outputs.write(report(), folder);
    Duration took = Duration.between(began, Instant.now());

    assertThat(sizes().mapToLong(Long::longValue).sum()).isLessThan(150 * MIB);
    assertThat(pages()).allMatch(page -> size(page) < 2 * MIB, "at most 2 MiB");
    // A tenth of that on a machine with nothing else to do.
    assertThat(took).isLessThan(Duration.ofSeconds(100));
  }

  private Report report() {
    return Report.of(
        RunResults.open("many"),
        Instant.EPOCH,
        Duration.ofMinutes(10),
        IntStream.range(0, SCENARIOS).mapToObj(ManyScenariosIT::scenario).toList(),
        List.of());
  }

  private static ScenarioReport scenario(int number) {
    return new ScenarioReport(
        "features/many/of-" + number / 50 + ".feature",
        10 + number % 50,
        new FeatureTitle("Many " + number / 50, "What many do."),
        "Every tool that starts also finishes",
        "Scenario " + number,
        0,
        List.of("@PAIR-1"),
        Outcome.PASSED,
        "",
        Map.of(Clause.PAIR_1, dev.goldenpath.result.ScenarioResult.ClauseState.KEPT),
        List.of(),
        List.of(new StepReport("When", "Ada asks", "passed", List.of(), "", -1)),
        Optional.empty(),
        story(number),
        Duration.ofMillis(100));
  }

  private static Story story(int number) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 1; i <= MESSAGES; i++) {
      marks.add(
          new Mark(i, i * 1000L, "ada-1", "tool_executing", "run-" + number, text(number, i)));
    }
    Span tool =
        new Span(
            Story.Kind.TOOL, "ada-1", "echo_tool", "r", 1000, 5000, true, Optional.of(0.003), "");
    return new Story(
        Instant.EPOCH, MESSAGES * 1000L, marks, List.of(tool), List.of(), List.of(), List.of());
  }

  private static String text(int number, int i) {
    return "{\"type\":\"tool_executing\",\"timestamp\":\"2026-11-27T15:21:27.350352Z\",\"run_id\":\""
        + "r".repeat(36)
        + number
        + "\",\"thread_id\":\""
        + "t".repeat(36)
        + "\",\"event_id\":\""
        + i
        + "e".repeat(36)
        + "\",\"data\":{\"tool_name\":\"echo_tool\",\"tool_args\":{\"text\":\"hello\"}}}";
  }

  private Stream<Long> sizes() throws IOException {
    return files().map(ManyScenariosIT::size);
  }

  private Stream<Path> pages() throws IOException {
    return files().filter(file -> file.toString().endsWith(".html"));
  }

  private Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
