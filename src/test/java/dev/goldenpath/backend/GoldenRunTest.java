package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.Client.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenRunTest {

  private final List<String> log = new ArrayList<>();
  private final ReferenceBackend backend =
      ReferenceBackend.start(BackendOptions.builder().log(log::add).build());
  private final Client client = new Client(backend);
  private final Person ada = client.login("ada");
  private final String thread = Client.newThread();

  @AfterEach
  void stop() {
    backend.close();
  }

  @Test
  void a_run_tells_its_five_kinds_of_event_in_order() {
    Listener socket = client.listen(ada, thread);

    String run = client.run(ada, thread, "nonce-17", "get_current_time", "echo_tool");
    List<JsonNode> events = socket.awaitEnd(run);

    assertThat(socket.typesOf(run))
        .containsExactly(
            "agent_started",
            "agent_thinking",
            "tool_executing",
            "tool_completed",
            "agent_thinking",
            "tool_executing",
            "tool_completed",
            "agent_completed");
    JsonNode echoed = events.get(6);
    assertThat(echoed.at("/data/results/text").asText()).isEqualTo("nonce-17");
    assertThat(echoed.path("correlation_id")).isEqualTo(events.get(5).path("correlation_id"));
    assertThat(events.get(7).at("/data/final_response").asText()).contains("nonce-17");
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.path("thread_id").asText()).isEqualTo(thread);
              assertThat(event.path("user_id").asText()).isEqualTo(ada.id());
            });
  }

  @Test
  void the_first_message_greets_with_the_users_id() {
    JsonNode welcome = client.listen(ada, thread).awaitType("connection_established");

    assertThat(welcome.at("/data/user_id").asText()).isEqualTo(ada.id());
    assertThat(welcome.at("/data/connection_id").asText()).isNotBlank();
  }

  @Test
  void the_wait_tool_waits_and_is_timed_truly() {
    Listener socket = client.listen(ada, thread);

    String run = client.run(ada, thread, "please wait 0.3 seconds", "wait_tool");
    List<JsonNode> events = socket.awaitEnd(run);

    double took = events.get(3).at("/data/execution_time").asDouble();
    double between =
        Duration.between(instant(events.get(2)), instant(events.get(3))).toNanos() / 1e9;
    assertThat(events.get(2).at("/data/tool_args/seconds").asDouble()).isEqualTo(0.3);
    assertThat(events.get(3).at("/data/results/waited").asDouble()).isEqualTo(0.3);
    assertThat(took).isBetween(0.3, between + 0.002);
  }

  @Test
  void timestamps_never_go_back() {
    Listener socket = client.listen(ada, thread);

    List<JsonNode> events = socket.awaitEnd(client.run(ada, thread, "hello"));

    assertThat(events.stream().map(GoldenRunTest::instant)).isSorted();
  }

  @Test
  void a_failing_tool_ends_its_call_and_the_run_in_errors() {
    Listener socket = client.listen(ada, thread);

    String run = client.run(ada, thread, "hello", "failing_tool", "echo_tool");
    List<JsonNode> events = socket.awaitEnd(run);

    assertThat(socket.typesOf(run))
        .containsExactly(
            "agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_error");
    assertThat(events.get(3).at("/data/error/message").asText()).isNotBlank();
    assertThat(events.get(3).at("/data/results").isMissingNode()).isTrue();
    assertThat(events.get(4).at("/data/error/code").asText()).isEqualTo("tool_failed");
    assertThat(events.get(4).at("/data/error/message").asText()).isNotBlank();
  }

  @Test
  void max_iterations_bounds_the_rounds() {
    Listener socket = client.listen(ada, thread);
    var body = Client.request(ada, thread, "hello", "echo_tool", "get_current_time");
    body.withObject("/agent_config").put("max_iterations", 1);

    String run = Client.json(client.execute(ada, body.toString())).path("run_id").asText();
    socket.awaitEnd(run);

    assertThat(socket.typesOf(run)).containsOnlyOnce("tool_executing");
  }

  @Test
  void a_run_without_tools_still_thinks_and_answers() {
    Listener socket = client.listen(ada, thread);
    var body = Client.request(ada, thread, "hello");
    body.putObject("agent_config").putArray("tools");

    String run = Client.json(client.execute(ada, body.toString())).path("run_id").asText();
    socket.awaitEnd(run);

    assertThat(socket.typesOf(run))
        .containsExactly("agent_started", "agent_thinking", "agent_completed");
  }

  @Test
  void the_log_has_a_line_a_run_without_secrets() {
    Listener socket = client.listen(ada, thread);

    String run = client.run(ada, thread, "hello");
    socket.awaitEnd(run);
    backend.close();

    assertThat(log).singleElement().asString().contains(run, thread).doesNotContain(ada.token());
  }

  @ParameterizedTest
  @EnumSource(WireProfile.class)
  void every_profile_has_its_fields_in_one_place(WireProfile profile) {
    BackendOptions options = BackendOptions.builder().wireProfile(profile).build();
    try (ReferenceBackend other = ReferenceBackend.start(options)) {
      Client there = new Client(other);
      Person ben = there.login("ben");
      Listener socket = there.listen(ben, thread);
      String prefix =
          switch (profile) {
            case DATA -> "/data";
            case PAYLOAD -> "/payload";
            case FLAT -> "";
          };

      String run = there.run(ben, thread, "hello");
      List<JsonNode> events = socket.awaitEnd(run);

      assertThat(socket.messages().get(0).at(prefix + "/user_id").asText()).isEqualTo(ben.id());
      assertThat(events.get(0).at(prefix + "/agent_type").asText()).isEqualTo("data_helper");
      assertThat(events.get(2).at(prefix + "/tool_args").isObject()).isTrue();
      assertThat(events.get(2).path("correlation_id").asText()).isNotBlank();
      assertThat(events.get(3).at(prefix + "/execution_time").isNumber()).isTrue();
    }
  }

  private static Instant instant(JsonNode event) {
    return Instant.parse(event.path("timestamp").asText());
  }
}
