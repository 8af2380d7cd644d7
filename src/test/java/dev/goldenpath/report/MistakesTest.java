package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MistakesTest {
  private static final Path FILE = Path.of("features/tiny.feature");
  private static final Path TABLE = Path.of("docs/check.md");

  /** A feature with one mistake: its steps from line 4 on, or the whole where that says more. */
  record Case(Mistake kind, int line, String told, String instead, String feature) {
    @Override
    public String toString() {
      return kind + ": " + told;
    }
  }

  private static Case steps(Mistake kind, int line, String told, String instead, String... steps) {
    return new Case(
        kind,
        line,
        told,
        instead,
        "Feature: Tiny\n\n  Scenario: It\n" + String.join("\n", steps) + "\n");
  }

  private static Case whole(Mistake kind, int line, String told, String instead, String... lines) {
    return new Case(kind, line, told, instead, String.join("\n", lines) + "\n");
  }

  static Stream<Case> cases() {
    String asks = "When Ada asks for an echo";
    String complete = "Then the run is complete";
    return Stream.of(
        steps(
            Mistake.NO_GHERKIN, 5, "can't be read as Gherkin", "Begin a line", asks, "Thenn it is"),
        whole(Mistake.NO_FEATURE, 1, "no scenario in this file", "Write one", "Feature: Empty"),
        whole(
            Mistake.NO_TITLE,
            2,
            "The scenario has no title",
            "promises",
            "Feature: A",
            "Scenario:",
            asks,
            complete),
        whole(Mistake.NO_STEPS, 2, "has no steps", "Write them", "Feature: A", "Scenario: It"),
        whole(
            Mistake.NO_ROWS,
            2,
            "The outline has no rows",
            "under its Examples",
            "Feature: A",
            "Scenario Outline: It is <a>",
            asks,
            complete,
            "Examples:",
            "| a |"),
        whole(
            Mistake.EMPTY_RULE,
            2,
            "Nothing shows the rule “All is well”",
            "Write a scenario",
            "Feature: A",
            "Rule: All is well",
            "Rule: That",
            "Scenario: It",
            asks,
            complete),
        steps(
            Mistake.SAME_TITLE,
            6,
            "Another scenario beside it is called “It” too",
            "what differs",
            asks,
            complete,
            "Scenario: It",
            asks,
            complete),
        steps(
            Mistake.UNKNOWN_SENTENCE,
            5,
            "No sentence fits “the runn is complete”",
            "the run(s) is/are complete",
            asks,
            "Then the runn is complete"),
        steps(
            Mistake.UNKNOWN_CLAUSE,
            5,
            "There is no clause PAIR-9",
            "Write PAIR-",
            asks,
            "Then PAIR-9 is kept"),
        steps(
            Mistake.BELOW_MISSING,
            5,
            "needs a table below it",
            "in the next lines",
            asks,
            "Then agent_started carries:"),
        steps(
            Mistake.BELOW_MISSING,
            4,
            "needs a text below it",
            "three quotes",
            "When Ada asks:",
            complete),
        steps(
            Mistake.BELOW_TOO_MUCH,
            5,
            "takes nothing below it",
            "Take the table away",
            asks,
            complete,
            "| a | b |"),
        steps(
            Mistake.UNKNOWN_OPTION,
            4,
            "There is no option “tool”",
            "There are: agent, message",
            "When Ada asks with these options:",
            "| tool | echo_tool |",
            complete),
        steps(
            Mistake.BAD_PATTERN,
            5,
            "/(km/ is no regular expression",
            "Close what is open",
            asks,
            "Then the answer matches /(km/"),
        steps(
            Mistake.MISSPELT,
            5,
            "“tool_complted” is almost tool_completed",
            "Write tool_completed",
            asks,
            "Then tool_complted comes once"),
        steps(
            Mistake.NO_OUTCOME,
            3,
            "says nothing that an observer could see",
            "Give it a Then",
            asks),
        steps(
            Mistake.SECOND_WHEN,
            5,
            "A second When",
            "Begin the first with Given",
            asks,
            "When Ada asks for help",
            complete),
        steps(
            Mistake.WRONG_ORDER,
            5,
            "A Given comes too late",
            "Given, then When",
            asks,
            "Given Ada listens",
            complete),
        whole(
            Mistake.NO_BACKGROUND,
            3,
            "A background says what is given",
            "begin it with Given",
            "Feature: A",
            "Background:",
            asks,
            "Scenario: It",
            complete),
        whole(
            Mistake.UNKNOWN_TAG,
            1,
            "There is no tag @PAIR-9",
            "Write @PAIR-",
            "@PAIR-9",
            "Feature: A",
            "Scenario: It",
            asks,
            complete),
        whole(
            Mistake.UNKNOWN_TAG,
            1,
            "There is no tag @pair-1",
            "Write @PAIR-1",
            "@pair-1",
            "Feature: A",
            "Scenario: It",
            asks,
            complete),
        whole(
            Mistake.UNKNOWN_NEED,
            1,
            "There is no tag @needs-wait",
            "Write @needs-wait-tool",
            "@needs-wait",
            "Feature: A",
            "Scenario: It",
            asks,
            complete),
        whole(
            Mistake.TAG_TWICE,
            3,
            "@smoke stands above already",
            "Take it away",
            "@smoke",
            "Feature: A",
            "@smoke",
            "Scenario: It",
            asks,
            complete),
        steps(
            Mistake.NEED_NOT_SAID,
            4,
            "needs what not every target has",
            "@needs-failing-tool",
            "When Ada asks for a tool that fails",
            "Then the run ends in agent_error"),
        whole(
            Mistake.NOT_TRIED,
            3,
            "is tagged @CONN-6",
            "Send a ping",
            "@CONN-6",
            "Feature: A",
            "Scenario: It",
            asks,
            complete),
        whole(
            Mistake.NOT_TRIED,
            3,
            "is tagged @CONN-3",
            "Try to listen",
            "@CONN-3",
            "Feature: A",
            "Scenario: It",
            asks,
            complete),
        whole(
            Mistake.NOT_TRIED,
            3,
            "is tagged @HTTP-1",
            "for its health",
            "@HTTP-1",
            "Feature: A",
            "Scenario: It",
            asks,
            complete),
        whole(
            Mistake.NOT_TRIED,
            3,
            "is tagged @PAIR-1",
            "Ask an agent",
            "@PAIR-1",
            "Feature: A",
            "Scenario: It",
            "When the backend is asked for its health",
            "Then it says that it is healthy"),
        whole(
            Mistake.COLUMN_UNUSED,
            5,
            "The column “b” is used nowhere",
            "Use it as <b>",
            "Feature: A",
            "Scenario Outline: It is <a>",
            asks,
            complete,
            "Examples:",
            "| a | b |",
            "| 1 | 2 |"),
        whole(
            Mistake.COLUMN_UNKNOWN,
            2,
            "No column is called “c”",
            "There are: a",
            "Feature: A",
            "Scenario Outline: It is <c> and <a>",
            asks,
            complete,
            "Examples:",
            "| a |",
            "| 1 |"),
        whole(
            Mistake.ROW_TWICE,
            8,
            "The row stands there already",
            "Take one",
            "Feature: A",
            "Scenario Outline: It is <a>",
            asks,
            complete,
            "Examples:",
            "| a |",
            "| 1 |",
            "| 1 |"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_mistake_is_told_with_its_line_and_what_to_write(Case mistake) {
    FeatureCheck check =
        new FeatureCheck(
            StepCatalogue.known(),
            List.of("wait-tool", "failing-tool", "multi-user"),
            tags -> true);

    List<Finding> findings = check.look(FILE, bytes(mistake.feature()));

    assertThat(findings).extracting(Finding::kind).containsExactly(mistake.kind());
    Finding finding = findings.get(0);
    assertThat(finding.place()).isEqualTo("features/tiny.feature:" + mistake.line());
    assertThat(finding.what()).contains(mistake.told());
    assertThat(finding.instead()).contains(mistake.instead());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_step_that_two_sentences_fit_is_told_both() {
    FeatureCheck check =
        new FeatureCheck(
            StepCatalogue.read(
                "dev.goldenpath.report.twice", Path.of("none"), getClass().getClassLoader()),
            List.of(),
            tags -> true);

    List<Finding> findings = check.look(FILE, bytes("Feature: A\nScenario: It\nThen Ada sings\n"));

    assertThat(findings).extracting(Finding::kind).containsExactly(Mistake.AMBIGUOUS);
    assertThat(findings.get(0).instead()).contains("- Ada sings", "- {word} sings");
  }

  @Test
  void a_file_that_is_no_text_is_told_with_its_line() {
    FeatureCheck check = new FeatureCheck(StepCatalogue.known(), List.of(), tags -> true);

    Finding finding = check.unreadable(FILE, "tiny.feature, line 3, is not UTF-8").get(0);

    assertThat(finding.kind()).isEqualTo(Mistake.NO_TEXT);
    assertThat(finding.place()).isEqualTo("features/tiny.feature:3");
  }

  @Test
  void every_kind_has_a_case_and_there_are_25_at_least() {
    Set<Mistake> tried = EnumSet.of(Mistake.AMBIGUOUS, Mistake.NO_TEXT);
    cases().map(Case::kind).forEach(tried::add);

    assertThat(tried).containsExactlyInAnyOrder(Mistake.values());
    assertThat(tried).hasSizeGreaterThanOrEqualTo(25);
  }

  @Test
  void the_table_in_the_documentation_names_every_kind() throws IOException {
    String table =
        Arrays.stream(Mistake.values())
            .map(
                it ->
                    "| " + it.title() + " | " + it.instead() + (it.isFatal() ? " | yes |" : " | |"))
            .collect(
                Collectors.joining(
                    "\n",
                    "| what is wrong | what to write | stops a run |\n|---|---|---|\n",
                    "\n"));

    if (Boolean.getBoolean("check.write")) {
      String page = Files.readString(TABLE);
      Files.writeString(TABLE, page.substring(0, page.indexOf("| what is wrong")) + table);
    }

    assertThat(Files.readString(TABLE)).endsWith(table);
  }
}
