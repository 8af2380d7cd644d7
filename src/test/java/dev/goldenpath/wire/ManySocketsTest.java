package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.User;
import dev.goldenpath.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets that open while others close: Tyrus ends its executors when it counts none open. */
@Timeout(120)
class ManySocketsTest {
  private static final int AT_ONCE = 2;
  private static final int EACH = 400;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void no_socket_is_lost_while_the_last_of_the_others_closes() throws Exception {
    try (ReferenceBackend backend =
        ReferenceBackend.start(BackendOptions.builder().password("open sesame").build())) {
      Target target =
          Settings.resolve(
              "local",
              Map.of(),
              Map.of(),
              List.of(
                  "base-url=" + backend.baseUrl(),
                  "password=open sesame",
                  "max-users=10",
                  "limits.connect=30s"));
      Transport transport = new Transport(target);
      User ada = new Users(target, transport, new Secrets()).user("Ada", 1);
      EventSockets sockets = new EventSockets(transport);

      List<CompletableFuture<List<Entry>>> users =
          IntStream.range(0, AT_ONCE)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> churn(sockets, ada), threads))
              .toList();
      List<List<Entry>> told = users.stream().map(CompletableFuture::join).toList();

      assertThat(told)
          .allSatisfy(
              entries -> {
                assertThat(entries).doesNotHaveAnyElementsOfTypes(Entry.SocketFailed.class);
                assertThat(entries).filteredOn(Entry.SocketOpened.class::isInstance).hasSize(EACH);
              });
    }
  }

  private static List<Entry> churn(EventSockets sockets, User user) {
    Transcript transcript = new Transcript();
    for (int i = 0; i < EACH; i++) {
      Dial dial =
          new Dial(
              "ada-" + i,
              user.name(),
              user.id(),
              UUID.randomUUID().toString(),
              Optional.of(user.token()),
              TokenTransport.HEADER,
              Welcome.OPEN,
              "");
      sockets.open(dial, transcript).ifPresent(EventSocket::close);
    }
    return transcript.entries();
  }
}
