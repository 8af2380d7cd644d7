package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static dev.goldenpath.rule.Script.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.wire.Welcome;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ORDER-4, and what nested agents are to the other clauses. */
final class NestedAgentsTest {
  private final TimelineScript line = TimelineScript.begin().socket("ada-1");

  private Script run() {
    return line.ask("r-1").tools("delegate_tool", "echo_tool").accepted().but(of("a-1")).started();
  }

  private static Consumer<ObjectNode> of(String agent) {
    return event -> event.withObject("data").put("agent_id", agent);
  }

  private static Consumer<ObjectNode> of(String agent, String parent) {
    return event -> event.withObject("data").put("agent_id", agent).put("parent_agent_id", parent);
  }

  private Script delegating() {
    return run().thinking().executing("delegate_tool", "c-1").but(of("a-2", "a-1")).started();
  }

  private static Script delegated(Script run) {
    return run.completed("c-1").thinking().used("echo_tool", "c-9", 20).but(of("a-1")).finished();
  }

  @Test
  void a_nested_agent_that_ends_before_its_parent_keeps_all() {
    Script nested =
        delegating().but(of("a-2")).thinking().but(of("a-2")).executing("echo_tool", "c-2");
    delegated(nested.but(of("a-2")).completed("c-2").but(of("a-2")).finished());

    line.judged().keeps(ORDER_1, ORDER_2, ORDER_3, ORDER_4, PAIR_1, PAIR_3, PAIR_4, TRUE_3, TRUE_4);
  }

  @Test
  void a_nested_agent_may_fail_and_the_run_go_on() {
    delegated(delegating().but(of("a-2")).errored());

    line.judged().keeps(ORDER_2, ORDER_3, ORDER_4, EVENT_6, TRUE_4);
  }

  @Test
  void an_agent_that_does_not_tell_its_own_id_may_have_nested_ones() {
    Script run = line.ask("r-1").tools("delegate_tool", "echo_tool").accepted().started();
    run.thinking().executing("delegate_tool", "c-1").but(of("a-2", "me")).started();
    run.but(of("a-3", "me")).started().but(of("a-2")).finished().but(of("a-3")).finished();
    run.completed("c-1").thinking().used("echo_tool", "c-9", 20).finished();

    line.judged().keeps(ORDER_1, ORDER_3, ORDER_4);
  }

  @Test
  void a_nested_agent_that_does_not_end_breaks_order_4_at_the_runs_end() {
    delegated(delegating());

    Judged judged = line.judged();

    judged.breaks(ORDER_4);
    assertThat(judged.message(ORDER_4))
        .contains("Expected: one agent_completed or agent_error for agent a-2, before")
        .contains("agent_started    of a-2")
        .contains("Try:      look for the path on which a nested agent ends without telling");
    assertThat(judged.broken()).extracting(Violation::clause).containsExactly(ORDER_4);
  }

  @Test
  void a_nested_agent_that_ends_twice_breaks_order_4() {
    delegated(delegating().but(of("a-2")).finished().but(of("a-2")).finished());

    line.judged().breaks(ORDER_4);
  }

  @Test
  void a_nested_agent_that_ends_before_its_tool_call_breaks_order_4() {
    Script nested = delegating().but(of("a-2")).executing("echo_tool", "c-2");
    delegated(nested.but(of("a-2")).finished().but(of("a-2")).completed("c-2"));

    assertThat(line.judged().breaks(ORDER_4).expected())
        .isEqualTo("tool_completed for echo_tool (call c-2) before its agent's end");
  }

  @Test
  void an_agent_that_ends_before_one_that_works_for_it_breaks_order_4() {
    Script nested = delegating().but(of("a-3", "a-2")).started();
    delegated(nested.but(of("a-2")).finished().but(of("a-3")).finished());

    assertThat(line.judged().breaks(ORDER_4).expected())
        .isEqualTo("agent_completed or agent_error for agent a-3 before its parent's");
  }

  @Test
  void a_parent_that_nobody_knows_breaks_order_4() {
    delegated(
        run()
            .executing("delegate_tool", "c-1")
            .but(of("a-2", "a-7"))
            .started()
            .but(of("a-2"))
            .finished());

    assertThat(line.judged().breaks(ORDER_4).seen()).endsWith("has \"a-7\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_beginning_that_names_no_parent_breaks_order_4_alone(boolean rootIsNamed) {
    Script run = line.ask("r-1").tools("delegate_tool", "echo_tool").accepted();
    if (rootIsNamed) {
      run.but(of("a-1"));
    }
    run.started().thinking().executing("delegate_tool", "c-1");
    Consumer<ObjectNode> scribe =
        event -> event.withObject("data").put("agent_id", "a-2").put("agent_type", "scribe");
    run.but(scribe).started().but(of("a-2")).thinking().but(of("a-2")).finished();
    run.completed("c-1").thinking().used("echo_tool", "c-9", 20);
    if (rootIsNamed) {
      run.but(of("a-1"));
    }
    run.finished();

    Judged judged = line.judged();

    assertThat(judged.broken()).extracting(Violation::clause).containsOnly(ORDER_4);
    assertThat(judged.breaks(ORDER_4).expected()).startsWith("data.parent_agent_id of an agent");
  }

  @Test
  void the_runs_own_agent_that_begins_again_breaks_order_1_alone() {
    delegated(run().thinking().executing("delegate_tool", "c-1").but(of("a-1")).started());

    assertThat(line.judged().broken()).extracting(Violation::clause).containsOnly(ORDER_1);
  }

  @Test
  void an_id_that_was_used_before_breaks_order_4() {
    Script first = delegating().but(of("a-2")).finished();
    delegated(first.but(of("a-2", "a-1")).started().but(of("a-2")).finished());

    line.judged().breaks(ORDER_4);
  }

  @Test
  void the_end_of_an_agent_that_never_began_breaks_order_4() {
    delegated(run().thinking().executing("delegate_tool", "c-1").but(of("a-2")).finished());

    Judged judged = line.judged();

    judged.breaks(ORDER_4);
    assertThat(judged.broken()).extracting(Violation::clause).containsExactly(ORDER_4);
  }

  @Test
  void a_socket_that_joins_late_does_not_take_a_nested_end_for_the_runs() {
    Script nested = delegating();
    line.socket("ada-2");
    delegated(nested.but(of("a-2")).finished());

    line.judged().keeps(ORDER_3, ORDER_4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_socket_that_joins_late_and_hears_first_waits_for_those_that_were_there(boolean known) {
    Script run = line.ask("r-1").tools("echo_tool").accepted();
    line.socket("ada-2");
    run.on("ada-2").but(of("a-2")).thinking().but(of("a-2")).finished();
    run.on("ada-1").but(known ? of("a-1") : event -> {}).started();
    run.but(of("a-2", "a-1")).started().but(of("a-2")).thinking().but(of("a-2")).finished();
    run.on("ada-1", "ada-2").thinking().used("echo_tool", "c-1", 20);
    run.but(known ? of("a-1") : event -> {}).finished();

    line.judged().keeps(ORDER_1, ORDER_2, ORDER_3, ORDER_4, PAIR_1, TIME_1);
  }

  @Test
  void a_socket_that_joins_late_hears_the_same_of_an_agent_that_begins_without_its_name() {
    Script run = line.ask("r-1").tools("echo_tool").accepted();
    run.on("ada-1").started();
    line.socket("ada-2");
    run.after(2_000).on("ada-1", "ada-2").but(of("a-1")).thinking().used("echo_tool", "c-1", 20);
    run.but(event -> {}).finished();

    line.judged().keeps(ORDER_1, ORDER_2, ORDER_3, PAIR_1, CONN_8);
  }

  @Test
  void agents_of_two_threads_whose_runs_share_an_id_are_kept_apart() {
    String thread = "a0000000-0000-4000-8000-000000000002";
    line.opening("ada-2", thread, Welcome.OPEN, "").opened("ada-2").greeted("ada-2");
    line.ask("r-1")
        .tools("delegate_tool", "echo_tool")
        .accepted()
        .on("ada-1")
        .but(of("a-1"))
        .started();
    Script other = line.ask("r-1").thread(thread).message("Two gp-00000000000000000002");
    other.asked("execute-2").on("ada-2").but(of("b-1")).started().but(of("b-1")).thinking();
    String accepted =
        "{'run_id':'r-1','thread_id':'%s','agent_type':'data_helper','status':'accepted'}";
    line.response("execute-2", 202, accepted.formatted(thread).replace('\'', '"'));

    assertThat(line.judged().broken())
        .extracting(Violation::clause)
        .contains(HTTP_5)
        .doesNotContain(ORDER_4);
  }

  @Test
  void runs_that_are_all_told_under_one_wrong_id_have_agents_of_their_own() {
    for (String id : List.of("r-1", "r-2")) {
      Script run = line.ask(id).message("For " + id + ", " + Script.NONCE).accepted();
      Consumer<ObjectNode> misnamed = of("root-of-" + id).andThen(it -> it.put("run_id", 42));
      run.but(misnamed).started();
      run.but(misnamed).thinking();
      run.but(misnamed).executing("get_current_time", id + "-c-1");
      run.after(20).but(misnamed).completed(id + "-c-1");
      run.but(misnamed).executing("echo_tool", id + "-c-2");
      run.after(20).but(misnamed).completed(id + "-c-2");
      run.but(misnamed).finished();
    }

    line.judgedAfterSilence().breaksOnly(ISO_1);
  }

  @Test
  void without_the_capability_a_second_start_breaks_order_1() {
    line.capable(Capability.THINKING, Capability.AGENT_CONFIG);
    delegated(delegating().but(of("a-2")).finished());

    Judged judged = line.judged();

    assertThat(judged.broken()).extracting(Violation::clause).contains(ORDER_1, ORDER_3);
    assertThat(judged.broken()).extracting(Violation::clause).doesNotContain(ORDER_4);
  }

  @Test
  void a_run_without_nested_agents_does_not_exercise_order_4() {
    delegated(run().thinking().executing("delegate_tool", "c-1"));

    line.judged().neverAsks(ORDER_4);
  }

  @Test
  void a_task_that_is_handed_on_in_vain_may_end_the_run_before_its_other_tools() {
    Script run = delegating().but(of("a-2")).errored();
    run.but(
            event -> {
              data(event).remove("results");
              data(event).put("error", "The agent that was asked could not answer.");
            })
        .completed("c-1")
        .but(of("a-1"))
        .finished();

    assertThat(line.judged().broken()).extracting(Violation::clause).doesNotContain(PAIR_4);
  }
}
