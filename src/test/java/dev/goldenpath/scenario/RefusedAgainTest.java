package dev.goldenpath.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.ForgedToken;
import dev.goldenpath.user.Forgery;
import dev.goldenpath.wire.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A refusal that came too late for what the suite's own stalls leave of the limit is had again. */
@Timeout(60)
class RefusedAgainTest {
  private static final Duration STALL = Duration.ofMillis(800);
  private static final Duration LIMIT = Duration.ofSeconds(1);

  @TempDir Path folder;

  @Test
  void what_stalls_leave_undecided_is_tried_again() throws Exception {
    Limits hasty = Limits.defaults().withConnect(LIMIT);
    try (ServerSocket sockets = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        OpenScenario open = OpenScenario.begin(folder, hasty, sockets.getLocalPort())) {
      ScenarioSession session = open.session();
      CompletableFuture<Void> served =
          Beside.begin("refusing", () -> refuseLateAndThenAtOnce(sockets, session));

      session
          .refusedSockets()
          .knock("Ada", new ForgedToken(Forgery.MISSING, Optional.empty()), TokenTransport.HEADER);

      assertThat(session.transcript().entries(Entry.SocketRefused.class)).hasSize(2);
      session.asserts().requireKept(Clause.CONN_3);
      session.end(true);
      served.get(10, TimeUnit.SECONDS);
    }
  }

  private static Void refuseLateAndThenAtOnce(ServerSocket server, ScenarioSession session) {
    try (Socket first = server.accept()) {
      for (int i = 0; i < 2; i++) {
        CompletableFuture.runAsync(
                () -> session.transcript().append(at -> new Entry.Stalled(at, STALL)),
                CompletableFuture.delayedExecutor(STALL.toMillis(), TimeUnit.MILLISECONDS))
            .join();
      }
      refuse(first);
      try (Socket second = server.accept()) {
        refuse(second);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return null;
  }

  private static void refuse(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }
}
