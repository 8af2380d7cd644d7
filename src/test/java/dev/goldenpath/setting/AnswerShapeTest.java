package dev.goldenpath.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerShapeTest {
  @TempDir private Path folder;

  private WireProfile profile(String text) throws IOException {
    return WireProfile.named(Files.writeString(folder.resolve("mine.yaml"), text).toString());
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String plain(JsonNode node) {
    return node.toString().replace('"', '\'');
  }

  @Test
  void what_is_not_told_is_as_asked() throws IOException {
    AnswerShape shape =
        profile("response: {run_id: /job/id, thread_id: none, agent_type: bot, accepted: none}")
            .answer();

    assertThat(plain(shape.canonical(json("{'job':{'id':'r'},'bot':'b'}"), "agent", "thread")))
        .isEqualTo("{'run_id':'r','thread_id':'thread','agent_type':'b','status':'accepted'}");
  }

  @Test
  void what_is_promised_and_missing_stays_missing() throws IOException {
    AnswerShape shape = profile("response: {run_id: id}").answer();

    assertThat(plain(shape.canonical(json("{'run_id':'r'}"), "a", "t"))).isEqualTo("{}");
  }

  @Test
  void only_the_words_that_the_profile_names_mean_accepted() throws IOException {
    AnswerShape shape =
        profile("response: {accepted: {at: state, is: [queued, running]}}").answer();

    assertThat(shape.canonical(json("{'state':'running'}"), "a", "t").path("status").asText())
        .isEqualTo("accepted");
    assertThat(shape.canonical(json("{'state':'failed'}"), "a", "t").path("status").asText())
        .isEqualTo("failed");
    assertThat(shape.canonical(json("{'state':'accepted'}"), "a", "t").path("status").asText())
        .isNotEqualTo("accepted");
  }

  @Test
  void a_refusal_may_have_a_detail_of_any_kind() throws IOException {
    AnswerShape shape = profile("response: {error: {code: none, message: detail}}").answer();

    assertThat(plain(shape.refusal(json("{'detail':'no such agent'}"), 404)))
        .isEqualTo("{'error':{'code':'HTTP 404','message':'no such agent'}}");
    assertThat(
            shape.refusal(json("{'detail':[{'loc':'body'}]}"), 422).at("/error/message").asText())
        .isEqualTo("[{\"loc\":\"body\"}]");
    assertThat(plain(shape.refusal(json("{'error':'x'}"), 422)))
        .isEqualTo("{'error':{'code':'HTTP 422'}}");
  }

  @Test
  void health_has_words_of_its_own_or_none() throws IOException {
    HealthShape up = profile("health: {at: /state/now, is: [up, OK]}").health();
    HealthShape silent = profile("health: none").health();

    assertThat(up.canonical(json("{'state':{'now':'OK'}}")).path("status").asText())
        .isEqualTo("healthy");
    assertThat(up.canonical(json("{'state':{'now':'down'}}")).path("status").asText())
        .isEqualTo("down");
    assertThat(up.canonical(json("{'status':'healthy'}")).has("status")).isFalse();
    assertThat(silent.isTold()).isFalse();
  }
}
