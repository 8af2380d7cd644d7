package dev.goldenpath.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many users at once, each of whose requests is answered by a stream. */
class CrowdOfStreamsIT {
  private static final String FEATURE =
      """
      @load @needs-allow-load @needs-multi-user
      Feature: Many users at once

        @ISO-1 @ORDER-2 @TIME-4
        Rule: Every user sees their own run, however many there are

          Scenario: Forty users at once
            When 40 users each run a data_helper agent at once
            Then every user sees their own run whole
            And 95 of 100 runs see their first event within 60 seconds
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ag-ui", "ai-sdk"})
  void each_user_sees_his_own_run(String protocol) throws IOException {
    CommandLineRun run = run(protocol, UnaryOperator.identity(), "allow-load=true");

    assertThat(run.exit()).as(run.text()).isZero();
    assertThat(run.text()).contains("1 passed, 0 failed");
  }

  /** Of all streams one lacks the end of a tool call. */
  @Test
  void what_breaks_for_one_of_them_is_found() throws IOException {
    AtomicInteger results = new AtomicInteger();
    UnaryOperator<Sink> flaw =
        sink ->
            data -> {
              if (!data.contains("TOOL_CALL_RESULT") || results.incrementAndGet() != 30) {
                sink.send(data);
              }
            };

    CommandLineRun run = run("ag-ui", flaw, "allow-load=true");

    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("BROKEN  PAIR-1 ");
  }

  @Test
  void without_leave_nothing_is_put_under_load() throws IOException {
    CommandLineRun run = run("ag-ui", UnaryOperator.identity(), "allow-load=false");

    assertThat(run.exit()).as(run.text()).isEqualTo(3);
    assertThat(run.text()).contains("allow-load is not true for this target");
  }

  private CommandLineRun run(String protocol, UnaryOperator<Sink> flaw, String... settings)
      throws IOException {
    Path feature = Files.writeString(folder.resolve("crowd.feature"), FEATURE);
    List<String> options = new ArrayList<>(List.of("--features", feature.toString()));
    options.addAll(List.of("--set", "max-users=40"));
    for (String limit : List.of("connect", "http", "first-event", "run")) {
      options.addAll(List.of("--set", "limits." + limit + "=60s"));
    }
    List.of(settings).forEach(setting -> options.addAll(List.of("--set", setting)));
    return StreamRun.of(
        folder.resolve("out"), protocol, Set.of(), flaw, options.toArray(String[]::new));
  }
}
