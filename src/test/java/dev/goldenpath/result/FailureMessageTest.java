package dev.goldenpath.result;

import static dev.goldenpath.rule.Clause.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Judged;
import dev.goldenpath.rule.Script;
import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureMessageTest {
  private final TimelineScript line = TimelineScript.begin();

  @Test
  void a_message_has_four_parts() {
    Script run = line.socket("ada-1").run("r-1").started();
    run.used("get_current_time", "c-1", 20).thinking().used("echo_tool", "c-2", 20);

    assertThat(line.judgedAfterSilence().message(ORDER_2))
        .isEqualTo(
            """
            ORDER-2 On the golden path all five events come, in their order.
            Expected: agent_thinking before tool_executing
            Seen:     tool_executing at event 7, +0.070 s, with no agent_thinking before it
                     >   7  +0.070 s  tool_executing   get_current_time c-1
            Where:    features/x.feature:14 · run r-1 · thread a0000000-0000-4000-8000-00000000000a · trace f92f3577b34da6a3ce929d0e0e473611 · socket ada-1 · transcripts/x.ndjson
            Try:      look whether agent_thinking is sent at all, and whether events are reordered on their way to the socket\
            """);
  }

  @Test
  void further_breaks_of_the_clause_are_counted() {
    line.socket("ada-1").run("r-1").golden().finished();
    Judged judged = line.judged();

    assertThat(
            new FailureMessage(judged.judge().timeline(), "x:1", Optional.of("t"))
                .of(judged.broken().get(0), 2))
        .contains("\nAgain:    broken 2 times more in this scenario");
  }

  @Test
  void a_limit_shows_the_last_twenty_entries_of_the_slice_and_counts_the_others() {
    line.socket("ada-1").socket("ben-1").run("r-1").started();
    for (int i = 0; i < 30; i++) {
      line.frame("ada-1", "{\"type\":\"heartbeat\"}");
      line.frame("ben-1", "{\"type\":\"beat-of-ben\"}");
    }

    String message = line.judgedAfterSilence().message(TIME_4);

    assertThat(message).contains("            (16 earlier ones left out)\n");
    assertThat(message.lines().filter(it -> it.contains("  heartbeat"))).hasSize(20);
    assertThat(message).doesNotContain("beat-of-ben");
  }

  @Test
  void the_deciding_entry_is_marked() {
    line.socket("ada-1").run("r-1").golden().finished();

    assertThat(line.judged().messages().lines().filter(it -> it.startsWith("         > ")))
        .hasSize(1);
  }

  @Test
  void several_causes_are_told_one_after_the_other() {
    line.socket("ada-1").frame("ada-1", "oops").ping("ada-1", "7");

    String message = line.judgedAfterSilence().messages();

    assertThat(message.split("\n\n")).hasSize(2);
    assertThat(message).startsWith("CONN-5 ").contains("\n\nCONN-6 ");
  }

  @Test
  void a_finding_without_a_run_names_the_trace_of_its_request() {
    Script run = line.ask("r-1").asked();
    line.response(run.call(), 500, "oops");

    assertThat(line.judged().messages())
        .contains("Where:    features/x.feature:14 · trace f92f3577b34da6a3ce929d0e0e473611 · ");
  }

  @Test
  void an_entry_with_line_breaks_stays_on_one_line() {
    line.socket("ada-1").run("r-1").started().used("x\u001b[2J\n::error::y\u0000", "c-1", 20);

    String message = line.judgedAfterSilence().message(ORDER_2);

    assertThat(message.lines())
        .anyMatch(it -> it.contains("tool_executing   x\\u001b[2J\\n::error::y\\u0000 c-1"));
  }

  @Test
  void a_fault_without_witnesses_can_be_told() {
    Violation fault =
        new Violation(CONN_4, "two\nlines", "seen", "hint", List.of(), 1, SliceId.SCENARIO);
    Timeline timeline =
        new Timeline("s", line.facts(), new Ledger(text -> java.util.Optional.empty()));

    assertThat(new FailureMessage(timeline, "x:1", Optional.of("t")).of(fault, 0))
        .isEqualTo(
            """
            CONN-4 One connection serves any number of runs.
            Expected: two
                      lines
            Seen:     seen
            Where:    x:1 · t
            Try:      hint\
            """);
  }
}
