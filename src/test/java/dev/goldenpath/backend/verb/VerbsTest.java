package dev.goldenpath.backend.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbsTest {

  private final List<String> told = new ArrayList<>();
  private final Run run =
      new Run(
          "r",
          new User("ada"),
          new RunRequest("data_helper", "Hi", "t", List.of(), 5, Optional.empty()),
          1);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"dropp\": {}}; no verb \"dropp\"",
        "{\"drop\": {\"evnt\": \"last\"}}; no parameter \"evnt\"",
        "{\"drop\": \"last\"}; drop \"last\"",
        "{\"delay\": {}}; needs the parameter millis",
        "{\"delay\": {\"millis\": \"soon\"}}; must be a whole number",
        "{\"plan\": {\"rounds\": \"some\"}}; no rounds \"some\"",
        "{\"edit\": {\"set\": \"x\"}}; must have names and values",
      })
  void what_is_not_right_is_refused_in_words(String row, String words) {
    assertThatThrownBy(() -> verbs(row).behaviour(new History()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void verbs_of_a_row_stand_around_each_other_and_a_verb_may_come_twice() {
    emit(
        "{\"drop\": [{\"event\": \"agent_thinking\"}, {\"event\": \"tool\"}],"
            + " \"add\": {\"event\": \"last\", \"times\": 2}}",
        Event.STARTED,
        Event.THINKING,
        Event.EXECUTING,
        Event.COMPLETED,
        Event.ANSWERED);

    assertThat(told).containsExactly(Event.STARTED, Event.ANSWERED, Event.ANSWERED, Event.ANSWERED);
  }

  @Test
  void only_the_nth_of_those_meant_is_counted() {
    emit(
        "{\"drop\": {\"event\": \"agent_thinking\", \"nth\": 2}}",
        Event.STARTED,
        Event.THINKING,
        Event.THINKING,
        Event.THINKING);

    assertThat(told).containsExactly(Event.STARTED, Event.THINKING, Event.THINKING);
  }

  @Test
  void what_is_held_comes_before_or_after_what_it_waits_for() {
    emit(
        "{\"hold\": {\"event\": \"agent_started\", \"until\": \"agent_thinking\"}}",
        Event.STARTED,
        Event.THINKING);
    emit(
        "{\"hold\": {\"event\": \"tool_completed\", \"before\": true, \"after-the-end\": true}}",
        Event.COMPLETED,
        Event.THINKING,
        Event.COMPLETED,
        Event.ANSWERED);

    assertThat(told)
        .containsExactly(
            Event.THINKING,
            Event.STARTED,
            Event.COMPLETED,
            Event.THINKING,
            Event.ANSWERED,
            Event.COMPLETED);
  }

  @Test
  void a_number_can_be_set_where_there_is_one() {
    Verbs verbs = verbs("{\"drop\": [{\"after\": 10}, {\"nth\": 2}]}");

    assertThat(verbs.with("after=3", "x"))
        .isEqualTo(verbs("{\"drop\": [{\"after\": 3}, {\"nth\": 2}]}"));
    assertThatThrownBy(() -> verbs.with("within=3", "many-runs"))
        .hasMessageContaining("many-runs")
        .hasMessageContaining("within=3");
    assertThatThrownBy(() -> verbs.with("after=soon", "x")).hasMessageContaining("after=soon");
  }

  private void emit(String row, String... types) {
    History history = new History();
    Behaviour behaviour = verbs(row).behaviour(history);
    for (String type : types) {
      Event event = Event.of(run, type, Json.object(), Optional.empty());
      behaviour.emit(event, it -> told.add(it.type()));
    }
  }

  private static Verbs verbs(String row) {
    return new Verbs((ObjectNode) Json.parse(row).orElseThrow());
  }
}
