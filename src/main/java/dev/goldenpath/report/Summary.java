package dev.goldenpath.report;

import dev.goldenpath.report.ClauseReport.State;
import dev.goldenpath.result.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Write a run on half a page of Markdown, for a CI job. */
final class Summary {
  private static final int LINES = 3;

  private final Report report;
  private final List<String> lines = new ArrayList<>();

  private Summary(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    return new Summary(report).write();
  }

  private String write() {
    lines.add("# Golden Path: " + report.judged());
    lines.add("");
    lines.add(Headline.of(report).sentence());
    lines.add("");
    lines.add("**" + report.words() + "** in " + Phrases.seconds(report.took()) + ".");
    report.noVerdict().ifPresent(why -> section("No verdict", quoted(why)));
    report.targetLost().ifPresent(why -> section("The target was lost", List.of("- " + item(why))));
    section("The suite itself is at fault", suite());
    section("What broke", report.broken().stream().map(Summary::broken).toList());
    section("Failed without a clause", unnamed());
    section("What was not put to the test", untried());
    section("Scenarios that were not executed", notExecuted());
    section("Remarks", report.remarks().stream().map(it -> "- " + item(it)).toList());
    lines.add("");
    return String.join("\n", lines);
  }

  private void section(String title, List<String> items) {
    if (!items.isEmpty()) {
      lines.add("");
      lines.add("## " + title);
      lines.add("");
      lines.addAll(items);
    }
  }

  private static List<String> quoted(String text) {
    return List.of("```text", text.stripTrailing().replace("```", "'''"), "```");
  }

  private List<String> suite() {
    List<String> items = new ArrayList<>();
    report.suiteErrors().forEach(error -> items.add("- " + item(first(error))));
    report.scenarios().stream()
        .filter(it -> it.outcome() == Outcome.ERRORED)
        .forEach(it -> items.add("- " + scenario(it) + ": " + item(it.firstLine())));
    report.undecided().forEach(it -> items.add("- " + it.clause().id() + ": " + it.why()));
    return items;
  }

  private static String broken(ClauseReport clause) {
    BreakGroup first = clause.breaks().get(0);
    List<String> said = first.specimen().message().lines().limit(LINES).toList();
    return "- **"
        + clause.clause().id()
        + "** "
        + clause.clause().title()
        + "\n  "
        + clause.reach()
        + ", such as "
        + scenario(first.shownBy())
        + "\n\n  ```text\n  "
        + String.join("\n  ", said).replace("```", "'''")
        + "\n  ```\n";
  }

  private List<String> unnamed() {
    return FailureSection.unnamed(report).stream()
        .filter(it -> it.outcome() == Outcome.FAILED)
        .map(it -> "- " + scenario(it) + ": " + item(it.firstLine()))
        .toList();
  }

  private List<String> untried() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (State state :
        List.of(State.BLOCKED, State.UNAVAILABLE, State.SKIPPED, State.NOT_EXERCISED)) {
      report
          .in(state)
          .forEach(
              it ->
                  byReason
                      .computeIfAbsent(state.word() + ": " + it.why(), why -> new ArrayList<>())
                      .add(it.clause().id()));
    }
    return byReason.entrySet().stream()
        .map(it -> "- " + String.join(", ", it.getValue()) + " — " + item(it.getKey()))
        .toList();
  }

  private List<String> notExecuted() {
    Map<String, Integer> byReason = new LinkedHashMap<>();
    for (Outcome outcome : List.of(Outcome.BLOCKED, Outcome.UNAVAILABLE, Outcome.SKIPPED)) {
      report.scenarios().stream()
          .filter(it -> it.outcome() == outcome)
          .forEach(it -> byReason.merge(outcome.word() + ": " + it.firstLine(), 1, Integer::sum));
    }
    return byReason.entrySet().stream()
        .map(it -> "- " + it.getValue() + " " + item(it.getKey()))
        .toList();
  }

  private static String scenario(ScenarioReport scenario) {
    return "“" + item(scenario.name()) + "” (`" + scenario.place() + "`)";
  }

  /** Keep a text from being read as markup, and on one line. */
  private static String item(String text) {
    return first(text).replace("<", "&lt;").replace("|", "\\|");
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("");
  }
}
