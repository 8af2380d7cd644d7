package dev.goldenpath.report;

import dev.goldenpath.report.ClauseReport.State;
import dev.goldenpath.result.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Write a run on half a page of Markdown, for a CI job: at most 4 KB, however much broke. */
final class Summary {
  private static final int MOST_BYTES = 4_000;
  private static final int ITEMS = 6;
  private static final int CAUSES = 4;
  private static final int WIDEST = 160;

  private final Report report;
  private final List<String> blocks = new ArrayList<>();

  private Summary(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    return new Summary(report).write();
  }

  private String write() {
    blocks.add("# Golden Path: " + item(report.judged()) + "\n\n" + Headline.of(report).sentence());
    blocks.add(
        "**%s** in %s%s."
            .formatted(
                report.words(), Phrases.seconds(report.took()), report.plan().seedAfter(", ")));
    report.trend().ifPresent(it -> blocks.add(it.news()));
    report.noVerdict().ifPresent(why -> section("No verdict", quoted(why)));
    report.targetLost().ifPresent(why -> section("The target was lost", List.of("- " + item(why))));
    section("The suite itself is at fault", suite());
    causes();
    section(
        "Known to break, not counted",
        report.excuses().stream().map(it -> "- " + item(it)).toList());
    section(
        "Known failures that are not so any more",
        KnownFailures.of(report).outdated(report).stream().map(it -> "- " + item(it)).toList());
    section("Failed without a clause", unnamed());
    section("What was not put to the test", untried());
    section(
        "Scenarios that were not executed",
        Untried.byReason(report).stream().map(it -> "- " + item(it)).toList());
    section("Remarks", report.remarks().stream().map(it -> "- " + item(it)).toList());
    return fitting();
  }

  /** Leave out whole blocks where there are too many; what comes first matters most. */
  private String fitting() {
    StringBuilder text = new StringBuilder();
    for (String block : blocks) {
      String next = block + "\n\n";
      if (bytes(text) + bytes(next) > MOST_BYTES) {
        text.append("The rest is in `index.html`.\n\n");
        break;
      }
      text.append(next);
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private void section(String title, List<String> items) {
    if (!items.isEmpty()) {
      String more = items.size() > ITEMS ? "\n- and " + (items.size() - ITEMS) + " more" : "";
      blocks.add(
          "## "
              + title
              + "\n\n"
              + String.join("\n", items.subList(0, Math.min(ITEMS, items.size())))
              + more);
    }
  }

  private static List<String> quoted(String text) {
    return List.of("```text", text.stripTrailing().replace("```", "'''"), "```");
  }

  private List<String> suite() {
    List<String> items = new ArrayList<>();
    report.suiteErrors().forEach(error -> items.add("- " + item(error)));
    report.scenarios().stream()
        .filter(it -> it.outcome() == Outcome.ERRORED)
        .forEach(it -> items.add("- " + scenario(it) + ": " + item(it.firstLine())));
    report.undecided().forEach(it -> items.add("- " + it.clause().id() + ": " + item(it.why())));
    return items;
  }

  private void causes() {
    List<ClauseReport> broken = report.broken();
    String title = "## What broke\n\n";
    for (ClauseReport clause : broken.subList(0, Math.min(CAUSES, broken.size()))) {
      blocks.add(title + cause(clause));
      title = "";
    }
    if (broken.size() > CAUSES) {
      blocks.add(
          "- and "
              + String.join(
                  ", ",
                  broken.subList(CAUSES, broken.size()).stream()
                      .map(it -> it.clause().id())
                      .toList()));
    }
  }

  private String cause(ClauseReport clause) {
    BreakGroup first = clause.breaks().get(0);
    List<String> said =
        first
            .message(report.command())
            .lines()
            .filter(Summary::isShown)
            .map(it -> it.startsWith("Repeat:") ? it : cut(it))
            .toList();
    return "- **%s** %s\n  %s%s, such as %s\n\n  ```text\n  %s\n  ```"
        .formatted(
            clause.clause().id(),
            clause.clause().title(),
            clause.reach(),
            report.since(clause),
            scenario(first.shownBy()),
            String.join("\n  ", said).replace("```", "'''"));
  }

  private static boolean isShown(String line) {
    return line.startsWith("Expected:") || line.startsWith("Seen:") || line.startsWith("Repeat:");
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

  private static String scenario(ScenarioReport scenario) {
    return "“" + item(scenario.name()) + "” (`" + scenario.place() + "`)";
  }

  /** Keep a text from being read as markup, and on one line. */
  private static String item(String text) {
    return cut(text.lines().findFirst().orElse(""))
        .replaceAll("[\\\\\\[`|]", "\\\\$0")
        .replace("<", "&lt;");
  }

  private static String cut(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST) + "…";
  }
}
