package dev.goldenpath.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.setting.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeFinderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TOOLS = List.of("get_current_time", "echo_tool");

  /** Neither a tool's start nor its end sounds like one. */
  static final String[] JOB = {
    "{'kind': 'welcome', 'info': {'socket': 's-1', 'account': 'ada'}}",
    "{'kind': 'job.begin', 'job': 'j-77', 'info': {'helper': 'data_helper'}}",
    "{'kind': 'job.idea', 'job': 'j-77', 'info': {'idea': 'Let me see'}}",
    "{'kind': 'job.skill.begin', 'job': 'j-77', 'ref': 'a', 'info': {'skill': 'get_current_time',"
        + " 'input': {}}}",
    "{'kind': 'job.skill.end', 'job': 'j-77', 'ref': 'a', 'info': {'skill': 'get_current_time',"
        + " 'output': {}}}",
    "{'kind': 'job.idea', 'job': 'j-77', 'info': {'idea': 'And now'}}",
    "{'kind': 'job.skill.begin', 'job': 'j-77', 'ref': 'b', 'info': {'skill': 'echo_tool', 'input':"
        + " {}}}",
    "{'kind': 'job.skill.end', 'job': 'j-77', 'ref': 'b', 'info': {'skill': 'echo_tool', 'output':"
        + " {}}}",
    "{'kind': 'job.finish', 'job': 'j-77', 'info': {'answer': 'gp-1'}}"
  };

  @Test
  void what_always_names_a_tool_tells_of_calls_whatever_it_sounds_like() {
    ShapeFinder found = finder(JOB);

    assertThat(found.types().words().get("tool_executing")).containsExactly("job.skill.begin");
    assertThat(found.types().words().get("tool_completed")).containsExactly("job.skill.end");
    assertThat(found.types().words().get("agent_started")).containsExactly("job.begin");
    assertThat(found.types().words().get("agent_completed")).containsExactly("job.finish");
    assertThat(found.find(Field.CORRELATION_ID)).contains(List.of("ref"));
  }

  @Test
  void what_sounds_like_a_call_and_names_no_tool_beside_what_does_is_none() {
    String[] frames = Arrays.copyOf(JOB, JOB.length + 1);
    frames[JOB.length] = frames[JOB.length - 1];
    frames[JOB.length - 1] = "{'kind': 'tool_progress', 'job': 'j-77', 'percent': 40}";

    ShapeFinder found = finder(frames);

    assertThat(found.types().words().get("tool_executing")).containsExactly("job.skill.begin");
    assertThat(found.types().strangers()).containsExactly("tool_progress");
    assertThat(found.find(Field.TOOL_NAME)).contains(List.of("info", "skill"));
  }

  @Test
  void what_comes_before_each_call_is_the_thought_that_led_to_it() {
    ShapeFinder found = finder(JOB);

    assertThat(found.types().words().get("agent_thinking")).containsExactly("job.idea");
    assertThat(found.find(Field.THOUGHT)).contains(List.of("info", "idea"));
  }

  @Test
  void what_the_answer_holds_and_all_events_is_the_run() {
    assertThat(finder(JOB).runId()).contains("j-77");
  }

  @Test
  void what_only_sounds_like_an_end_and_names_a_tool_ends_no_run() {
    assertThat(TypeFinder.isEnd(message(JOB[4]), TOOLS)).isFalse();
    assertThat(TypeFinder.isEnd(message(JOB[8]), TOOLS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"agentId, parentAgentId", "agent/id, parent/id", "agent_id, parent_agent_id"})
  void an_agents_id_is_found_by_what_it_is_called(String place, String parentPlace) {
    String[] frames = JOB.clone();
    frames[1] =
        frames[1].replace(
            "'helper'", member(place, "a-1") + ", " + member(parentPlace, "a-0") + ", 'helper'");

    ShapeFinder found = finder(frames);

    assertThat(found.find(Field.AGENT_ID).map(it -> String.join("/", it)))
        .contains("info/" + place);
    assertThat(found.find(Field.PARENT_AGENT_ID).map(it -> String.join("/", it)))
        .contains("info/" + parentPlace);
  }

  private static String member(String place, String id) {
    return "'" + place.replace("/", "': {'") + "': '" + id + (place.contains("/") ? "'}" : "'");
  }

  @Test
  void an_agents_name_is_no_id() {
    String[] frames = JOB.clone();
    frames[1] = frames[1].replace("'helper'", "'agentId'");

    assertThat(finder(frames).find(Field.AGENT_ID)).isEmpty();
  }

  static ShapeFinder finder(String... frames) {
    return new ShapeFinder(
        Arrays.stream(frames).map(ShapeFinderTest::message).toList(),
        true,
        new Asked(
            "data_helper", "ada", "t-1", Optional.empty(), List.of("j-77", "ok"), "gp-1", TOOLS));
  }

  static JsonNode message(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
