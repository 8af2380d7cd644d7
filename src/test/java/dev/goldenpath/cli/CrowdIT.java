package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.report.ResultsFile;
import dev.goldenpath.result.Spread;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.TranscriptLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many users at once, by the sentences of the load feature. */
class CrowdIT {
  private static final String SECRET = "a-secret-of-the-crowd-test-32-letters";

  private static final String FEATURE =
      """
      @load @needs-allow-load @needs-multi-user
      Feature: Many users at once

        @ISO-1 @ORDER-2 @TIME-4
        Rule: Every user sees their own run, however many there are

          Scenario: Twenty users at once
            When 20 users each run a data_helper agent at once
            Then every user sees their own run whole
            And 95 of 100 runs see their first event within 60 seconds
      """;

  private final List<String> more = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void each_of_twenty_users_sees_his_own_run_and_how_long_it_took_is_shown() throws IOException {
    CommandLineRun run = run("embedded", "allow-load=true");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(spreads())
        .extracting(Spread::what)
        .containsExactly(
            "first user's request to each other's",
            "request to answer",
            "request to first event",
            "request to the run's end");
    assertThat(spreads())
        .allSatisfy(spread -> assertThat(spread.micros().getTotalCount()).isEqualTo(20));
    assertThat(folder.resolve("out/scenarios/s-features-crowd.feature-7.html"))
        .content()
        .contains("How long it took", ">request to first event</th>", "<polyline ");
  }

  @Test
  void without_leave_nothing_is_put_under_load() throws IOException {
    CommandLineRun run = run("embedded");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(folder.resolve("out/summary.md"))
        .content()
        .contains("1 skipped: allow-load is not true for this target");
  }

  @Test
  void nobody_asks_before_the_time_at_which_all_shards_begin() throws IOException {
    Instant start = Instant.now().plusSeconds(8);
    more.addAll(List.of("--start-at", start.toString(), "--transcripts", "all"));

    CommandLineRun run = run("embedded", "allow-load=true");

    assertThat(run.exit()).as(run.text()).isZero();
    try (Stream<Path> files = Files.walk(folder.resolve("out/transcripts"))) {
      Path transcript = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      assertThat(
              TranscriptLines.of(transcript).stream()
                  .flatMap(it -> TranscriptLines.entry(it).stream()))
          .filteredOn(Entry.HttpRequest.class::isInstance)
          .isNotEmpty()
          .allSatisfy(
              asked -> assertThat(asked.at().wall()).isAfterOrEqualTo(start.minusMillis(50)));
    }
  }

  @Test
  void fewer_users_than_asked_for_is_a_reason_to_skip() throws IOException {
    run("embedded", "allow-load=true", "max-users=10");

    assertThat(folder.resolve("out/summary.md"))
        .content()
        .contains("1 skipped: The scenario asks for 20 users, but the target embedded has 10");
  }

  @Test
  void what_one_user_sees_of_another_is_found_among_all() throws IOException {
    assertThat(summaryWith("leak-in-an-unknown-field")).contains("**ISO-2**");
  }

  @Test
  void what_breaks_for_the_last_users_alone_is_not_hidden_by_what_breaks_for_all()
      throws IOException {
    assertThat(summaryWith("echo-canned", "run-id-repeats-after-ten"))
        .contains("**TRUE-1**", "**HTTP-5**");
  }

  private String summaryWith(String... faults) throws IOException {
    BackendOptions.Builder options = BackendOptions.builder().jwtSecret(SECRET).log(line -> {});
    Stream.of(faults).forEach(options::fault);
    try (ReferenceBackend backend = ReferenceBackend.start(options.build())) {
      CommandLineRun run =
          run(
              "local",
              "allow-load=true",
              "max-users=20",
              "capabilities=all",
              "auth=signed",
              "jwt-secret=" + SECRET,
              "base-url=" + backend.baseUrl());

      assertThat(run.exit()).as(run.text()).isEqualTo(1);
      return Files.readString(folder.resolve("out/summary.md"));
    }
  }

  private List<Spread> spreads() {
    return ResultsFile.read(folder.resolve("out")).scenarios().get(0).story().spreads();
  }

  private CommandLineRun run(String target, String... settings) throws IOException {
    Path features = Files.createDirectories(folder.resolve("features"));
    Path feature = Files.writeString(features.resolve("crowd.feature"), FEATURE);
    List<String> args = new ArrayList<>(List.of("run", "--target", target));
    for (String limit : List.of("jitter", "connect", "http", "first-event", "run")) {
      args.addAll(List.of("--set", "limits." + limit + "=60s"));
    }
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    args.addAll(
        List.of("--features", feature.toString(), "--out", folder.resolve("out").toString()));
    args.addAll(more);
    return CommandLineRun.of(args);
  }
}
