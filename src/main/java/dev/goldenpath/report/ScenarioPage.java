package dev.goldenpath.report;

import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The page of one scenario: its steps, what happened as a picture, and every message. */
final class ScenarioPage {
  private static final int MOST_ROWS = 1_000;
  private static final int MOST_IDS = 20;

  private final ScenarioReport scenario;
  private final String command;

  private ScenarioPage(ScenarioReport scenario, String command) {
    this.scenario = scenario;
    this.command = command;
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
    IndexPage.section(main, "steps", "Steps", new StepList(scenario)::write);
    if (!scenario.story().marks().isEmpty()) {
      IndexPage.section(main, "messages", "Every message", new FrameTable(scenario)::write);
    }
    IndexPage.section(main, "again", "Again", this::again);
  }

  private void picture(Html page) {
    if (scenario.story().marks().isEmpty()) {
      page.element("p", "", "Nothing was sent and nothing came.");
      return;
    }
    TimelinePicture.draw(scenario.story(), page, "", scenario.steps());
    List<Story.Span> tools =
        scenario.story().spans().stream().filter(it -> it.kind() == Kind.TOOL).toList();
    if (!tools.isEmpty()) {
      page.wideTable("", table -> tools(table, tools));
    }
  }

  private static void tools(Html table, List<Story.Span> tools) {
    table.row("", "th scope=\"col\"", List.of("Tool call", "Socket", "Observed", "execution_time"));
    tools.stream()
        .limit(MOST_ROWS)
        .forEach(
            it ->
                table.row(
                    "",
                    "td",
                    List.of(
                        it.label(),
                        it.lane(),
                        it.ended() ? took((it.to() - it.from()) / 1e6) : "no end came",
                        it.claimed().map(ScenarioPage::took).orElse("–"))));
  }

  /** Return what rounds to nothing as less than that: it took its time. */
  private static String took(double seconds) {
    return seconds >= 0 && seconds < 0.001
        ? "under 0.001 s"
        : String.format(Locale.ROOT, "%.3f s", seconds);
  }

  private void again(Html page) {
    page.element("p", "", "Run this scenario alone:");
    page.element(
        "pre", "class=\"copy\" tabindex=\"0\"", command + " --features " + scenario.place());
    List<String> runs = FrameTable.runs(scenario.story());
    if (!runs.isEmpty()) {
      page.wideTable("id=\"ids\"", table -> ids(table, runs));
    }
  }

  /** The ids by which the backend's own logs know what happened. */
  private void ids(Html table, List<String> runs) {
    table.row("", "th scope=\"col\"", List.of("Run", "run_id", "thread_id", "trace"));
    for (String run : runs.subList(0, Math.min(MOST_IDS, runs.size()))) {
      Optional<Story.RunTold> told =
          scenario.story().runs().stream().filter(it -> it.id().equals(run)).findFirst();
      table.raw("<tr><td>").text(String.valueOf(runs.indexOf(run) + 1));
      for (String id :
          List.of(
              run,
              told.map(Story.RunTold::thread).orElse(""),
              told.map(Story.RunTold::trace).orElse(""))) {
        table.raw("<td>");
        if (!id.isEmpty()) {
          table.element("code", "class=\"copy\"", id);
        }
      }
    }
  }
}
