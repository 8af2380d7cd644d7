package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JunitXmlTest {

  @Test
  void each_outcome_has_its_element() {
    Report report =
        new Runs()
            .kept("kept", Clause.ORDER_1)
            .failed("broken", Runs.FAILURE, Clause.PAIR_1)
            .notExecuted("skipped", Outcome.SKIPPED, "needs wait-tool")
            .notExecuted("away", Outcome.UNAVAILABLE, "no agents")
            .notExecuted("stumbled", Outcome.ERRORED, "Undefined step: “x”")
            .report();

    assertThat(withoutContract(JunitXml.of(report)))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="Golden Path against staging" tests="48" failures="2" errors="1" skipped="43" time="12.340">
            <testsuite name="Tools" file="features/tools/x.feature" timestamp="2026-05-04T03:02:01Z" tests="5" failures="1" errors="1" skipped="2" time="7.500">
            <testcase classname="tools.x" name="kept" file="features/tools/x.feature" time="1.500"></testcase>
            <testcase classname="tools.x" name="broken" file="features/tools/x.feature" time="1.500">
            <properties><property name="clause" value="PAIR-1"/><property name="cause" value="PAIR-1 something / agent_completed &lt;b&gt;at&lt;/b&gt; event …"/><property name="run_id" value="r-1"/></properties>
            <failure message="PAIR-1 Every tool_executing is followed by exactly one tool_completed before the run's end." type="PAIR-1">PAIR-1 Every tool_executing is followed by exactly one tool_completed before the run's end.
            Expected: tool_completed for echo_tool
            Seen:     agent_completed &lt;b&gt;at&lt;/b&gt; event 5
            Where:    features/tools/x.feature:14
            Try:      look for the path.</failure>
            </testcase>
            <testcase classname="tools.x" name="skipped" file="features/tools/x.feature" time="1.500">
            <skipped message="skipped: needs wait-tool"></skipped></testcase>
            <testcase classname="tools.x" name="away" file="features/tools/x.feature" time="1.500">
            <skipped message="unavailable: no agents"></skipped></testcase>
            <testcase classname="tools.x" name="stumbled" file="features/tools/x.feature" time="1.500">
            <error message="Undefined step: “x”" type="suite">Undefined step: “x”</error>
            </testcase></testsuite></testsuites>
            """);
  }

  private static String withoutContract(String xml) {
    int from = xml.indexOf("<testsuite name=\"Contract\"");
    return xml.substring(0, from) + xml.substring(xml.indexOf("<testsuite name=\"Tools\""));
  }

  @Test
  void each_clause_is_a_result_of_its_own() {
    Report report =
        new Runs()
            .kept("kept", Clause.ORDER_1, Clause.PAIR_1)
            .failed("broken", Runs.FAILURE, Clause.PAIR_1)
            .affected("met", Runs.FAILURE, Clause.PAIR_1)
            .report();

    assertThat(JunitXml.of(report))
        .contains(
            "<testsuite name=\"Contract\" tests=\"43\" failures=\"1\" errors=\"0\" skipped=\"41\">")
        .contains(
            "<testcase classname=\"Contract\" name=\"ORDER-1 agent_started is a run's first event,"
                + " once.\"></testcase>")
        .contains("Reach:    shown by 1 scenario about it, met by 1 other; in 1 of 2 runs");
  }

  @Test
  void what_xml_cannot_hold_is_replaced() {
    Report report =
        new Runs().failed("a\u0000b", "seen \u001b[31m \ud800 ok 😀", Clause.PAIR_1).report();

    assertThat(JunitXml.of(report)).contains("name=\"a\ufffdb\"", "seen \ufffd[31m \ufffd ok 😀");
  }

  @Test
  @FieldCase(
      kind = Kind.ENGINE,
      input = "an error outside any scenario",
      now = "counted in the totals of junit.xml and on the console, as its parts are")
  void errors_outside_any_scenario_are_not_lost() {
    assertThat(JunitXml.of(new Runs().error("a hook threw").kept("k").report()))
        .contains("<testsuites name=\"Golden Path against staging\" tests=\"45\"")
        .contains("failures=\"0\" errors=\"1\"");
    assertThat(JunitXml.of(new Runs().error("a hook threw").report()))
        .contains("<error message=\"a hook threw\" type=\"suite\">a hook threw</error>");
  }

  @Test
  void namesakes_are_told_apart_by_number() {
    assertThat(JunitXml.of(new Runs().kept("row").kept("row").report()))
        .contains("name=\"row (1)\"", "name=\"row (2)\"");
  }

  @Test
  void names_are_unique_in_the_file_and_texts_are_bounded() {
    Runs runs = new Runs().kept("row").kept("row").failed("x", "y".repeat(900_000), Clause.PAIR_1);

    String xml = JunitXml.of(runs.report());

    assertThat(xml).hasSizeLessThan(60_000);
    assertThat(
            Pattern.compile("<testcase classname=\"[^\"]*\" name=\"[^\"]*\"")
                .matcher(xml)
                .results()
                .map(MatchResult::group))
        .doesNotHaveDuplicates();
  }
}
