package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendCommandTest {
  private final CountDownLatch serving = new CountDownLatch(1);
  private final StringWriter out =
      new StringWriter() {
        @Override
        public void write(String text, int offset, int length) {
          super.write(text, offset, length);
          if (text.contains("until it is interrupted")) {
            serving.countDown();
          }
        }
      };
  private final StringWriter err = new StringWriter();

  @Test
  void it_tells_how_it_is_judged_and_serves_until_interrupted() throws InterruptedException {
    serveAndInterrupt("--port", "0", "--defect", "tool-completed-twice");

    assertThat(out.toString())
        .containsPattern("serves at http://127.0.0.1:\\d+, ws://127.0.0.1:\\d+/ws")
        .contains("run --target local")
        .containsPattern("--set 'password=[A-Za-z0-9_-]{16}'")
        .contains("--set 'capabilities=all'")
        .contains("It is broken on purpose, tool-completed-twice (PAIR-1): Each tool_completed")
        .contains("The password was made up for this backend and ends with it.");
  }

  @Test
  void a_password_that_was_given_is_not_shown(@TempDir Path folder)
      throws InterruptedException, IOException {
    Path secret = Files.writeString(folder.resolve("jwt"), "a-secret-of-more-than-32-bytes-indeed");

    serveAndInterrupt(
        "--port=0",
        "--password=hunter22",
        "--jwt-secret=@" + secret,
        "--ws-token=header",
        "--wire-profile=flat");

    assertThat(out.toString())
        .doesNotContain("hunter22", "more-than-32-bytes")
        .contains("Give it the password that you chose as GOLDENPATH_PASSWORD.")
        .contains("--set 'jwt-secret=@" + secret + "'")
        .contains("--set 'ws-token=header'", "--set 'wire-profile=flat'")
        .contains("--set 'capabilities=agent-config,", "header-token")
        .doesNotContain("subprotocol-token");
  }

  @Test
  void catalogues_are_listed() {
    assertThat(execute("--list-defects", "--list-variants")).isZero();
    assertThat(out.toString()).contains("PAIR-1", "TIME-1");
  }

  @Test
  void several_defects_are_taken_together_with_numbers_of_their_own() throws InterruptedException {
    serveAndInterrupt(
        "--port=0",
        "--defect=thinking-missing,tool-name-under-tool",
        "--defect=silent-after-ten-runs:after=3");

    assertThat(out.toString())
        .contains("It is broken on purpose, thinking-missing (ORDER-2): ")
        .contains("It is broken on purpose, tool-name-under-tool (EVENT-3): ")
        .contains("It is broken on purpose, silent-after-ten-runs (TIME-4): ");
  }

  @Test
  void unknown_defects_are_2_with_the_nearest_ones() {
    assertThat(execute("--defect", "completed-twise,thought-blank", "--defect", "no")).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no defect \"completed-twise\". Did you mean \"completed-twice\" or \"")
        .contains("There is no defect \"no\".")
        .contains("See: goldenpath backend --list-defects")
        .doesNotContain("thought-blank", "at dev.");
  }

  @Test
  void a_number_that_a_defect_does_not_have_is_2_in_a_sentence() {
    assertThat(execute("--port", "0", "--defect", "completed-twice:after=3")).isEqualTo(2);
    assertThat(err.toString()).contains("completed-twice").contains("after=3");
  }

  @Test
  void a_taken_port_is_2_in_a_sentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThat(execute("--port", "" + taken.getLocalPort())).isEqualTo(2);
    }
    assertThat(err.toString())
        .startsWith("The backend can't be started: ")
        .doesNotContain("at dev.");
  }

  private void serveAndInterrupt(String... args) throws InterruptedException {
    AtomicInteger exit = new AtomicInteger(-1);
    Thread command = new Thread(() -> exit.set(execute(args)));
    command.start();
    assertThat(serving.await(20, TimeUnit.SECONDS)).as(err.toString()).isTrue();
    command.interrupt();
    command.join(20_000);
    assertThat(exit).hasValue(0);
  }

  private int execute(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "backend";
    System.arraycopy(args, 0, all, 1, args.length);
    return GoldenPath.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
