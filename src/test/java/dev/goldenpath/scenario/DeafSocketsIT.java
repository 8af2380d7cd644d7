package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Breaks;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where not all sockets of a thread are told of a run, CONN-8 tells, and nobody waits long. */
class DeafSocketsIT {
  private static final Limits HASTY = Limits.defaults().withRun(Duration.ofSeconds(6));

  @TempDir Path folder;

  private static void ask(ScenarioSession session) {
    session.sockets().listen("Ada");
    session.sockets().listen("Ada");
    session.watch().awaitEnd(session.runs().ask(Ask.of("Ada", "Please help.")));
  }

  @Test
  void who_is_about_something_else_waits_until_it_is_quiet_and_goes_on() {
    List<List<String>> tags = Stream.of("@EVENT-5", "@CONN-8").map(List::of).toList();

    List<ScenarioResult> results =
        new Trial(folder, HASTY, List.of("only-the-newest-socket-hears"))
            .judgeAll(tags, DeafSocketsIT::ask);

    assertThat(results)
        .allMatch(it -> it.breaks().stream().anyMatch(broken -> broken.clause() == Clause.CONN_8));
    assertThat(results)
        .extracting(ScenarioResult::outcome)
        .containsExactly(Outcome.AFFECTED, Outcome.FAILED);
    assertThat(results.get(0).text()).startsWith(Breaks.OF_OTHERS);
  }
}
