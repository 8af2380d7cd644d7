package dev.goldenpath.report;

import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the page of one scenario shows: {@code scenario.jte}.
 *
 * @param command what does the run again
 */
record ScenarioPage(ScenarioReport scenario, String command) {
  private static final int MOST_ROWS = 1_000;
  private static final int MOST_IDS = 20;

  /** A run by its number in the scenario, and the ids by which the backend's own logs know it. */
  record RunIds(int number, List<String> ids) {}

  static String of(ScenarioReport scenario, String command) {
    return Templates.render("scenario", new ScenarioPage(scenario, command));
  }

  /** Return where its page lies; the same from run to run. */
  static String path(ScenarioReport scenario) {
    return "scenarios/" + IndexPage.anchor(scenario).replace(':', '-') + ".html";
  }

  Page page() {
    return Page.below(scenario.name(), "../");
  }

  String tone() {
    return switch (scenario.outcome()) {
      case PASSED -> "good";
      case FAILED, ERRORED -> "bad";
      default -> "unclear";
    };
  }

  String tags() {
    return String.join(" ", new TreeSet<>(scenario.tags()));
  }

  /** Return each tool call: its name, its socket, how long it was seen to take and said to. */
  List<List<String>> tools() {
    return scenario.story().spans().stream()
        .filter(it -> it.kind() == Kind.TOOL)
        .limit(MOST_ROWS)
        .map(
            it ->
                List.of(
                    it.label(),
                    it.lane(),
                    it.ended() ? took((it.to() - it.from()) / 1e6) : "no end came",
                    it.claimed().map(ScenarioPage::took).orElse("–")))
        .toList();
  }

  /** Return what rounds to nothing as less than that: it took its time. */
  private static String took(double seconds) {
    return seconds >= 0 && seconds < 0.001
        ? "under 0.001 s"
        : String.format(Locale.ROOT, "%.3f s", seconds);
  }

  List<RunIds> runs() {
    List<RunIds> runs = new ArrayList<>();
    for (String id : FrameTable.runs(scenario.story())) {
      Optional<Story.RunTold> told =
          scenario.story().runs().stream().filter(it -> it.id().equals(id)).findFirst();
      runs.add(
          new RunIds(
              runs.size() + 1,
              List.of(
                  id,
                  told.map(Story.RunTold::thread).orElse(""),
                  told.map(Story.RunTold::trace).orElse(""))));
    }
    return runs.subList(0, Math.min(MOST_IDS, runs.size()));
  }
}
