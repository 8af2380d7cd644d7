package dev.goldenpath.report;

import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Mark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every message of a scenario, below the step in which it came. */
final class FrameTable {
  private static final int MOST_ROWS = 1_000;
  private static final List<String> COLUMNS = List.of("", "After", "Where", "What", "Run");

  private final ScenarioReport scenario;
  private final List<Mark> marks;
  private final List<String> runs;
  private final Set<Long> deciding;

  FrameTable(ScenarioReport scenario) {
    this.scenario = scenario;
    this.marks = scenario.story().marks();
    this.runs = runs(scenario.story());
    this.deciding =
        scenario.story().decisions().stream().map(Story.Decision::seq).collect(Collectors.toSet());
  }

  /** Return the ids of the runs that are told of, in the order of their first message. */
  static List<String> runs(Story story) {
    Set<String> runs = new LinkedHashSet<>();
    story.marks().stream().map(Mark::run).filter(id -> !id.isEmpty()).forEach(runs::add);
    story.runs().stream().map(Story.RunTold::id).forEach(runs::add);
    return new ArrayList<>(runs);
  }

  void write(Html page) {
    if (scenario.transcript().isEmpty()) {
      page.element(
          "p",
          "class=\"about\"",
          "What each message said was not kept; --transcripts all keeps it.");
    }
    page.wideTable("id=\"frames\"", this::table);
    if (marks.size() > MOST_ROWS) {
      page.element(
          "p", "", "and " + (marks.size() - MOST_ROWS) + " more; see the whole transcript");
    }
  }

  private String number(String run) {
    return run.isEmpty() ? "" : String.valueOf(runs.indexOf(run) + 1);
  }

  private void table(Html table) {
    table.element("thead", "", head -> head.row("", "th scope=\"col\"", COLUMNS));
    scenario.marksByStep(MOST_ROWS).forEach((step, its) -> step(table, step, its));
  }

  private void step(Html table, int step, List<Mark> its) {
    if (step < 0) {
      table.raw("<tbody>\n");
    } else {
      StepReport of = scenario.steps().get(step);
      table.raw("<tbody data-step=\"step-" + (step + 1) + "\">\n<tr><th colspan=\"5\">");
      table.element("a", "href=\"#step-" + (step + 1) + "\"", of.keyword() + " " + of.text());
    }
    its.forEach(mark -> frame(table, mark));
  }

  private void frame(Html table, Mark mark) {
    String attributes =
        "id=f" + mark.seq() + (deciding.contains(mark.seq()) ? " class=deciding" : "");
    List<String> before =
        List.of(String.valueOf(mark.seq()), TimelinePicture.seconds(mark.at()), mark.lane());
    if (mark.text().isEmpty()) {
      List<String> all = new ArrayList<>(before);
      all.addAll(List.of(mark.label(), number(mark.run())));
      table.row(attributes, "td", all);
    } else {
      table.row(attributes, "td", before).raw("<td>");
      table.element(
          "details",
          "",
          details -> {
            details.element("summary", "", mark.label());
            details.element("pre", "tabindex=\"0\"", mark.text());
          });
      table.raw("<td>").text(number(mark.run())).raw("\n");
    }
  }
}
