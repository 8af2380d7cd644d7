package dev.goldenpath.rule.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickCheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.0",
          "1.5",
          "1e400",
          "-1e-400",
          "\"\"",
          "\" \"",
          "\"\\u2003\"",
          "\"x\"",
          "\"tool_completed\"",
          "\"2026-11-22T10:00:00Z\"",
          "\"yesterday\"",
          "[]",
          "[1]",
          "{}",
          "{\"code\":\"c\",\"message\":\"m\"}",
          "{\"x\":null}");

  /** A whole event of each type, whose fields are taken away or get values of any kind. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent_started",
        "agent_thinking",
        "tool_executing",
        "tool_completed",
        "agent_completed",
        "agent_error",
        "envelope",
        "connection_established",
        "error",
        "pong",
        "execute_accepted",
        "error_body",
        "health",
        "login_answer"
      })
  void what_fits_at_once_fits_by_the_validator(String schema) throws Exception {
    Random random = new Random(schema.hashCode());
    Predicate<JsonNode> quick = Schemas.quick(schema);
    int fitting = 0;
    for (int i = 0; i < 3_000; i++) {
      JsonNode value = spoilt(whole(schema), random);

      boolean fits = quick.test(value);

      if (fits) {
        fitting++;
        assertThat(Schemas.problems(schema, value)).as("%s", value).isEmpty();
      }
    }
    assertThat(fitting).as("some are left as they should be").isPositive();
  }

  @Test
  void a_keyword_that_is_not_known_leaves_it_to_the_validator() throws Exception {
    JsonNode schema = JSON.readTree("{\"type\": \"string\", \"maxLength\": 3}");

    Predicate<JsonNode> quick = new QuickCheck(ContractDocument.openApi()).of(schema);

    assertThat(quick.test(JSON.readTree("\"x\""))).isFalse();
  }

  private static ObjectNode whole(String schema) throws Exception {
    return (ObjectNode)
        JSON.readTree(
            """
            {"type": "%s", "timestamp": "2026-11-22T10:00:00Z", "thread_id": "t", "run_id": "r",
             "user_id": "u", "event_id": 7, "correlation_id": "c", "status": "healthy",
             "agent_type": "data_helper", "message": "m", "access_token": "a", "token_type": "bearer",
             "user_context": {"user_id": "u"}, "agents": {"available": true},
             "error": {"code": "c", "message": "m"},
             "data": {"agent_type": "data_helper", "thought": "?", "tool_name": "echo_tool",
              "tool_args": {}, "results": {"text": "x"}, "execution_time": 0.5,
              "final_response": "!", "connection_id": "c", "user_id": "u",
              "error": {"code": "c", "message": "m"}, "code": "c", "message": "m"}}
            """
                .formatted(schema)
                .replace("healthy", schema.equals("execute_accepted") ? "accepted" : "healthy"));
  }

  private static JsonNode spoilt(ObjectNode whole, Random random) throws Exception {
    for (int times = random.nextInt(4); times > 0; times--) {
      ObjectNode object =
          random.nextInt(2) == 0 && whole.path("data") instanceof ObjectNode data ? data : whole;
      List<String> keys =
          object.properties().stream().map(it -> it.getKey()).collect(Collectors.toList());
      if (!keys.isEmpty()) {
        String key = keys.get(random.nextInt(keys.size()));
        if (random.nextInt(3) == 0) {
          object.remove(key);
        } else {
          object.set(key, JSON.readTree(VALUES.get(random.nextInt(VALUES.size()))));
        }
      }
    }
    return whole;
  }
}
