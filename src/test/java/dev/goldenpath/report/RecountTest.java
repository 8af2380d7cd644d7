package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure in every output is counted again from what the scenarios came to. */
class RecountTest {
  private static final Report REPORT =
      new Runs()
          .kept("one", Clause.ORDER_1)
          .kept("two", Clause.ORDER_2, Clause.SAID_1)
          .failed("three", Runs.FAILURE, Clause.PAIR_1)
          .affected("four", Runs.FAILURE, Clause.PAIR_1)
          .notExecuted("five", Outcome.SKIPPED, "needs wait-tool", Clause.PAIR_4)
          .notExecuted("six", Outcome.UNAVAILABLE, "no agents", Clause.TIME_1)
          .notExecuted("seven", Outcome.BLOCKED, "nothing comes", Clause.TIME_2)
          .undecided("eight", Clause.TRUE_1)
          .report();

  private static final int CLAUSES = REPORT.promises().size();

  @TempDir private Path folder;

  @Test
  void junit_counts_its_own_elements() {
    String xml = JunitXml.of(REPORT);

    String all = xml.substring(xml.indexOf("<testsuites"), xml.indexOf("<testsuite "));
    assertThat(all)
        .contains(
            "tests=\"" + count(xml, "<testcase ") + "\"",
            "failures=\"" + count(xml, "<failure ") + "\"",
            "errors=\"" + count(xml, "<error ") + "\"",
            "skipped=\"" + count(xml, "<skipped ") + "\"");
    assertThat(count(xml, "<testcase ")).isEqualTo(REPORT.scenarios().size() + CLAUSES);
  }

  @Test
  void ctrf_counts_its_own_tests() throws IOException {
    JsonNode results = new ObjectMapper().readTree(CtrfJson.of(REPORT)).path("results");

    assertThat(results.path("summary").path("tests").asInt())
        .isEqualTo(results.path("tests").size())
        .isEqualTo(REPORT.scenarios().size() + CLAUSES);
    for (String status : new String[] {"passed", "failed", "skipped", "other"}) {
      long counted =
          results.path("tests").findValuesAsText("status").stream().filter(status::equals).count();
      assertThat(results.path("summary").path(status).asLong()).as(status).isEqualTo(counted);
    }
  }

  @Test
  void page_and_summary_tell_what_the_scenarios_came_to() {
    String page = IndexPage.of(REPORT, new KillMatrix(List.of()));

    for (Outcome outcome : Outcome.values()) {
      long counted = REPORT.scenarios().stream().filter(it -> it.outcome() == outcome).count();
      assertThat(page).contains("<dt>" + outcome.word() + "</dt><dd>" + counted + "</dd>");
      assertThat(count(page, "data-outcome=\"" + outcome.word() + "\"")).isEqualTo(counted);
      assertThat(Summary.of(REPORT)).contains(counted + " " + outcome.word());
    }
    assertThat(Headline.of(REPORT).sentence())
        .contains("Of 43 clauses, 2 were kept, 1 was broken, 40");
    String promises = page.substring(page.indexOf("<section id=\"promises\""));
    assertThat(count(promises, "<li id=\"")).isEqualTo(CLAUSES).isEqualTo(43);
  }

  @Test
  void the_history_counts_each_scenario_and_clause_once() {
    Report among = REPORT.after(List.of(REPORT.asPast()));

    String page = HistoryPage.of(among);

    assertThat(among.trend().orElseThrow().runs())
        .allSatisfy(
            run -> {
              assertThat(run.passed()).isEqualTo(REPORT.totals().of(Outcome.PASSED));
              assertThat(run.failed()).isEqualTo(REPORT.totals().of(Outcome.FAILED));
              assertThat(run.passed() + run.failed() + run.others())
                  .isEqualTo(REPORT.scenarios().size());
              assertThat(run.broken()).containsExactly("PAIR-1");
            });
    assertThat(count(page, "<td>12.3 s</td><td>2</td><td>1</td><td>5</td><td>PAIR-1</td><td>"))
        .isEqualTo(2);
    String clauses = page.substring(page.indexOf("<section id=\"clauses\""));
    assertThat(count(clauses, "<li class=\"trend\"")).isEqualTo(REPORT.clauses().size());
  }

  @Test
  void the_folder_has_a_page_for_each_scenario_and_clause() throws IOException {
    Outputs.write(REPORT, folder);

    try (Stream<Path> scenarios = Files.list(folder.resolve("scenarios"));
        Stream<Path> clauses = Files.list(folder.resolve("contract"))) {
      assertThat(scenarios).hasSize(REPORT.scenarios().size());
      assertThat(clauses).hasSize(REPORT.clauses().size());
    }
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }
}
