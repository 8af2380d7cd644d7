package dev.goldenpath.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.Script;
import dev.goldenpath.rule.TimelineScript;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StoryTellerTest {
  private final TimelineScript line = TimelineScript.begin().socket("ada-1");

  @Test
  void thousands_of_thoughts_in_a_row_are_told_in_one_and_what_follows_for_itself() {
    Script run = line.run("r-1").started();
    thinks(run, 3_000);
    run.used("echo_tool", "c-1", 1);
    thinks(run, 2);
    run.finished();

    assertThat(labels())
        .endsWith(
            "agent_started",
            "agent_thinking × 3,000, to +3.060 s",
            "tool_executing   echo_tool c-1",
            "tool_completed   echo_tool c-1",
            "agent_thinking × 2, to +3.073 s",
            "agent_completed");
  }

  @Test
  void two_runs_that_tell_by_turns_have_a_row_each() {
    Script first = line.run("r-1").started();
    Script second = line.run("r-2").started();
    for (int each = 0; each < 300; each++) {
      thinks(first, 1);
      thinks(second, 1);
    }

    assertThat(labels()).filteredOn(label -> label.startsWith("agent_thinking × 300")).hasSize(2);
  }

  @Test
  void a_story_that_is_not_long_is_told_message_by_message() {
    thinks(line.run("r-1").started(), 100);

    assertThat(labels()).filteredOn("agent_thinking"::equals).hasSize(100);
  }

  @Test
  void what_shows_a_break_is_told_for_itself() {
    Script run = line.run("r-1").started();
    thinks(run, 300);
    run.but(event -> event.putObject("data").put("thought", " ")).thinking();
    run.but(event -> {});
    thinks(run, 300);

    assertThat(labels()).filteredOn("agent_thinking"::equals).hasSize(1);
  }

  private static void thinks(Script run, int times) {
    for (int thought = 0; thought < times; thought++) {
      run.after(1).thinking();
    }
  }

  private List<String> labels() {
    Judge judge = line.judged().judge();
    return StoryTeller.tell(
            judge.timeline(), judge.faults(), run -> Set.of(), UnaryOperator.identity())
        .marks()
        .stream()
        .map(Story.Mark::label)
        .toList();
  }
}
