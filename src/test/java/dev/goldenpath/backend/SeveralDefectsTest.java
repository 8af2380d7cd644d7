package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.Client.Person;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SeveralDefectsTest {

  @Test
  void edits_of_one_event_act_together() {
    inARun(
        List.of("thinking-named-agent-progress", "thought-blank", "run-id-as-number"),
        messages -> {
          JsonNode thought = ofType(messages, "agent_progress");
          assertThat(thought.at("/data/thought").asText()).isBlank();
          assertThat(thought.path("run_id").isNumber()).isTrue();
        });
  }

  @Test
  void an_edit_and_what_drops_or_moves_others_act_together() {
    inARun(
        List.of(
            "completed-named-otherwise",
            "tool-completed-lost-on-second-tool",
            "thinking-before-started",
            "tool-name-under-tool"),
        messages -> {
          assertThat(messages)
              .extracting(it -> it.path("type").asText())
              .containsExactly(
                  "connection_established",
                  "agent_thinking",
                  "agent_started",
                  "tool_executing",
                  "tool_completed",
                  "agent_thinking",
                  "tool_executing",
                  "agent_response_complete");
          assertThat(ofType(messages, "tool_executing").at("/data/tool").asText()).isNotBlank();
        });
  }

  @Test
  void defects_of_the_greeting_the_answer_and_the_frames_act_together() {
    inARun(
        List.of("frame-as-array", "welcome-user-cut", "final-response-is-the-message"),
        messages -> {
          assertThat(ofType(messages, "connection_established").at("/data/user_id").asText())
              .endsWith("...");
          assertThat(messages).anyMatch(JsonNode::isArray);
          assertThat(ofType(messages, "agent_completed").at("/data/final_response").asText())
              .isEqualTo("hello");
        });
  }

  private static void inARun(List<String> defects, Consumer<List<JsonNode>> look) {
    BackendOptions.Builder options = BackendOptions.builder();
    defects.forEach(options::fault);
    try (ReferenceBackend backend = ReferenceBackend.start(options.build())) {
      Client client = new Client(backend);
      Person ada = client.login("ada");
      String thread = Client.newThread();
      Listener socket = client.listen(ada, thread);
      client.run(ada, thread, "hello", "echo_tool", "get_current_time");
      socket.await(it -> it.path("data").has("final_response"));
      look.accept(socket.messages());
    }
  }

  private static JsonNode ofType(List<JsonNode> messages, String type) {
    return messages.stream()
        .filter(it -> it.path("type").asText().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + " in " + messages));
  }
}
