package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.Client.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

  private static final int LIMIT = 65_536;
  private static ReferenceBackend backend;
  private static Client client;
  private static Person ada;

  private final String thread = Client.newThread();

  @BeforeAll
  static void start() {
    backend = ReferenceBackend.start(BackendOptions.defaults());
    client = new Client(backend);
    ada = client.login("ada");
  }

  @AfterAll
  static void stop() {
    backend.close();
  }

  private record Fault(String name, int status, Consumer<ObjectNode> edit) {}

  @TestFactory
  Stream<DynamicTest> every_fault_of_a_body_is_refused_and_starts_no_run() {
    return Stream.of(
            new Fault("no type", 400, b -> b.remove("type")),
            new Fault("another type", 400, b -> b.put("type", "chat")),
            new Fault("type no text", 400, b -> b.put("type", 1)),
            new Fault("no agent type", 400, b -> b.remove("agent_type")),
            new Fault("agent type no text", 400, b -> b.put("agent_type", 7)),
            new Fault("no message", 400, b -> b.remove("message")),
            new Fault("message null", 400, b -> b.putNull("message")),
            new Fault("message no text", 400, b -> b.put("message", 42)),
            new Fault("message blank", 400, b -> b.put("message", " \t\n ")),
            new Fault("no thread", 400, b -> b.remove("thread_id")),
            new Fault("thread no UUID", 400, b -> b.put("thread_id", "1-1-1-1-1")),
            new Fault("no user context", 400, b -> b.remove("user_context")),
            new Fault("user context no object", 400, b -> b.put("user_context", ada.id())),
            new Fault("no user id", 400, b -> b.withObject("/user_context").remove("user_id")),
            new Fault("config no object", 400, b -> b.putArray("agent_config")),
            new Fault("tools no list", 400, b -> config(b).put("tools", "echo_tool")),
            new Fault("tool no text", 400, b -> config(b).putArray("tools").add(1)),
            new Fault("tool unknown", 400, b -> config(b).putArray("tools").add("no_tool")),
            new Fault("no iterations", 400, b -> config(b).put("max_iterations", 0)),
            new Fault("negative iterations", 400, b -> config(b).put("max_iterations", -1)),
            new Fault("fraction of iterations", 400, b -> config(b).put("max_iterations", 1.5)),
            new Fault("iterations no number", 400, b -> config(b).put("max_iterations", "5")),
            new Fault("message too large", 413, b -> b.put("message", "x".repeat(LIMIT + 1))),
            new Fault(
                "too large in UTF-8", 413, b -> b.put("message", "é".repeat(LIMIT / 2) + "x")),
            new Fault(
                "another user", 403, b -> b.withObject("/user_context").put("user_id", "ben")),
            new Fault("unknown agent", 404, b -> b.put("agent_type", "no_agent")))
        .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> refuses(fault)));
  }

  private void refuses(Fault fault) {
    Listener socket = client.listen(ada, thread);
    ObjectNode body = Client.request(ada, thread, "refused", "echo_tool");
    fault.edit().accept(body);

    HttpResponse<String> refused = client.execute(ada, body.toString());
    String next = client.run(ada, thread, "accepted");
    socket.awaitEnd(next);

    assertRefused(refused, fault.status());
    assertThat(socket.messages()).hasSize(1 + socket.ofRun(next).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "\"text\"", "{} {}"})
  void a_body_that_is_no_object_is_refused(String body) {
    assertRefused(client.execute(ada, body), 400);
  }

  @Test
  void a_message_of_exactly_64_KiB_is_accepted_and_echoed() {
    Listener socket = client.listen(ada, thread);
    String message = "é".repeat(LIMIT / 2);

    List<JsonNode> events = socket.awaitEnd(client.run(ada, thread, message, "echo_tool"));

    assertThat(events.get(3).at("/data/results/text").asText()).isEqualTo(message);
  }

  @Test
  void a_body_over_all_bounds_is_refused() {
    // By one byte: what is longer may find the connection closed before the answer is read.
    int rest = (1 << 20) + 1 - Client.request(ada, thread, "").toString().length();
    ObjectNode body = Client.request(ada, thread, "x".repeat(rest));

    assertRefused(client.execute(ada, body.toString()), 413);
  }

  @TestFactory
  Stream<DynamicTest> every_bad_token_is_refused_at_execute() {
    return Forgery.all(backend.jwtSecret(), ada.id()).entrySet().stream()
        .map(
            bad ->
                DynamicTest.dynamicTest(
                    bad.getKey(),
                    () -> {
                      String body = Client.request(ada, thread, "hello").toString();
                      assertRefused(
                          client.execute(new Person(ada.id(), bad.getValue()), body), 401);
                    }));
  }

  @Test
  void no_token_is_refused_at_execute() {
    String body = Client.request(ada, thread, "hello").toString();

    assertRefused(client.post("/api/v1/chat/agents/execute", body), 401);
  }

  @Test
  void another_scheme_is_refused_at_execute() {
    String body = Client.request(ada, thread, "hello").toString();

    assertRefused(
        client.post("/api/v1/chat/agents/execute", body, "Authorization", "Basic " + ada.token()),
        401);
  }

  @Test
  void a_wrong_password_is_refused() {
    assertRefused(
        client.post("/api/v1/auth/login", "{\"email\": \"a@b.test\", \"password\": \"no\"}"), 401);
    assertRefused(client.post("/api/v1/auth/login", "{}"), 400);
  }

  @Test
  void the_same_email_is_the_same_user() {
    assertThat(client.login("ada").id()).isEqualTo(ada.id());
    assertThat(client.login("ADA").id()).isEqualTo(ada.id());
    assertThat(client.login("ben").id()).isNotEqualTo(ada.id());
  }

  @Test
  void a_backend_without_agents_says_so() {
    BackendOptions options = BackendOptions.builder().agentsAvailable(false).build();
    try (ReferenceBackend idle = ReferenceBackend.start(options)) {
      Client there = new Client(idle);
      Person ben = there.login("ben");

      HttpResponse<String> health = there.get("/health");
      HttpResponse<String> refused =
          there.execute(ben, Client.request(ben, thread, "hello").toString());

      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(Client.json(health).at("/agents/available").asBoolean(true)).isFalse();
      assertRefused(refused, 503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void a_healthy_backend_says_so() {
    HttpResponse<String> health = client.get("/health");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(Client.json(health).path("status").asText()).isEqualTo("healthy");
    assertThat(Client.json(health).at("/agents/available").asBoolean()).isTrue();
  }

  @Test
  void an_unknown_path_is_not_found() {
    assertRefused(client.get("/nowhere"), 404);
  }

  private static ObjectNode config(ObjectNode body) {
    return body.withObject("/agent_config");
  }

  private static void assertRefused(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode error = Client.json(response).path("error");
    assertThat(error.path("code").asText()).isNotBlank();
    assertThat(error.path("message").asText()).isNotBlank();
  }
}
