package dev.goldenpath.report;

import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Kind;
import dev.goldenpath.result.Story.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page of one scenario: its steps, what happened as a picture, and every message. */
final class ScenarioPage {
  private static final int MOST_ROWS = 1_000;

  private final ScenarioReport scenario;
  private final String command;
  private final Set<Long> deciding;

  private ScenarioPage(ScenarioReport scenario, String command) {
    this.scenario = scenario;
    this.command = command;
    this.deciding =
        scenario.story().decisions().stream().map(Story.Decision::seq).collect(Collectors.toSet());
  }

  static String of(ScenarioReport scenario, String command) {
    return new ScenarioPage(scenario, command).write();
  }

  /** Return where its page lies; the same from run to run. */
  static String path(ScenarioReport scenario) {
    return "scenarios/" + IndexPage.anchor(scenario).replace(':', '-') + ".html";
  }

  private String write() {
    return new Page(scenario.name(), "../")
        .below(
            switch (scenario.outcome()) {
              case PASSED -> "good";
              case FAILED, ERRORED -> "bad";
              default -> "unclear";
            },
            this::header,
            this::main);
  }

  private void header(Html header) {
    header.element("p", "class=\"about\"", scenario.feature().name() + " › " + scenario.rule());
    header.element(
        "h1",
        "",
        title -> {
          IndexPage.badge(title, scenario.outcome().word());
          title.text(" " + scenario.name());
        });
    header.element(
        "p",
        "class=\"about\"",
        line -> {
          line.text(scenario.place() + " · " + Phrases.seconds(scenario.took()) + " · ");
          line.text(String.join(" ", new TreeSet<>(scenario.tags())));
          scenario
              .transcript()
              .ifPresent(
                  path ->
                      line.text(" · ")
                          .element(
                              "a", "href=\"../" + Html.escape(path) + "\"", "whole transcript"));
        });
  }

  private void main(Html main) {
    if (!scenario.text().isBlank()) {
      main.element("pre", "class=\"said\" tabindex=\"0\"", scenario.text());
    }
    if (!scenario.story().spreads().isEmpty()) {
      IndexPage.section(
          main, "spread", "How long it took", new SpreadSection(scenario.story().spreads())::write);
    }
    IndexPage.section(main, "picture", "What happened", this::picture);
    IndexPage.section(main, "steps", "Steps", page -> StepList.write(page, scenario.steps()));
    if (!scenario.story().marks().isEmpty()) {
      IndexPage.section(main, "messages", "Every message", this::messages);
    }
    IndexPage.section(main, "again", "Again", this::again);
  }

  private void picture(Html page) {
    if (scenario.story().marks().isEmpty()) {
      page.element("p", "", "Nothing was sent and nothing came.");
      return;
    }
    TimelinePicture.draw(scenario.story(), page);
    List<Story.Span> tools =
        scenario.story().spans().stream().filter(it -> it.kind() == Kind.TOOL).toList();
    if (!tools.isEmpty()) {
      page.element(
          "div",
          "class=\"wide\" tabindex=\"0\"",
          wide -> wide.element("table", "", table -> tools(table, tools)));
    }
  }

  private static void tools(Html table, List<Story.Span> tools) {
    row(table, "th", "Tool call", "Socket", "Observed", "execution_time");
    tools.stream()
        .limit(MOST_ROWS)
        .forEach(
            it ->
                row(
                    table,
                    "td",
                    it.label(),
                    it.lane(),
                    it.ended() ? TimelinePicture.seconds(it.to() - it.from()) : "no end came",
                    it.claimed()
                        .map(said -> String.format(Locale.ROOT, "%.3f s", said))
                        .orElse("–")));
  }

  private static void row(Html table, String cell, String... texts) {
    table.element("tr", "", tr -> List.of(texts).forEach(text -> tr.element(cell, "", text)));
  }

  private void messages(Html page) {
    List<Mark> marks =
        scenario.story().marks().stream().filter(it -> !it.lane().equals(Story.SUITE)).toList();
    if (scenario.transcript().isEmpty()) {
      page.element(
          "p",
          "class=\"about\"",
          "What each message said was not kept; --transcripts all keeps it.");
    }
    page.raw("<p><label>Filter <input type=\"search\" data-filters=\"frames\"></label></p>\n");
    page.element(
        "div",
        "class=\"wide\" tabindex=\"0\"",
        wide ->
            wide.element(
                "table",
                "id=\"frames\"",
                table -> {
                  row(table, "th", "", "After", "Where", "What", "Run");
                  marks.stream().limit(MOST_ROWS).forEach(mark -> message(table, mark));
                }));
    if (marks.size() > MOST_ROWS) {
      page.element(
          "p", "", "and " + (marks.size() - MOST_ROWS) + " more; see the whole transcript");
    }
  }

  private void message(Html table, Mark mark) {
    table.element(
        "tr",
        "data-find id=\"f" + mark.seq() + "\"" + (isDeciding(mark) ? " class=\"deciding\"" : ""),
        tr -> {
          tr.element("td", "", String.valueOf(mark.seq()));
          tr.element("td", "", TimelinePicture.seconds(mark.at()));
          tr.element("td", "", mark.lane());
          tr.element("td", "", cell -> what(cell, mark));
          tr.element("td", "class=\"id\"", mark.run());
        });
  }

  private boolean isDeciding(Mark mark) {
    return deciding.contains(mark.seq());
  }

  private static void what(Html cell, Mark mark) {
    if (mark.text().isEmpty()) {
      cell.text(mark.label());
    } else {
      cell.element(
          "details",
          "",
          details -> {
            details.element("summary", "", mark.label());
            details.element("pre", "tabindex=\"0\"", mark.text());
          });
    }
  }

  private void again(Html page) {
    page.element("p", "", "Run this scenario alone:");
    page.element("pre", "tabindex=\"0\"", command + " --features " + scenario.place());
    scenario.story().runs().stream()
        .limit(20)
        .forEach(
            run ->
                page.element(
                    "p",
                    "class=\"id\"",
                    "run " + run.id() + " · thread " + run.thread() + " · trace " + run.trace()));
  }
}
