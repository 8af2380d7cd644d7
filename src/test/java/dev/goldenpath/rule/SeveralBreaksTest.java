package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static dev.goldenpath.rule.Script.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.setting.Player;
import dev.goldenpath.setting.WireProfile;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several breaks in one run each is seen where each alone is seen. */
class SeveralBreaksTest {
  private static final String OTHER = "gp-00000000000000000002";

  private static final String BENS = "gp-fedcba98765432100000";

  private final TimelineScript line = TimelineScript.begin();

  private Script run() {
    return line.socket("ada-1").run("r-1").started().thinking();
  }

  private static Consumer<ObjectNode> echo(String text) {
    return event -> ((ObjectNode) data(event).path("results")).put("text", text);
  }

  private void breaks(Clause... all) {
    assertThat(line.judgedAfterSilence().broken()).extracting(Violation::clause).contains(all);
  }

  private void breaksExactly(Clause... all) {
    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .containsExactlyInAnyOrder(all);
  }

  @Test
  void a_new_id_for_each_event_does_not_hide_what_is_wrong_with_the_calls() {
    run()
        .executing("get_current_time", "c-1")
        .but(event -> event.put("correlation_id", "c-11"))
        .but(event -> data(event.put("correlation_id", "c-11")).put("execution_time", 40))
        .completed("c-1")
        .executing("echo_tool", "c-2")
        .but(event -> echo("mock result").accept(event.put("correlation_id", "c-12")))
        .completed("c-2")
        .finished();

    breaksExactly(PAIR_1, PAIR_2, TIME_2, TRUE_1);
  }

  @ParameterizedTest
  @CsvSource({".,", ".,echo_tool", ".,audit_tool", "now.iso,", "now.iso,audit_tool"})
  void results_are_read_where_the_called_tool_has_them(String place, @Nullable String name) {
    TimelineScript owns = TimelineScript.in(WireProfile.DATA.with(telling(place)));
    owns.socket("ada-1")
        .run("r-1")
        .started()
        .thinking()
        .executing("get_current_time", "c-1")
        .but(event -> tell(place, name, data(event)))
        .completed("c-1")
        .used("wait_tool", "c-2", 20)
        .finished();

    assertThat(owns.judged().broken())
        .extracting(Violation::clause)
        .contains(name == null ? EVENT_4 : PAIR_1)
        .doesNotContain(TRUE_1, TRUE_2);
  }

  @Test
  void an_echo_that_starts_without_a_name_was_given_the_message() {
    Parts parts =
        new Parts(
            Parts.AGENT,
            Map.of(Part.ECHO, new Player(Part.ECHO, "echo_tool", "input.phrase", "text")),
            Optional.empty());
    TimelineScript owns = TimelineScript.in(WireProfile.DATA.with(parts));
    Script run = owns.socket("ada-1").ask("r-1").tools("echo_tool").accepted();
    run.started().thinking();
    run.but(SeveralBreaksTest::namelessEcho).executing("echo_tool", "c-1").after(20);
    run.completed("c-1").finished();

    assertThat(owns.judged().broken())
        .extracting(Violation::clause)
        .contains(EVENT_3)
        .doesNotContain(TRUE_1);
  }

  private static void namelessEcho(ObjectNode event) {
    ObjectNode args = data(event).put("tool_name", " ").putObject("tool_args");
    args.putObject("input").put("phrase", "Please use your tools on " + Script.NONCE);
  }

  private static Parts telling(String place) {
    return new Parts(
        Parts.AGENT,
        Map.of(
            Part.TIME, new Player(Part.TIME, "get_current_time", "", place),
            Part.ECHO, new Player(Part.ECHO, "echo_tool", "text", ".")),
        Optional.empty());
  }

  private static void tell(String place, @Nullable String name, ObjectNode completion) {
    JsonNode time = completion.path("results").path("current_time");
    completion.set(
        "results",
        place.equals(".")
            ? time
            : completion.objectNode().set("now", completion.objectNode().set("iso", time)));
    completion.put("tool_name", name);
  }

  @Test
  void runs_that_are_told_under_names_that_nobody_knows_are_not_silent() {
    line.socket("ada-1").run("r-0").golden();
    line.run("r-1");
    line.run("r-2");
    line.ask("exec-1").started();
    line.ask("exec-2").golden();
    line.ask("exec-1").thinking().used("get_current_time", "c-1", 20).finished();

    breaksExactly(ISO_1);
  }

  @Test
  void where_fields_sit_is_told_before_what_is_missing_in_their_place() {
    run().but(event -> event.setAll((ObjectNode) event.remove("data"))).errored();

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .startsWith(EVENT_7)
        .contains(EVENT_0);
  }

  @Test
  void calls_without_ids_are_judged_by_their_tools() {
    run()
        .but(event -> event.remove("correlation_id"))
        .executing("get_current_time", "c-1")
        .but(event -> event.remove("correlation_id"))
        .completed("c-1")
        .but(event -> event.remove("correlation_id"))
        .executing("echo_tool", "c-2")
        .but(event -> echo("mock result").accept(event.without("correlation_id")))
        .completed("c-2")
        .finished();

    breaksExactly(EVENT_3, EVENT_4, TRUE_1);
  }

  @Test
  void a_call_without_id_that_never_completes_breaks_pair_1_too() {
    run()
        .used("get_current_time", "c-1", 20)
        .but(event -> event.remove("correlation_id"))
        .executing("echo_tool", "c-2")
        .finished();

    breaks(EVENT_3, PAIR_1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void an_event_with_a_wrong_run_id_breaks_iso_1_and_no_other_promise(int nth) {
    Script run = line.socket("ada-1").ask("r-1").accepted();
    Consumer<ObjectNode> wrong = event -> event.put("run_id", "r-999");
    Consumer<ObjectNode> none = event -> {};
    run.but(nth == 0 ? wrong : none).started();
    run.but(nth == 1 ? wrong : none).thinking();
    run.but(nth == 2 ? wrong : none).executing("get_current_time", "c-1");
    run.but(nth == 3 ? wrong : none).completed("c-1");
    run.but(nth == 4 ? wrong : none).executing("echo_tool", "c-2");
    run.but(nth == 5 ? wrong : none).completed("c-2");
    run.but(nth == 6 ? wrong : none).finished();

    breaksExactly(ISO_1);
  }

  @Test
  void a_run_that_nobody_asked_for_is_not_taken_for_one_that_goes_on() {
    Script run = run().executing("get_current_time", "c-1");
    line.ask("r-999").started().thinking().used("echo_tool", "c-9", 20).finished();
    run.completed("c-1").used("echo_tool", "c-2", 20).finished();

    breaksExactly(ISO_1);
  }

  @Test
  void what_comes_after_the_end_breaks_order_3_whatever_it_holds() {
    Script run = run().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();
    run.but(event -> ((ObjectNode) data(event).path("tool_args")).put("text", "x"))
        .executing("echo_tool", "c-3");

    breaksExactly(ORDER_3);
  }

  @Test
  void a_call_that_is_never_announced_breaks_pair_2_and_was_made_all_the_same() {
    Script run = run().used("get_current_time", "c-1", 20);
    run.but(event -> event.put("type", "x_executing")).executing("echo_tool", "c-2");
    run.completed("c-2").finished();

    breaksExactly(PAIR_2);
  }

  @Test
  void a_time_before_the_request_breaks_time_1_and_does_not_tell_when_the_event_was_sent() {
    run()
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .but(event -> event.put("timestamp", "2020-01-01T00:00:00Z"))
        .finished();

    breaksExactly(TIME_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_blank_id_breaks_event_3_and_the_call_completes_all_the_same(String id) {
    Script run = run().but(event -> event.put("correlation_id", id));
    run.executing("get_current_time", "c-1").completed("c-1").used("echo_tool", "c-2", 20);
    run.finished();

    breaksExactly(EVENT_3);
  }

  @Test
  void a_completion_without_id_breaks_event_4_and_completes_its_call_all_the_same() {
    Script run = run().executing("get_current_time", "c-1");
    run.but(event -> event.remove("correlation_id")).completed("c-1");
    run.used("echo_tool", "c-2", 20).finished();

    breaksExactly(EVENT_4);
  }

  @Test
  void a_doubled_announcement_breaks_pair_2_and_no_other_promise() {
    Script run = run().but(event -> event.put("event_id", "e-1"));
    run.executing("get_current_time", "c-1");
    line.again("ada-1");
    run.completed("c-1").used("echo_tool", "c-2", 20).finished();

    breaksExactly(PAIR_2);
  }

  @Test
  void a_doubled_completion_breaks_pair_1_and_no_other_promise() {
    Script run = run().executing("get_current_time", "c-1");
    run.but(event -> event.put("event_id", "e-1")).completed("c-1");
    line.again("ada-1");
    run.used("echo_tool", "c-2", 20).finished();

    breaksExactly(PAIR_1);
  }

  @Test
  void a_doubled_thought_breaks_event_0_where_it_has_an_id() {
    Script run = run().but(event -> event.put("event_id", "e-1")).thinking();
    line.again("ada-1");
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    breaksExactly(EVENT_0);
  }

  @Test
  void an_id_for_two_calls_breaks_pair_2_and_no_other_promise() {
    run().used("get_current_time", "c-1", 20).used("echo_tool", "c-1", 20).finished();

    line.judged().breaksOnly(PAIR_2);
  }

  @Test
  void an_id_for_two_open_calls_breaks_pair_2_and_does_not_hide_the_one_left_open() {
    run()
        .executing("echo_tool", "c-1")
        .executing("get_current_time", "c-1")
        .completed("c-1")
        .finished();

    breaks(PAIR_1, PAIR_2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tool_name", "tool_args"})
  void a_field_out_of_its_place_does_not_hide_what_is_wrong_with_the_call(String field) {
    run()
        .used("get_current_time", "c-1", 20)
        .but(event -> event.set(field, data(event).remove(field)))
        .executing("echo_tool", "c-2")
        .but(echo("mock result"))
        .completed("c-2")
        .finished();

    breaksExactly(EVENT_3, EVENT_7, TRUE_1);
  }

  @Test
  void a_run_id_out_of_its_place_does_not_hide_the_run() {
    Script run = run().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    run.but(event -> data(event).set("run_id", event.remove("run_id"))).finished().thinking();

    breaksExactly(EVENT_0, EVENT_7, ORDER_3);
  }

  @Test
  void a_type_out_of_its_place_does_not_hide_the_order() {
    run()
        .used("echo_tool", "c-2", 20)
        .but(event -> event.set("event", event.remove("type")))
        .executing("get_current_time", "c-1")
        .completed("c-1")
        .finished();

    breaks(EVENT_7, PAIR_4);
  }

  @Test
  void a_tool_that_was_not_allowed_does_not_shift_the_order_of_those_that_were() {
    run()
        .used("web_search", "c-0", 20)
        .used("get_current_time", "c-1", 20)
        .used("echo_tool", "c-2", 20)
        .finished();

    breaksExactly(PAIR_3);
  }

  @Test
  void a_canned_answer_is_told_where_invented_tools_were_called() {
    run()
        .used("mock_search", "c-1", 20)
        .but(event -> data(event).put("final_response", "Mock response"))
        .finished();

    breaksExactly(PAIR_3, PAIR_4, TRUE_4);
  }

  @Test
  void the_same_answer_for_everyone_is_told_where_no_tool_was_called() {
    run().but(event -> data(event).put("final_response", "Done.")).finished();
    line.ask("r-2")
        .message("Again " + OTHER)
        .accepted()
        .started()
        .thinking()
        .but(event -> data(event).put("final_response", "Done."))
        .finished();

    breaksExactly(ORDER_2, PAIR_4, TRUE_3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void answers_that_say_nothing_break_event_5_and_are_neither_alike_nor_made_up(String nothing) {
    Consumer<ObjectNode> blank = event -> data(event).put("final_response", nothing);
    run().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).but(blank).finished();
    Script other = line.ask("r-2").message("Another " + BENS).accepted().started().thinking();
    other.used("get_current_time", "c-3", 20).used("echo_tool", "c-4", 20);
    other.but(blank).finished();

    breaksExactly(EVENT_5);
  }

  @Test
  void an_early_end_does_not_hide_the_call_that_never_completes() {
    run().used("get_current_time", "c-1", 20).finished().executing("echo_tool", "c-2").finished();

    breaks(ORDER_3, PAIR_1);
  }

  @Test
  void a_lost_completion_does_not_hide_that_the_answer_is_canned() {
    run()
        .used("get_current_time", "c-1", 20)
        .executing("echo_tool", "c-2")
        .but(event -> data(event).put("final_response", "All done!"))
        .finished();

    breaks(PAIR_1, TRUE_4);
  }

  @Test
  void silence_in_a_call_breaks_both_the_end_and_its_time() {
    run().executing("get_current_time", "c-1");

    breaksExactly(ORDER_3, TIME_4);
  }

  @Test
  void each_of_five_breaks_is_seen() {
    run()
        .but(event -> event.put("user_id", "user-zoe-0009"))
        .thinking()
        .used("get_current_time", "c-1", 20)
        .but(event -> event.put("timestamp", "2020-01-01T00:00:00Z"))
        .thinking()
        .executing("echo_tool", "c-2")
        .but(echo("mock result"))
        .completed("c-2")
        .completed("c-9")
        .finished()
        .started();

    breaks(ISO_1, TIME_1, TRUE_1, PAIR_2, ORDER_3);
  }

  /** Have another request of that user's accepted under the id of one before it. */
  private Script accepted(String user, String call, String runId) {
    Script script = line.ask(runId).by(user).message(user + " asks " + BENS).asked(call);
    line.response(
        call,
        202,
        "{\"run_id\":\"%s\",\"thread_id\":\"%s\",\"agent_type\":\"data_helper\",\"status\":\"accepted\"}"
            .formatted(runId, script.threadId()));
    return script;
  }

  @Test
  void an_id_for_the_runs_of_two_users_breaks_http_5_and_no_other_promise() {
    line.socket("ada-1").socket("ben-1");
    Script adas = line.run("r-7").on("ada-1").started();
    Script bens = accepted("Ben", "execute-ben", "r-7").on("ben-1").started().thinking();
    adas.thinking().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    bens.used("get_current_time", "c-3", 20).used("echo_tool", "c-4", 20);
    adas.finished();
    bens.finished();

    breaksExactly(HTTP_5);
  }

  @Test
  void an_id_for_the_runs_of_two_users_does_not_mix_their_agents() {
    Consumer<ObjectNode> adas = event -> data(event).put("agent_id", "a-1");
    Consumer<ObjectNode> bens = event -> data(event).put("agent_id", "b-1");
    line.socket("ada-1").socket("ben-1");
    Script ada = line.run("r-7").on("ada-1").but(adas).started().but(adas).thinking();
    Script ben = accepted("Ben", "execute-ben", "r-7").on("ben-1").but(bens).started();
    ada.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).but(adas).finished();
    ben.but(bens).thinking().used("get_current_time", "c-3", 20).used("echo_tool", "c-4", 20);
    ben.but(bens).finished();

    breaksExactly(HTTP_5);
  }

  @Test
  void an_event_before_the_answer_that_gives_its_run_anothers_id_is_of_its_own_run() {
    line.socket("ada-1").socket("ben-1").run("r-7").on("ada-1").golden();
    Script bens = line.ask("r-7").by("Ben").message("Ben asks " + BENS).asked("execute-ben");
    bens.on("ben-1").started();
    line.response(
        "execute-ben",
        202,
        "{\"run_id\":\"r-7\",\"thread_id\":\"%s\",\"agent_type\":\"data_helper\",\"status\":\"accepted\"}"
            .formatted(bens.threadId()));
    bens.thinking().used("get_current_time", "c-3", 20).used("echo_tool", "c-4", 20).finished();

    breaksExactly(HTTP_5);
  }

  @Test
  void where_no_thought_is_told_nobody_knows_that_a_round_was_left() {
    Script run = line.socket("ada-1").ask("r-1").tools("a_tool", "b_tool", "c_tool").rounds(2);
    run.accepted().started().used("a_tool", "c-1", 20).used("b_tool", "c-2", 20).finished();

    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .contains(ORDER_2)
        .doesNotContain(PAIR_4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_started", "agent_thinking", "agent_completed"})
  void what_comes_in_a_frame_that_cannot_be_read_breaks_conn_5_and_is_not_missing(String type) {
    Script run = line.socket("ada-1").ask("r-1").accepted();
    if (type.equals("agent_started")) {
      unreadable(type);
    } else {
      run.started();
    }
    if (type.equals("agent_thinking")) {
      unreadable(type);
    } else {
      run.thinking();
    }
    run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    if (type.equals("agent_completed")) {
      unreadable(type);
    } else {
      run.finished();
    }

    breaksExactly(CONN_5);
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void a_call_of_which_one_end_cannot_be_read_breaks_conn_5_alone(boolean start, boolean end) {
    Script run = line.socket("ada-1").ask("r-1").tools("echo_tool", "get_current_time");
    run.accepted().started().thinking().used("echo_tool", "c-1", 20);
    callEnd(run, start, "tool_executing", () -> run.executing("get_current_time", "c-2"));
    callEnd(run, end, "tool_completed", () -> run.completed("c-2"));
    run.finished();

    breaksExactly(CONN_5);
  }

  private void callEnd(Script run, boolean isUnreadable, String type, Runnable readable) {
    if (isUnreadable) {
      line.frame(
          "ada-1",
          "{\"type\": \"%s\", \"run_id\": \"r-1\", \"correlation_id\": \"c-2\", \"a\": \"\"b\"\"}"
              .formatted(type));
      run.on();
    }
    readable.run();
    run.on("ada-1");
  }

  private void unreadable(String type) {
    line.frame(
        "ada-1", "{\"type\": \"" + type + "\", \"run_id\": \"r-1\", \"data\": {\"a\": \"\"b\"\"}}");
  }
}
