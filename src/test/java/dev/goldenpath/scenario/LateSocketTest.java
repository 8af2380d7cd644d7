package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.timeline.Listener;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A socket that joins in the middle of a run is awaited like the others, and found to be served.
 */
class LateSocketTest {
  @TempDir Path folder;

  @Test
  void the_reference_backend_serves_a_socket_that_joins_in_the_middle() {
    try (OpenScenario open = OpenScenario.begin(folder)) {
      ScenarioSession session = open.session();
      session.sockets().listen("Ada");
      AskedRun asked =
          session
              .runs()
              .ask(
                  Ask.of("Ada", "Please wait 1.2 seconds, and use your tools on this.")
                      .tools(List.of("wait_tool", "echo_tool")));
      session.sockets().listen("Ada");
      session.watch().awaitEnd(asked);

      assertThat(Listener.of(asked.slices().get(0)))
          .singleElement()
          .satisfies(late -> assertThat(late.hasHeardTheEnd()).isTrue());
      assertThat(session.asserts().isKept(Clause.CONN_8)).isTrue();
      session.end(true);
      assertThat(open.results().judgements().values())
          .singleElement()
          .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.PASSED));
    }
  }
}
