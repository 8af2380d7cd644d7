package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.net.Front;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  /** Refuses everything but sockets, in words that a terminal obeys. */
  private static final class Rude extends Front {
    Rude() throws IOException {}

    @Override
    protected void serve(Socket client) throws IOException {
      String request = head(client.getInputStream());
      if (request.startsWith("GET /ws")) {
        write(client, upgraded(request) + "\u0081\u0002{}");
        while (client.getInputStream().read() >= 0) {}
      } else {
        write(client, "HTTP/1.1 418 No\r\nContent-Length: 11\r\n\r\n\u001b[2J\u001b]0;me\u0007");
      }
    }
  }

  @Test
  void what_a_target_says_is_harmless_to_a_terminal() throws IOException {
    try (Front rude = new Rude()) {
      String url = "base-url=http://127.0.0.1:" + rude.port();
      CommandLineRun run =
          CommandLineRun.of(
              List.of(
                  ("doctor --target local --set %s --set auth=token --set token=opaque-token --set"
                          + " user-id=u-1 --set capabilities=none")
                      .formatted(url)
                      .split(" ")));

      assertThat(run.text()).contains("418", "\\u001b[2J").doesNotContain("\u001b", "\u0007");
      assertThat(run.exit()).isEqualTo(1);
    }
  }
}
