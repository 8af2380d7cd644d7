package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.Client.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

  private static ReferenceBackend backend;
  private static Client client;
  private static Person ada;
  private static Person ben;

  private final String thread = Client.newThread();

  @BeforeAll
  static void start() {
    backend = ReferenceBackend.start(BackendOptions.defaults());
    client = new Client(backend);
    ada = client.login("ada");
    ben = client.login("ben");
  }

  @AfterAll
  static void stop() {
    backend.close();
  }

  @Test
  void a_token_in_a_subprotocol_opens_and_is_not_selected() {
    Listener socket = client.openWithSubprotocol(thread, ada.token()).join();

    assertThat(socket.socket().getSubprotocol()).isEqualTo("jwt-auth");
    assertThat(socket.awaitType("connection_established").at("/data/user_id").asText())
        .isEqualTo(ada.id());
  }

  @Test
  void only_the_transports_of_the_options_are_taken() {
    for (TokenTransport transport : TokenTransport.values()) {
      BackendOptions options = BackendOptions.builder().tokenTransports(Set.of(transport)).build();
      try (ReferenceBackend other = ReferenceBackend.start(options)) {
        Client there = new Client(other);
        Person eve = there.login("eve");
        boolean header = transport == TokenTransport.HEADER;

        (header ? there.open(thread, eve.token()) : there.openWithSubprotocol(thread, eve.token()))
            .join()
            .awaitType("connection_established");

        assertThat(
                Client.refusal(
                    header
                        ? there.openWithSubprotocol(thread, eve.token())
                        : there.open(thread, eve.token())))
            .isEqualTo(401);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> every_bad_token_is_refused_at_the_socket() {
    return Forgery.all(backend.jwtSecret(), ada.id()).entrySet().stream()
        .filter(bad -> !bad.getValue().contains(" "))
        .map(
            bad ->
                DynamicTest.dynamicTest(
                    bad.getKey(),
                    () -> {
                      assertThat(Client.refusal(client.open(thread, bad.getValue())))
                          .isEqualTo(401);
                      assertThat(Client.refusal(client.openWithSubprotocol(thread, bad.getValue())))
                          .isEqualTo(401);
                    }));
  }

  @Test
  void no_token_is_refused_at_the_socket() {
    assertThat(Client.refusal(client.openWithoutToken(thread))).isEqualTo(401);
  }

  @TestFactory
  Stream<DynamicTest> every_refused_upgrade_is_answered_in_json_as_elsewhere() {
    client.run(ada, thread, "mine");
    return Stream.of(
            new Refused("no token", 401, "unauthorized", () -> client.openWithoutToken(thread)),
            new Refused("no UUID", 400, "bad_thread_id", () -> client.open("x", ada.token())),
            new Refused("closed", 403, "thread_closed", () -> client.open(thread, ben.token())),
            new Refused("no socket here", 404, "http_error", () -> client.openElsewhere("/none")))
        .map(it -> DynamicTest.dynamicTest(it.name(), it::isToldInJson));
  }

  private record Refused(
      String name, int status, String code, Supplier<CompletableFuture<Listener>> opening) {

    void isToldInJson() throws IOException {
      HttpResponse<?> response = Client.refused(opening.get());

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
      JsonNode error = Client.STRICT.readTree(response.body().toString()).path("error");
      assertThat(error.path("code").asText()).isEqualTo(code);
      assertThat(error.path("message").asText()).isNotBlank();
      assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
          .isEqualTo(status == 401);
    }
  }

  @Test
  void what_the_server_itself_refuses_is_answered_in_json_too() {
    HttpResponse<String> response = client.post("/health", "{}", "X-Large", "x".repeat(20_000));

    assertThat(response.statusCode()).isEqualTo(431);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(Client.json(response).at("/error/code").asText()).isEqualTo("http_error");
  }

  @Test
  void a_token_signed_by_another_with_the_secret_is_taken() {
    String token = Forgery.expiringIn(Duration.ofMinutes(1), backend.jwtSecret(), "signed-user");

    Listener socket = client.open(thread, token).join();

    assertThat(socket.awaitType("connection_established").at("/data/user_id").asText())
        .isEqualTo("signed-user");
  }

  @Test
  void a_thread_that_is_no_uuid_is_refused() {
    assertThat(Client.refusal(client.open("no-uuid", ada.token()))).isEqualTo(400);
  }

  @Test
  void one_socket_serves_many_runs_at_once_each_in_order() {
    Listener socket = client.listen(ada, thread);

    List<String> runs =
        IntStream.range(0, 20)
            .mapToObj(i -> client.run(ada, thread, "wait 0.05 seconds, " + i, "wait_tool"))
            .toList();

    assertThat(runs).doesNotHaveDuplicates();
    for (String run : runs) {
      socket.awaitEnd(run);
      assertThat(socket.typesOf(run))
          .containsExactly(
              "agent_started",
              "agent_thinking",
              "tool_executing",
              "tool_completed",
              "agent_completed");
    }
  }

  @Test
  void every_socket_on_a_thread_gets_every_event() {
    Listener first = client.listen(ada, thread);
    Listener second = client.listen(ada, thread);

    String run = client.run(ada, thread, "hello");

    assertThat(second.awaitEnd(run)).isEqualTo(first.awaitEnd(run));
  }

  @Test
  void sockets_of_other_users_and_threads_hear_nothing() {
    Listener bens = client.listen(ben, thread);
    String other = Client.newThread();
    Listener elsewhere = client.listen(ada, other);
    Listener socket = client.listen(ada, thread);

    socket.awaitEnd(client.run(ada, thread, "hello"));
    elsewhere.awaitEnd(client.run(ada, other, "hello"));
    bens.say("{\"type\": \"ping\"}");
    bens.awaitType("pong");

    assertThat(bens.messages()).hasSize(2);
    assertThat(elsewhere.messages())
        .extracting(m -> m.path("thread_id").asText())
        .doesNotContain(thread);
  }

  @Test
  void a_thread_is_closed_to_others_after_its_first_accepted_run() {
    client.run(ada, thread, "mine");

    assertThat(Client.refusal(client.open(thread, ben.token()))).isEqualTo(403);
    assertThat(client.execute(ben, Client.request(ben, thread, "yours?").toString()).statusCode())
        .isEqualTo(403);
    assertThat(
            client
                .execute(ben, Client.request(ben, thread.toUpperCase(), "yours?").toString())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_refused_request_claims_no_thread() {
    client.execute(ada, Client.request(ada, thread, " ").toString());

    assertThat(client.run(ben, thread, "mine")).isNotBlank();
  }

  @Test
  void pings_are_answered_in_both_ways() {
    Listener socket = client.listen(ada, thread);

    socket.socket().sendPing(ByteBuffer.wrap(new byte[] {1})).join();
    socket.say("{\"type\": \"ping\"}");

    socket.awaitPong();
    socket.awaitType("pong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "no JSON", "[]", "{}", "{\"type\": 1}", "{\"type\": \"what\"}"})
  void an_unreadable_message_is_answered_with_an_error_and_ends_nothing(String message) {
    Listener socket = client.listen(ada, thread);

    socket.say(message);
    JsonNode error = socket.awaitType("error");
    socket.awaitEnd(client.run(ada, thread, "still here"));

    assertThat(error.at("/data/error/code").asText()).isNotBlank();
  }

  @Test
  void large_and_binary_messages_end_nothing() {
    Listener socket = client.listen(ada, thread);

    socket.say("x".repeat(500_000));
    socket.awaitType("error");
    socket.socket().sendBinary(ByteBuffer.allocate(100_000), true).join();

    socket.awaitEnd(client.run(ada, thread, "still here"));
  }
}
