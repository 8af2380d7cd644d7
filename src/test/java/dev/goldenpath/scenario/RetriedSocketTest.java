package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.net.Relay;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A socket that nobody answers at first is opened again, and then like any other. */
@Timeout(60)
class RetriedSocketTest {
  private static final Executor SOON =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  @TempDir Path folder;

  @FieldCase(
      kind = Kind.OURS,
      input =
          "the sockets' server is not there yet, or our own client fails, when a socket is opened",
      now =
          "opened again within the connect limit, each attempt recorded; the greeting is awaited"
              + " from the one that opened")
  @Test
  void a_socket_that_opens_at_a_later_attempt_is_judged_by_that_one() throws Exception {
    int port = freePort();

    RunResults results =
        listening(
            port,
            onward -> CompletableFuture.supplyAsync(() -> relay(port, onward), SOON),
            Failure.UNREACHABLE);

    assertThat(results.judgements().values())
        .singleElement()
        .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.PASSED));
  }

  @FieldCase(
      kind = Kind.OURS,
      input =
          "the suite stands still between connecting and asking, and the server ends a connection"
              + " on which nothing comes",
      now = "opened again within the connect limit; the rule knows of the stall, and blames nobody")
  @Test
  void a_connection_that_ended_after_it_lay_idle_is_opened_again() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      listening(
          server.getLocalPort(),
          onward -> Beside.begin("impatient", () -> impatient(server, onward)),
          Failure.CLOSED);
    }
  }

  /** Listen where a relay comes to stand, and expect that this failed so at first. */
  private RunResults listening(
      int port, IntFunction<CompletableFuture<Relay>> relays, Failure first) throws Exception {
    try (OpenScenario open = OpenScenario.begin(folder, Limits.defaults(), port)) {
      ScenarioSession session = open.session();
      CompletableFuture<Relay> later = relays.apply(open.backend().baseUrl().getPort());

      session.sockets().listen("Ada");

      assertThat(session.timeline().moments())
          .extracting(Moment::entry)
          .filteredOn(Entry.SocketFailed.class::isInstance)
          .first()
          .extracting(it -> ((Entry.SocketFailed) it).failure())
          .isEqualTo(first);
      assertThat(session.asserts().isKept(Clause.CONN_2)).isTrue();
      session.end(true);
      later.get().close();
      return open.results();
    }
  }

  /** End the first connection after a while, with no word on it, and relay all others. */
  private static Relay impatient(ServerSocket server, int onward) {
    try (Socket idle = server.accept()) {
      CompletableFuture.delayedExecutor(1200, TimeUnit.MILLISECONDS).execute(() -> end(idle));
      while (idle.getInputStream().read() >= 0) {
        // What is asked is heard, and not answered.
      }
      return new Relay(server, onward);
    } catch (SocketException ended) {
      return new Relay(server, onward);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static Relay relay(int from, int to) {
    try {
      return new Relay(new ServerSocket(from, 50, InetAddress.getByName("127.0.0.1")), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
