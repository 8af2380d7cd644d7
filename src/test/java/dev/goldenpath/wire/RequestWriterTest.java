package dev.goldenpath.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.setting.RequestShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RequestWriterTest {
  private static final String GOOD =
      new AgentRequest(
              "data_helper",
              "say \"hi\"",
              "0-1",
              "ada",
              Optional.of(List.of("echo_tool")),
              OptionalInt.of(3))
          .body()
          .toString();

  private static RequestShape body(String template) {
    try {
      return RequestShape.posted(
          Optional.empty(),
          Map.of(),
          Optional.of(new ObjectMapper().readTree(template.replace('\'', '"'))));
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static final String RUN = "run-1";

  private static String written(String template, String said) {
    return RequestWriter.write(body(template), said, RUN).body().replace('"', '\'');
  }

  @Test
  void without_a_template_the_contracts_own_body_is_sent() {
    assertThat(RequestWriter.write(RequestShape.CONTRACT, GOOD, RUN).body()).isEqualTo(GOOD);
  }

  @Test
  void a_placeholder_alone_is_a_value_and_within_a_text_a_text() {
    assertThat(
            written(
                "{'tools':'{tools}','n':'{max_iterations}','q':['{agent}: {max_iterations}',true]}",
                GOOD))
        .isEqualTo("{'tools':['echo_tool'],'n':3,'q':['data_helper: 3',true]}");
  }

  @Test
  void what_a_request_does_not_say_is_left_out_with_what_would_hold_it() {
    assertThat(
            written(
                "{'q':'{message}','options':{'tools':'{tools}'},'list':['{agent}'],'empty':{}}",
                "{'message':'m'}".replace('\'', '"')))
        .isEqualTo("{'q':'m','empty':{}}");
  }

  @Test
  void headers_and_the_path_are_templates_too() {
    RequestShape shape =
        RequestShape.posted(
            Optional.of("/threads/{thread_id}/by/{agent}"),
            Map.of("X-User", "{user_id}", "X-Fixed", "a"),
            Optional.empty());

    RequestWriter.Written written =
        RequestWriter.write(shape, GOOD.replace("data_helper", "a b/c"), RUN);

    assertThat(written.path()).contains("/threads/0-1/by/a%20b%2Fc");
    assertThat(written.headers())
        .containsOnly(Map.entry("X-User", "ada"), Map.entry("X-Fixed", "a"));
  }

  @Test
  void each_request_has_a_new_id_of_its_own() {
    assertThat(written("{'id':'{new_id}'}", GOOD)).isNotEqualTo(written("{'id':'{new_id}'}", GOOD));
  }

  @Test
  void what_is_no_object_is_sent_as_it_is() {
    assertThat(written("{'q':'{message}'}", "[1]")).isEqualTo("[1]");
    assertThat(written("{'q':'{message}'}", "{no json")).isEqualTo("{no json");
  }

  @Test
  void a_fault_shows_only_where_the_form_has_a_place_for_it() {
    String other = GOOD.replace("\"ada\"", "\"ben\"");

    assertThat(RequestWriter.tellsApart(body("{'q':'{message}','id':'{new_id}'}"), GOOD, other))
        .isFalse();
    assertThat(RequestWriter.tellsApart(body("{'q':'{message}','as':'{user_id}'}"), GOOD, other))
        .isTrue();
  }

  @Test
  void a_fault_of_what_stands_in_the_path_alone_does_not_show() {
    RequestShape shape =
        RequestShape.posted(
            Optional.of("/threads/{thread_id}/runs"), Map.of(), body("{'q':'{message}'}").body());

    assertThat(RequestWriter.tellsApart(shape, GOOD, GOOD.replace("0-1", "no thread"))).isFalse();
    assertThat(RequestWriter.write(shape, "{\"message\":\"m\"}", RUN).path())
        .contains("/threads/none/runs");
  }
}
