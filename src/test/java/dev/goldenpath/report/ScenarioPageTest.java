package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Story;
import dev.goldenpath.rule.Clause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioPageTest {
  private static final String HOSTILE = "</pre><script>alert(1)</script>\u202e\u0000\" onload='x'";

  @Test
  void it_shows_steps_message_and_the_command_that_runs_it_again() {
    String page =
        page(new Runs().failed("broken", Runs.FAILURE, Clause.PAIR_1).report(), Story.NOTHING);

    assertThat(page)
        .contains("<b>When</b> Ada asks &lt;the&gt; agent", "event 5\nWhere:")
        .contains("run --target staging --features features/tools/x.feature:10</pre>")
        .contains("Nothing was sent and nothing came.");
  }

  @Test
  void the_picture_has_a_lane_for_each_socket_and_a_bar_for_each_tool_call() {
    String page = page(new Runs().failed("b", Runs.FAILURE, Clause.PAIR_1).report(), story("x"));

    assertThat(page)
        .contains(">http</text>", ">ada-1</text>", ">ada-1 tools</text>")
        .contains("echo_tool: 0.500 s, execution_time 0.400 s</title>")
        .contains("<rect x=\"555\" y=\"140\" width=\"445\" height=\"18\"")
        .contains("<rect class=\"claimed\" x=\"555\" y=\"151\" width=\"356\" height=\"5\"")
        .contains("<g class=\"decision\"><title>PAIR-1</title>", ">PAIR-1</text>")
        .contains("<a href=\"#f2\" class=\"tool_executing\">")
        .contains("id=\"f3\" class=\"deciding\"");
  }

  @Test
  void every_clause_that_broke_has_its_name_however_closely_they_follow() {
    List<Story.Decision> decisions =
        List.of(
            new Story.Decision(Clause.TIME_1, 900_000, 1),
            new Story.Decision(Clause.EVENT_5, 900_010, 2),
            new Story.Decision(Clause.PAIR_1, 1_000_000, 3));
    Story story = story("x");

    String page =
        page(
            new Runs().failed("b", Runs.FAILURE, Clause.PAIR_1).report(),
            new Story(
                story.began(),
                story.length(),
                story.marks(),
                story.spans(),
                decisions,
                List.of(),
                List.of()));

    assertThat(page)
        .contains("viewBox=\"0 -13 1010 ", "y=\"12\">TIME-1</text>", "y=\"-1\">EVENT-5</text>")
        .contains(">PAIR-1</text>");
  }

  @Test
  void each_message_stands_below_the_step_in_which_it_came() {
    ScenarioReport scenario =
        new Runs().failed("b", Runs.FAILURE, Clause.PAIR_1).report().scenarios().get(0);
    List<StepReport> steps =
        List.of(
            new StepReport("When", "Ada asks", "passed", List.of(), "", 0),
            new StepReport("Then", "all is well", "passed", List.of(), "", 500_000),
            new StepReport("And", "more", "skipped", List.of(), "", -1));

    String page = ScenarioPage.of(scenario.taking(steps).with(story("x")), "goldenpath run");

    assertThat(page)
        .containsSubsequence(
            "<li id=\"step-1\"><b>When</b>",
            "<a href=\"#f1\">1 message</a>",
            "<a href=\"#f2\">2 messages</a>",
            "<tbody data-step=\"step-1\">",
            "<a href=\"#step-1\">When Ada asks</a>",
            "<tr id=\"f1\">",
            "<a href=\"#step-2\">Then all is well</a>",
            "<tr id=\"f2\">",
            "<tr id=\"f3\" class=\"deciding\">")
        .contains("class=\"step\" href=\"#step-2\"", "<code class=\"copy\">x</code>");
  }

  @Test
  void no_text_of_a_backend_becomes_markup() {
    Report report = new Runs().failed(HOSTILE, HOSTILE, Clause.PAIR_1).report();

    assertThat(page(report, story(HOSTILE)))
        .doesNotContain("<script>alert", "\u0000")
        .doesNotContainPattern("<[^>]*onload='x'")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  private static String page(Report report, Story story) {
    return ScenarioPage.of(report.scenarios().get(0).with(story), report.command());
  }

  private static Story story(String text) {
    return new Story(
        Instant.EPOCH,
        1_000_000,
        List.of(
            new Story.Mark(1, 0, "http", "POST execute " + text, "", text),
            new Story.Mark(2, 500_000, "ada-1", "tool_executing   " + text, text, text),
            new Story.Mark(3, 1_000_000, "ada-1", "tool_completed", text, text)),
        List.of(
            new Story.Span(
                Story.Kind.TOOL,
                "ada-1",
                text.equals("x") ? "echo_tool" : text,
                text,
                500_000,
                1_000_000,
                true,
                Optional.of(0.4),
                "")),
        List.of(new Story.Decision(Clause.PAIR_1, 1_000_000, 3)),
        List.of(),
        List.of());
  }
}
