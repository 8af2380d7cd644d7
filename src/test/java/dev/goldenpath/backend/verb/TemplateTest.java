package dev.goldenpath.backend.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  private final History history = new History();
  private final ObjectNode fields = Json.object();

  @Test
  void names_in_a_text_stand_for_fields() {
    fields.put("tool", "echo").put("count", 3);

    assertThat(filled("\"{tool}: {count} times\"")).isEqualTo("\"echo: 3 times\"");
  }

  @Test
  void a_name_alone_keeps_the_type_of_its_value() {
    fields.put("count", 3).putObject("inner").put("here", true);

    assertThat(filled("{\"was\": \"{count}\", \"list\": [\"{/inner/here}\", 1, null]}"))
        .isEqualTo("{\"was\":3,\"list\":[true,1,null]}");
  }

  @Test
  void a_name_without_a_value_leaves_the_whole_without_one() {
    fields.put("known", "x");

    assertThat(Template.of(json("{\"a\": \"{known}\", \"b\": [\"and {unknown}\"]}")).in(scope()))
        .isEmpty();
  }

  @Test
  void braces_that_are_no_names_are_text() {
    assertThat(filled("\"{} {Not} {\\\"a\\\": 1}\"")).isEqualTo("\"{} {Not} {\\\"a\\\": 1}\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{text|first 4}; \"Grüß\"",
        "{text|lower|ascii}; \"gr??e\"",
        "{text|base64}; \"R3LDvMOfZQ==\"",
        "{text|json}; \"\\\"Grüße\\\"\"",
        "{number|times 2|plus 0.5}; 3.0",
        "{number|ceil}; 2.0",
        "{number|floor}; 1.0",
        "{number|most 1}; 1.0",
        "{third|decimals 3}; 0.333",
        "{whole|modulo 4}; 3",
        "{whole|divided 4}; 2",
        "{digits|integer}; 42",
        "{time|later 1500}; \"2026-01-02T03:04:07Z\"",
        "{time|earlier 500}; \"2026-01-02T03:04:05Z\"",
        "{time|at +09:30|as HH:mm XXX}; \"12:34 +09:30\"",
        "{time|epoch}; 1.7673230455E9",
      })
  void conversions_change_values(String template, String expected) {
    fields.put("text", "Grüße").put("number", 1.25).put("third", 1.0 / 3);
    fields.put("whole", 11).put("digits", "42").put("time", "2026-01-02T03:04:05.500Z");

    assertThat(Template.of(template).in(scope()).map(Json::write)).contains(expected);
  }

  @Test
  void values_are_kept_once_and_shown_the_time_before_and_ranked() {
    Template template = Template.of("{id|once backend} {id|before backend} {id|ranked}");

    List<String> shown =
        List.of("a", "b", "a").stream()
            .map(id -> template.in(scope(Json.object().put("id", id))).orElseThrow().asText())
            .toList();

    assertThat(shown).containsExactly("a a 1", "a a 2", "a b 1");
  }

  @Test
  void runs_are_known_by_what_has_happened() {
    Run first = begun("ada", 1);
    Run second = begun("ada", 2);
    Run bens = begun("ben", 3);

    assertThat(of(first, "{other.user} {overlapping.id} {newest.id}")).isEqualTo("ben run-2 run-3");
    assertThat(of(bens, "{other.message}")).isEqualTo("message 2");
    assertThat(Template.of("{overlapping.id}").in(Scope.of(history, bens))).isEmpty();
    history.emit(Event.of(second, Event.ANSWERED, Json.object(), Optional.empty()), event -> {});
    assertThat(Template.of("{overlapping.id}").in(Scope.of(history, first))).isEmpty();
  }

  @Test
  void an_unknown_conversion_is_refused_with_those_known() {
    assertThatThrownBy(() -> Template.of("{text|uper}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no conversion \"uper\"")
        .hasMessageContaining("lower");
  }

  private Run begun(String user, int ordinal) {
    RunRequest request =
        new RunRequest("data_helper", "message " + ordinal, "t", List.of(), 5, Optional.empty());
    Run run = new Run("run-" + ordinal, new User(user), request, ordinal);
    history.emit(Event.of(run, Event.STARTED, Json.object(), Optional.empty()), event -> {});
    return run;
  }

  private String of(Run run, String template) {
    return Template.of(template).in(Scope.of(history, run)).orElseThrow().asText();
  }

  private String filled(String template) {
    return Json.write(Template.of(json(template)).in(scope()).orElseThrow());
  }

  private Scope scope() {
    return scope(fields);
  }

  private Scope scope(ObjectNode values) {
    return Scope.of(history, values, Optional.empty());
  }

  private static JsonNode json(String text) {
    return Json.parse(text).orElseThrow();
  }
}
