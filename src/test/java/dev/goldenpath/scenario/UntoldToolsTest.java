package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that fails without a word of its tools shows nothing of them: no fault of the suite. */
class UntoldToolsTest {
  @TempDir Path folder;

  private static void fail(ScenarioSession session) {
    Ask ask = Ask.of("Ada", "Please use your tools.").tools(List.of("echo_tool", "failing_tool"));
    session.watch().awaitEnd(session.runs().ask(ask));
  }

  private ScenarioResult judge(Consumer<ScenarioSession> steps) {
    return new Trial(folder, Limits.defaults(), List.of("tool-events-missing"))
        .judge(List.of("@PAIR-1"), steps);
  }

  @Test
  void a_sentence_about_calls_is_blocked() {
    ScenarioResult result =
        judge(
            session -> {
              fail(session);
              session.asserts().requireKept(Clause.PAIR_1);
            });

    isBlocked(result);
  }

  @Test
  void a_tag_about_calls_is_blocked() {
    isBlocked(judge(UntoldToolsTest::fail));
  }

  private static void isBlocked(ScenarioResult result) {
    assertThat(result.outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(result.text()).contains("failed and told of no tool call");
  }
}
