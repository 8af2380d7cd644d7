package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.setting.Capability;
import org.junit.jupiter.api.Test;

class OrderRulesTest {
  private final TimelineScript line = TimelineScript.begin();

  private Script run() {
    return line.socket("ada-1").run("r-1");
  }

  private static Script tools(Script run) {
    return run.used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
  }

  // ORDER-1

  @Test
  void a_run_that_begins_with_another_event_breaks_order_1() {
    tools(run().thinking().started()).finished();

    Judged judged = line.judged();

    judged.breaks(ORDER_1);
    assertThat(judged.message(ORDER_1))
        .isEqualTo(
            """
            ORDER-1 agent_started is a run's first event, once.
            Expected: agent_started as the first event of the run
            Seen:     agent_thinking at event 6, +0.060 s, with no agent_started before it
                     >   6  +0.060 s  agent_thinking
            Where:    features/x.feature:14 · run r-1 · thread a0000000-0000-4000-8000-00000000000a · trace f92f3577b34da6a3ce929d0e0e473611 · socket ada-1 · transcripts/x.ndjson
            Try:      look whether the run is announced before its first work, and whether the socket is registered for it by then\
            """);
  }

  @Test
  void a_run_that_is_never_announced_breaks_order_1() {
    tools(run().thinking()).finished();

    line.judged().breaks(ORDER_1);
  }

  @Test
  void a_run_that_is_announced_twice_breaks_order_1() {
    tools(run().started().started().thinking()).finished();

    assertThat(line.judged().breaks(ORDER_1).expected()).isEqualTo("at most one agent_started");
  }

  @Test
  void a_late_joiner_is_not_owed_the_announcement() {
    Script run = run().started();
    line.socket("ada-2");
    tools(run.thinking()).finished();

    line.judged().keeps(ORDER_1);
  }

  @Test
  void a_late_joiner_who_hears_the_announcement_after_other_events_shows_the_break() {
    Script run = run().started();
    line.socket("ada-2");
    run.on("ada-2").thinking().started();

    assertThat(line.judged().breaks(ORDER_1).expected())
        .isEqualTo("no agent_started after agent_thinking at event 10, +0.100 s");
  }

  @Test
  void without_a_run_no_order_is_exercised() {
    line.socket("ada-1");

    line.judged().neverAsks(ORDER_1).neverAsks(ORDER_2).neverAsks(ORDER_3);
  }

  // ORDER-2

  @Test
  void tool_events_that_never_come_break_order_2() {
    run().started().thinking().finished();

    Judged judged = line.judged();

    judged.breaks(ORDER_2);
    assertThat(judged.message(ORDER_2))
        .startsWith(
            """
            ORDER-2 On the golden path all five events come, in their order.
            Expected: tool_executing before agent_completed
            Seen:     agent_completed at event 8, +0.080 s, with no tool_executing before it
                     >   8  +0.080 s  agent_completed
            Where:    features/x.feature:14\
            """)
        .endsWith(
            "Try:      look whether tool_executing is sent at all, and whether events are reordered"
                + " on their way to the socket");
  }

  @Test
  void a_tool_before_the_first_thought_breaks_order_2() {
    tools(run().started()).thinking().finished();

    line.judged().breaks(ORDER_2);
  }

  @Test
  void only_start_and_end_break_order_2() {
    run().started().finished();

    line.judged().breaks(ORDER_2);
  }

  @Test
  void an_error_on_the_golden_path_breaks_order_2() {
    tools(run().started().thinking()).errored();

    Violation fault = line.judged().breaks(ORDER_2);

    assertThat(fault.seen()).contains("agent_error", "tool_failed");
  }

  @Test
  void events_under_other_names_break_order_2() {
    run().other("start_agent").other("agent_progress").other("agent_response_complete");

    Violation fault = line.judgedAfterSilence().breaks(ORDER_2);

    assertThat(fault.seen()).endsWith("start_agent, agent_progress, agent_response_complete");
  }

  @Test
  void what_comes_beside_another_run_is_no_event_of_a_silent_one_under_another_name() {
    Script silent = run();
    Script other = line.ask("r-2").message("Two gp-aaaabbbbccccddddeeee").accepted().started();
    silent.other("usage").other("tool_progress").other("system_message");
    other.thinking().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20).finished();

    assertThat(line.judgedAfterSilence().broken())
        .extracting(Violation::clause)
        .contains(TIME_4)
        .doesNotContain(ORDER_2);
  }

  @Test
  void real_names_inside_a_wrapper_break_order_2() {
    run();
    for (String type : new String[] {"agent_started", "agent_thinking", "agent_completed"}) {
      line.frame("ada-1", "{\"type\":\"system_message\",\"event\":{\"type\":\"" + type + "\"}}");
    }

    line.judgedAfterSilence().breaks(ORDER_2);
  }

  @Test
  void a_remark_before_silence_is_no_event_under_another_name() {
    run().other("queued");

    line.judgedAfterSilence().breaks(TIME_4);
  }

  @Test
  void heartbeats_beside_silence_are_no_events_under_other_names() {
    run();
    line.frame("ada-1", "{\"type\":\"heartbeat\"}");

    line.judgedAfterSilence().breaks(TIME_4);
  }

  // ORDER-3

  @Test
  void a_second_end_breaks_order_3() {
    run().golden().finished();

    Judged judged = line.judged();

    judged.breaks(ORDER_3);
    assertThat(judged.message(ORDER_3))
        .contains(
            """
            Expected: no event of the run after agent_completed at event 13, +0.180 s
            Seen:     agent_completed at event 14, +0.190 s
                        13  +0.180 s  agent_completed
                     >  14  +0.190 s  agent_completed
            """);
  }

  @Test
  void an_end_that_is_sent_twice_with_its_event_id_breaks_order_3_and_event_0_follows() {
    Script run = run();
    run.started().thinking().used("get_current_time", "c-1", 20).used("echo_tool", "c-2", 20);
    run.but(event -> event.put("event_id", "e-9")).finished();
    run.but(event -> event.put("event_id", "e-9")).finished();

    line.judged().breaks(ORDER_3);
  }

  @Test
  void an_error_after_the_end_breaks_order_3() {
    run().golden().errored();

    line.judged().breaks(ORDER_3);
  }

  @Test
  void two_errors_for_one_failure_break_order_3() {
    line.socket("ada-1").ask("r-1").tools("failing_tool").accepted().started().thinking();
    Script run = line.ask("r-1").tools("failing_tool");
    run.used("failing_tool", "c-1", 20).errored().errored();

    line.judged().breaks(ORDER_3);
  }

  @Test
  void an_announcement_after_the_end_breaks_order_3_alone() {
    Script run = line.socket("ada-1").run("r-1").golden();
    run.started();

    line.judged().breaks(ORDER_3);
  }

  @Test
  void work_after_the_end_breaks_order_3() {
    run().golden().thinking();

    line.judged().breaks(ORDER_3);
  }

  @Test
  void a_run_that_never_ends_breaks_order_3() {
    tools(run().started().thinking());

    Violation fault = line.judgedAfterSilence().breaks(ORDER_3);

    assertThat(fault.expected())
        .isEqualTo("agent_completed or agent_error within 30.000 s of the request");
  }

  @Test
  void a_run_that_is_left_in_its_middle_owes_its_end() {
    tools(run().started().thinking());
    Judge left = line.judged().judge();

    assertThat(left.owed(left.timeline().run("r-1").orElseThrow()))
        .containsExactlyInAnyOrder(ORDER_3, TIME_4, CONN_8);
  }

  @Test
  void a_run_that_has_ended_owes_nothing() {
    run().golden();
    Judge ended = line.judged().judge();

    assertThat(ended.owed(ended.timeline().run("r-1").orElseThrow())).isEmpty();
  }

  @Test
  void a_run_of_which_nothing_is_told_breaks_time_4_and_says_nothing_of_order_3() {
    run();

    Judged judged = line.judgedAfterSilence();

    judged.breaks(TIME_4);
    assertThat(judged.broken()).extracting(Violation::clause).containsExactly(TIME_4);
  }

  @Test
  void heartbeats_do_not_hide_that_a_run_never_ends() {
    tools(run().started().thinking());
    for (int second = 1; second < 40; second++) {
      line.at(second * 1000).frame("ada-1", "{\"type\":\"heartbeat\"}");
    }

    line.judged().breaks(ORDER_3);
  }

  @Test
  void a_socket_that_closes_in_the_middle_of_a_run_breaks_conn_4_alone() {
    run().started();
    line.closed("ada-1", 1011, "oops");

    line.judged().breaksOnly(CONN_4);
  }

  @Test
  void agents_that_do_not_think_owe_the_other_four_events() {
    line.capable(Capability.AGENT_CONFIG);
    tools(run().started()).finished();

    line.judged().keeps(ORDER_2);
  }

  @Test
  void agents_that_do_not_think_owe_their_tools_all_the_same() {
    line.capable(Capability.AGENT_CONFIG);
    run().started().finished();

    line.judged().breaks(ORDER_2);
  }
}
