package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.timeline.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of which no socket can tell any more is given up at once, and shows nothing of TIME-4. */
class LostRunTest {
  private static final Ask ECHO = Ask.of("Ada", "Please echo this.").tools(List.of("echo_tool"));

  @TempDir Path folder;

  private static void runTwice(ScenarioSession session) {
    session.watch().awaitEnd(session.runs().ask(ECHO));
    session
        .waiter()
        .await(
            () -> session.timeline().sockets().stream().noneMatch(Socket::isOpen),
            session.target().limits().connect());
    session.watch().awaitEnd(session.runs().ask(ECHO));
  }

  @Test
  void what_is_asked_for_after_the_socket_was_closed_is_not_waited_for() {
    Limits limits = Limits.defaults();
    ScenarioResult result =
        new Trial(folder, limits, List.of("socket-closed-after-a-run"))
            .judge(List.of("@PAIR-1"), LostRunTest::runTwice);

    assertThat(result.outcome()).isEqualTo(Outcome.AFFECTED);
    assertThat(result.text()).contains("the end of run", "CONN-4");
    assertThat(result.took()).isLessThan(limits.run());
  }
}
