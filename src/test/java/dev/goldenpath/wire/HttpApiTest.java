package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.net.Front;
import dev.goldenpath.net.ScriptedServer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpApiTest {
  private static final String ACCEPTED =
      "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nx-a: 1\r\nx-a: 2\r\n"
          + "Connection: close\r\nContent-Length: 2\r\n\r\n{}";

  private static Target target(int port, String limit) {
    return Settings.resolve(
            "embedded",
            Map.of(),
            Map.of(),
            List.of("limits.http=" + limit, "limits.connect=2s", "headers.X-Tenant=blue"))
        .at(URI.create("http://127.0.0.1:" + port), URI.create("ws://127.0.0.1:1/ws"));
  }

  private static ExecuteCall call(int number, String body) {
    return new ExecuteCall(
        "execute-" + number,
        "Ada",
        "u-1",
        Optional.of("Bearer t"),
        Optional.empty(),
        Expectation.accepted(),
        body,
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        Optional.empty());
  }

  private static List<Entry> executed(int port, ExecuteCall... calls) throws Exception {
    return executedWithin("2s", port, calls);
  }

  private static List<Entry> executedWithin(String limit, int port, ExecuteCall... calls)
      throws Exception {
    Transcript transcript = new Transcript();
    for (Future<?> over :
        new HttpApi(new Transport(target(port, limit))).execute(List.of(calls), transcript)) {
      over.get(20, TimeUnit.SECONDS);
    }
    return transcript.entries();
  }

  /** Keeps what it is sent, and answers when so many have asked. */
  private static final class Keeping extends Front {
    private final CountDownLatch all;
    private final List<String> sent = new CopyOnWriteArrayList<>();

    Keeping(int calls) throws IOException {
      all = new CountDownLatch(calls);
    }

    @Override
    protected void serve(Socket client) throws IOException {
      String head = head(client.getInputStream());
      int length = Integer.parseInt(head.replaceFirst("(?is).*content-length: (\\d+).*", "$1"));
      String body = new String(client.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
      sent.add(head + body);
      all.countDown();
      try {
        if (all.await(10, TimeUnit.SECONDS)) {
          write(client, ACCEPTED);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void a_call_is_sent_as_it_is_written_and_its_answer_recorded_whole() throws Exception {
    try (Keeping server = new Keeping(1)) {
      List<Entry> entries = executed(server.port(), call(1, "{\"message\": \"Grüße 👋\"}"));

      assertThat(server.sent)
          .singleElement()
          .asString()
          .startsWith("POST /api/v1/chat/agents/execute HTTP/1.1\r\n")
          .containsIgnoringCase("\r\nAuthorization: Bearer t\r\n")
          .containsIgnoringCase("\r\nContent-Type: application/json\r\n")
          .containsIgnoringCase("\r\nX-Tenant: blue\r\n")
          .containsIgnoringCase(
              "\r\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n")
          .endsWith("\r\n\r\n{\"message\": \"Grüße 👋\"}");
      assertThat(entries).hasSize(2);
      assertThat(entries.get(0)).isInstanceOf(Entry.HttpRequest.class);
      assertThat(entries.get(1))
          .isInstanceOfSatisfying(
              Entry.HttpResponse.class,
              response -> {
                assertThat(response.status()).isEqualTo(202);
                assertThat(response.body()).isEqualTo("{}");
                assertThat(response.headers()).containsEntry("x-a", List.of("1", "2"));
              });
    }
  }

  @Test
  void calls_at_once_are_all_sent_in_their_order_before_any_is_answered() throws Exception {
    try (Keeping server = new Keeping(20)) {
      List<Entry> entries =
          executed(
              server.port(),
              IntStream.rangeClosed(1, 20)
                  .mapToObj(number -> call(number, "{}"))
                  .toArray(ExecuteCall[]::new));

      assertThat(entries.subList(0, 20)).allMatch(Entry.HttpRequest.class::isInstance);
      assertThat(entries.subList(0, 20))
          .extracting(entry -> ((Entry.HttpRequest) entry).call())
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 20).mapToObj(number -> "execute-" + number).toList());
      assertThat(entries.subList(20, 40)).allMatch(Entry.HttpResponse.class::isInstance);
    }
  }

  @Test
  void a_call_that_is_not_answered_in_time_is_given_up() throws Exception {
    try (Keeping server = new Keeping(2)) {
      assertThat(executedWithin("200ms", server.port(), call(1, "{}")).get(1))
          .isInstanceOfSatisfying(
              Entry.HttpFailed.class,
              failed -> {
                assertThat(failed.failure()).isEqualTo(Failure.TIMED_OUT);
                assertThat(failed.reason()).isEqualTo("no answer within 200 ms");
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|CLOSED|the connection was closed before an answer came",
        "SSH-2.0-x|BROKEN|Invalid status line: \"SSH-2.0-x\""
      })
  void an_answer_that_is_none_is_the_targets_affair(String answer, Failure failure, String reason)
      throws Exception {
    String bytes = answer.isEmpty() ? "" : answer + "\r\n\r\n";
    try (ScriptedServer server = new ScriptedServer(bytes)) {
      assertThat(executed(server.port(), call(1, "{}")).get(1))
          .isInstanceOfSatisfying(
              Entry.HttpFailed.class,
              failed -> {
                assertThat(failed.failure()).isEqualTo(failure);
                assertThat(failed.reason()).isEqualTo(reason);
              });
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void a_call_to_nobody_says_so() throws Exception {
    int port;
    try (ScriptedServer gone = new ScriptedServer("")) {
      port = gone.port();
    }

    assertThat(executed(port, call(1, "{}")).get(1))
        .isInstanceOfSatisfying(
            Entry.HttpFailed.class,
            failed -> assertThat(failed.failure()).isEqualTo(Failure.UNREACHABLE));
  }
}
