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

  /** A step by its number, from 1, and the messages that came in it; 0 where they came in none. */
  record StepFrames(int number, String text, List<Mark> marks) {
    boolean isAny() {
      return number > 0;
    }
  }

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

  /** Return whether what each message said was kept. */
  boolean isKept() {
    return scenario.transcript().isPresent();
  }

  /** Return how many messages are left out. */
  int more() {
    return Math.max(0, marks.size() - MOST_ROWS);
  }

  List<StepFrames> steps() {
    return scenario.marksByStep(MOST_ROWS).entrySet().stream()
        .map(it -> step(it.getKey(), it.getValue()))
        .toList();
  }

  private StepFrames step(int index, List<Mark> its) {
    if (index < 0) {
      return new StepFrames(0, "", its);
    }
    StepReport of = scenario.steps().get(index);
    return new StepFrames(index + 1, of.keyword() + " " + of.text(), its);
  }

  boolean decides(Mark mark) {
    return deciding.contains(mark.seq());
  }

  /** Return a run's number in the scenario; empty where it is none. */
  String number(String run) {
    return run.isEmpty() ? "" : String.valueOf(runs.indexOf(run) + 1);
  }
}
