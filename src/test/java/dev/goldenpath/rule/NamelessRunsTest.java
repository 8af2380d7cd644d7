package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static dev.goldenpath.rule.Script.data;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has an id that nobody knows is laid to the one clause that it breaks. */
class NamelessRunsTest {
  private static final String ERROR = "{\"error\":{\"code\":\"bad\",\"message\":\"no\"}}";

  private final TimelineScript line = TimelineScript.begin();

  private TimelineScript refused() {
    return line.socket("ada-1")
        .badRequest(
            "execute-1", "{\"thread_id\":\"" + line.threadOf("Ada") + "\"}", "of no type", 422)
        .response("execute-1", 422, ERROR);
  }

  private List<Clause> broken() {
    return line.judgedAfterSilence().broken().stream().map(Violation::clause).distinct().toList();
  }

  @Test
  void the_run_of_a_refused_request_is_not_taken_for_that_of_the_good_one_after_it() {
    refused();
    Script good = line.ask("r-1").accepted();
    line.ask("r-ghost").tools().golden();
    good.after(100).golden();

    assertThat(broken()).containsExactlyInAnyOrder(HTTP_4, ISO_1);
  }

  @Test
  void nor_where_both_have_begun_before_the_answer_to_the_good_one() {
    refused();
    Script good = line.ask("r-1").asked();
    line.ask("r-ghost").tools().golden();
    good.started().answered().thinking();
    good.used("get_current_time", "c-3", 20).used("echo_tool", "c-4", 20).finished();

    assertThat(broken()).containsExactlyInAnyOrder(HTTP_4, ISO_1);
  }

  @Test
  void a_run_that_its_answer_names_otherwise_is_told_so_after_a_refused_request_too() {
    refused();
    line.ask("r-1").accepted();
    line.ask("r-2").golden();

    assertThat(broken()).contains(HTTP_3).doesNotContain(TIME_4, ORDER_3);
  }

  @Test
  void a_completion_under_a_wrong_id_keeps_its_place_while_another_request_is_unanswered() {
    line.socket("ada-1");
    Script run = line.ask("r-1").asked();
    line.ask("r-2").message("Another gp-fedcba98765432100000").asked();
    run.started().thinking().executing("get_current_time", "c-1");
    run.but(event -> event.put("run_id", "r-999")).completed("c-1");
    run.used("echo_tool", "c-2", 20).finished().answered();
    line.ask("r-2").message("Another gp-fedcba98765432100000").answered().golden();

    assertThat(broken()).containsExactly(ISO_1);
  }

  @Test
  void an_end_without_an_id_is_of_the_run_whose_nonce_it_holds() {
    line.socket("ada-1");
    Script one = line.ask("r-1").accepted().started().thinking();
    Script two =
        line.ask("r-2").message("Another gp-fedcba98765432100000").accepted().started().thinking();
    one.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    one.but(event -> event.putNull("run_id")).finished();
    two.used("get_current_time", "c-3", 20).used("echo_tool", "c-4", 20).finished();

    assertThat(broken()).contains(EVENT_0).doesNotContain(TIME_4, ORDER_3);
  }

  @Test
  void a_completion_without_an_id_is_of_the_run_whose_call_it_completes() {
    line.socket("ada-1");
    Script one = line.ask("r-1").accepted().started().thinking();
    Script two =
        line.ask("r-2").message("Another gp-fedcba98765432100000").accepted().started().thinking();
    one.executing("get_current_time", "c-1");
    two.executing("get_current_time", "c-3");
    one.but(event -> event.putNull("run_id")).completed("c-1").used("echo_tool", "c-2", 20);
    two.but(event -> event.putNull("run_id")).completed("c-3").used("echo_tool", "c-4", 20);
    one.finished();
    two.finished();

    assertThat(broken()).containsExactlyInAnyOrder(EVENT_0, ISO_1);
  }

  @Test
  void a_completion_without_an_id_is_not_of_another_runs_call_with_the_same_number() {
    line.socket("ada-1");
    Script one = line.ask("r-1").accepted().started().thinking().executing("get_current_time", "1");
    Script two = line.ask("r-2").message("Another gp-fedcba98765432100000").asked();
    two.started().thinking().executing("echo_tool", "1");
    two.but(event -> event.putNull("run_id")).completed("1").answered();
    two.used("get_current_time", "2", 20).finished();
    one.completed("1").used("echo_tool", "2", 20).finished();

    assertThat(broken()).contains(EVENT_0).doesNotContain(PAIR_1, ORDER_2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void where_runs_at_once_name_none_nobody_knows_which_of_them_lacks_what(boolean answered) {
    line.socket("ada-1");
    Script one = line.ask("r-1").asked();
    Script two = line.ask("r-2").message("Another gp-fedcba98765432100000").asked();
    if (answered) {
      one.answered();
      two.answered();
    }
    for (Script run : List.of(one, two)) {
      run.started().thinking();
    }
    used(one, "get_current_time", "c-1");
    used(two, "get_current_time", "c-2");
    used(two, "echo_tool", "c-3");
    two.finished();
    used(one, "echo_tool", "c-4");
    one.finished();
    if (!answered) {
      two.answered();
      one.answered();
    }

    assertThat(broken()).contains(EVENT_0).isSubsetOf(EVENT_0, ISO_1);
  }

  private static void used(Script run, String tool, String id) {
    run.but(event -> event.remove("run_id")).executing(tool, id);
    run.but(event -> event.remove("run_id")).completed(id);
  }

  @Test
  void where_runs_at_once_have_one_wrong_id_nobody_knows_which_of_them_lacks_what() {
    line.socket("ada-1");
    Script one = line.ask("r-1").accepted();
    wrongly(one).started();
    Script two = line.ask("r-2").message("Another gp-fedcba98765432100000").accepted();
    wrongly(two).started();
    wrongly(one).thinking();
    wrongly(two).thinking();
    for (Script run : List.of(two, one)) {
      useTools(run);
    }

    assertThat(broken()).containsExactly(ISO_1);
  }

  private static void useTools(Script run) {
    for (String tool : List.of("get_current_time", "echo_tool")) {
      String id = run.call() + tool;
      wrongly(run).executing(tool, id).after(20);
      wrongly(run).completed(id);
    }
    wrongly(run).finished();
  }

  private static Script wrongly(Script run) {
    return run.but(
        event -> {
          event.put("run_id", 42);
          event.withObject("data").put("agent_id", "root-of-" + run.call());
        });
  }

  @Test
  void a_short_run_may_be_told_within_another_under_one_wrong_id() {
    line.socket("ada-1");
    Script one = line.ask("r-1").accepted();
    wrongly(one).started();
    wrongly(one).thinking();
    Script two = line.ask("r-2").message("Another gp-fedcba98765432100000").accepted();
    wrongly(two).started();
    wrongly(two).thinking();
    useTools(two);
    useTools(one);

    assertThat(broken()).containsExactly(ISO_1);
  }

  @Test
  void runs_of_two_users_may_have_one_wrong_id() {
    line.socket("ada-1").socket("ben-1");
    Script one = line.ask("r-1").accepted();
    Script two = line.ask("r-2").by("Ben").message("Another gp-fedcba98765432100000").accepted();
    for (Script run : List.of(one, two)) {
      wrongly(run).started();
      wrongly(run).thinking();
    }
    useTools(one);
    useTools(two);

    assertThat(broken()).contains(ISO_1).isSubsetOf(ISO_1, ISO_2);
  }

  @Test
  void an_event_without_an_id_that_waits_for_an_answer_is_not_of_the_other_run() {
    line.socket("ada-1");
    Script one = line.ask("r-1").tools("echo_tool").asked();
    Script two = line.ask("r-2").message("Another gp-fedcba98765432100000");
    two.tools("echo_tool").asked().started().thinking();
    used(two, "echo_tool", "c-2");
    two.finished();
    two.answered();
    one.answered().started().thinking();
    used(one, "echo_tool", "c-3");
    one.but(event -> data(event).put("final_response", "mock")).finished();

    assertThat(broken()).contains(EVENT_0, TRUE_4).isSubsetOf(EVENT_0, ISO_1, TRUE_4);
  }

  @Test
  void a_socket_that_joins_after_a_run_hears_an_end_without_an_id_all_the_same() {
    line.socket("ada-1").run("r-1").golden();
    Script two = line.socket("ada-2").ask("r-2").message("Another gp-fedcba98765432100000");
    two.tools("get_current_time").accepted().started().thinking();
    two.used("get_current_time", "c-3", 20).but(event -> event.putNull("run_id")).finished();

    assertThat(broken()).contains(EVENT_0).doesNotContain(CONN_8, TIME_4, ORDER_3);
  }

  @Test
  void a_socket_that_joins_in_the_middle_of_a_call_hears_its_completion_under_a_wrong_id() {
    Script run = line.socket("ada-1").run("r-1").started().thinking();
    run.executing("get_current_time", "c-1");
    line.socket("ada-2").after(2_000);
    for (String socket : List.of("ada-1", "ada-2")) {
      run.on(socket).but(event -> event.put("run_id", "r-999")).completed("c-1");
      run.thinking().used("echo_tool", "c-2", 20).finished();
    }

    assertThat(broken()).containsExactly(ISO_1);
  }
}
