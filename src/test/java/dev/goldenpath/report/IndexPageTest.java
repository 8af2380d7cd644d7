package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexPageTest {
  private static final KillMatrix NONE = new KillMatrix(List.of());

  @Test
  void it_leads_with_the_verdict_and_names_every_clause() {
    String page =
        IndexPage.of(
            new Runs()
                .kept("kept", Clause.ORDER_1)
                .failed("broken", Runs.FAILURE, Clause.PAIR_1)
                .report(),
            NONE);

    assertThat(page)
        .contains(
            "<header class=\"bad\">",
            "<h1>staging broke 1 promise: <span class=\"whole\">PAIR-1</span>.")
        .contains("Seen:     agent_completed &lt;b&gt;at&lt;/b&gt; event 5")
        .doesNotContain("<b>at</b>");
    for (Clause clause : Clause.ofContract()) {
      assertThat(page).contains("<li id=\"" + clause.id() + "\">", clause.title());
    }
    for (Clause clause : Clause.ofContract()) {
      assertThat(page).contains("<h3>" + clause.family().title() + "</h3>");
    }
  }

  @Test
  void states_are_told_in_words_too() {
    String page =
        IndexPage.of(
            new Runs()
                .kept("kept", Clause.ORDER_1)
                .notExecuted("waits", Outcome.SKIPPED, "needs wait-tool", Clause.PAIR_4)
                .notExecuted("away", Outcome.UNAVAILABLE, "no agents", Clause.PAIR_3)
                .report(),
            NONE);

    assertThat(page)
        .contains("badge kept\">kept</span>", "badge skipped\">skipped</span>")
        .contains("badge unavailable\">unavailable</span>", ">not exercised</span>")
        .contains("<p class=\"why\">needs wait-tool</p>", "<p class=\"why\">no agents</p>");
  }

  @Test
  void it_needs_nothing_from_elsewhere() {
    assertThat(IndexPage.of(new Runs().kept("a").report(), NONE))
        .contains("default-src 'none'", "<script defer src=\"page.js\"></script>")
        .doesNotContain("<script>", "<style", "style=", "http://", "https://", "@import", "url(");
  }

  @Test
  void it_tells_the_settings_and_where_each_came_from() {
    assertThat(IndexPage.of(new Runs().kept("a").report(), NONE))
        .contains("By which settings staging was judged")
        .contains(
            "<tr><td>auth</td><td>login</td><td>--set</td></tr>",
            "<tr><td>limits.run</td><td>30s</td>");
  }

  @Test
  void nothing_executed_is_not_green() {
    assertThat(IndexPage.of(new Runs().report(), NONE))
        .contains("<header class=\"unclear\">", "Nothing was executed", "No scenario was executed.")
        .doesNotContain("badge kept");
  }

  @Test
  void the_kill_matrix_is_shown_where_there_is_one() {
    KillMatrix kills =
        new KillMatrix(
            List.of(
                new KillMatrix.Row(
                    "open-call",
                    "A tool never ends.",
                    "PAIR-1",
                    "All end (x.feature:14)",
                    "PAIR-1",
                    12)));

    assertThat(IndexPage.of(new Runs().report(), kills))
        .contains("How we know that these checks can fail", "Of 1 way", "1 was caught", "12 ms");
    assertThat(IndexPage.of(new Runs().report(), NONE)).doesNotContain("can fail");
  }

  @Test
  void a_clause_lists_the_defects_that_its_check_has_found() {
    KillMatrix kills =
        new KillMatrix(
            List.of(
                new KillMatrix.Row(
                    "open-call",
                    "One never ends.",
                    "PAIR-1",
                    "All end (x.feature:14)",
                    "PAIR-1",
                    12),
                new KillMatrix.Row("open-turn", "None is told.", "PAIR-1", "", "", -1)));
    Report report = new Runs().report();
    ClauseReport clause =
        report.clauses().stream()
            .filter(it -> it.clause() == Clause.PAIR_1)
            .findFirst()
            .orElseThrow();

    assertThat(ClausePage.of(clause, report, kills))
        .contains(
            "<code>open-call</code> One never ends. Found by “All end” (x.feature:14).",
            "<code>open-turn</code> None is told. Not found.");
  }

  @Test
  void where_several_clauses_are_broken_they_are_listed_first() {
    String page =
        IndexPage.of(
            new Runs()
                .failed("one", Runs.FAILURE, Clause.PAIR_1)
                .failed("two", Runs.FAILURE, Clause.TIME_2)
                .report(),
            NONE);

    assertThat(page)
        .containsSubsequence(
            "What went wrong",
            "<a href=\"#broken-PAIR-1\">PAIR-1</a> " + Clause.PAIR_1.title(),
            "<a href=\"#broken-TIME-2\">TIME-2</a> " + Clause.TIME_2.title(),
            "id=\"broken-PAIR-1\"",
            "id=\"broken-TIME-2\"");
  }
}
