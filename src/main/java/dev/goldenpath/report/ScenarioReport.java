package dev.goldenpath.report;

import dev.goldenpath.result.Breaks;
import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.FeatureId;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.result.Story;
import dev.goldenpath.rule.Clause;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One scenario or example row that was taken up, with all that is told about it; texts are masked.
 *
 * @param uri the feature file, see {@link FeatureId}
 * @param rule the title of its rule; empty without one
 * @param title as written; rows of one outline may share it
 * @param number which of those that share its title in a run; 0 where none does
 * @param text why it is not passed; the four-part message where it failed; else empty
 * @param states of the clauses that it put to the test
 * @param transcript the transcript's path relative to the outputs, where there is one
 * @param story what happened in it
 */
public record ScenarioReport(
    String uri,
    int line,
    FeatureTitle feature,
    String rule,
    String title,
    int number,
    List<String> tags,
    Outcome outcome,
    String text,
    Map<Clause, ClauseState> states,
    List<ClauseBreak> breaks,
    List<StepReport> steps,
    Optional<String> transcript,
    Story story,
    Duration took) {
  static final Comparator<ScenarioReport> IN_ORDER =
      Comparator.comparing(ScenarioReport::uri).thenComparingInt(ScenarioReport::line);

  public ScenarioReport {
    tags = List.copyOf(tags);
    states = states.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(states));
    breaks = List.copyOf(breaks);
    steps = List.copyOf(steps);
  }

  /** Order by place, and tell rows of one outline apart by their number. */
  static List<ScenarioReport> distinct(List<ScenarioReport> scenarios) {
    List<ScenarioReport> ordered = scenarios.stream().sorted(IN_ORDER).toList();
    Map<String, Integer> namesakes = new HashMap<>();
    ordered.forEach(it -> namesakes.merge(title(it), 1, Integer::sum));
    Map<String, Integer> seen = new HashMap<>();
    return ordered.stream()
        .map(
            it ->
                it.numbered(
                    namesakes.getOrDefault(title(it), 1) == 1
                        ? 0
                        : seen.merge(title(it), 1, Integer::sum)))
        .toList();
  }

  private static String title(ScenarioReport scenario) {
    return scenario.uri() + "\n" + scenario.title();
  }

  /** Return the place by which people find it: {@code features/order/x.feature:14}. */
  public String place() {
    return uri + ":" + line;
  }

  /** Return whether it came to a verdict on the target. */
  public boolean executed() {
    return outcome == Outcome.PASSED || outcome == Outcome.FAILED || outcome == Outcome.AFFECTED;
  }

  /** Return whether it came to a verdict on that clause. */
  boolean tells(Clause clause) {
    ClauseState state = states.get(clause);
    return executed() && (state == ClauseState.KEPT || state == ClauseState.BROKEN);
  }

  /** Return whether its tags say that it is about that clause. */
  public boolean isAbout(Clause clause) {
    return tags.contains("@" + clause.id());
  }

  /** Return how it broke that clause; empty where it did not. */
  Optional<ClauseBreak> breakOf(Clause clause) {
    // Asked of each scenario for each clause.
    for (ClauseBreak it : breaks) {
      if (it.clause() == clause) {
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }

  /** Return the title, told apart from its namesakes. */
  public String name() {
    return number == 0 ? title : title + " (" + number + ")";
  }

  ScenarioReport numbered(int other) {
    return other == number ? this : copy(other, outcome, text, states, breaks, steps, story);
  }

  ScenarioReport with(Story other) {
    return copy(number, outcome, text, states, breaks, steps, other);
  }

  /** Return the story's first messages by the step in which they came; -1 where none was taken. */
  Map<Integer, List<Story.Mark>> marksByStep(long most) {
    return story.marks().stream()
        .limit(most)
        .collect(
            Collectors.groupingBy(
                mark -> StepReport.at(mark.at(), steps), LinkedHashMap::new, Collectors.toList()));
  }

  ScenarioReport taking(List<StepReport> others) {
    return copy(number, outcome, text, states, breaks, others, story);
  }

  /** Return it with these clauses not broken; what they were taken for is broken still. */
  ScenarioReport without(Set<Clause> refuted) {
    List<ClauseBreak> left = breaks.stream().filter(it -> !refuted.contains(it.clause())).toList();
    boolean fails = left.stream().anyMatch(ClauseBreak::own);
    boolean isMended = outcome == Outcome.FAILED && !fails;
    String texts = Breaks.text(left);
    return copy(
        number,
        isMended ? Outcome.AFFECTED : outcome,
        isMended ? Breaks.OF_OTHERS + "\n" + texts : text.replace(Breaks.text(breaks), texts),
        states.entrySet().stream()
            .filter(it -> !refuted.contains(it.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        left,
        steps,
        story);
  }

  /**
   * Return it as no error of the suite where all that a stall left undecided in it is broken in
   * others: the verdict is known, and does not hang on this one.
   */
  ScenarioReport decidedBy(Set<Clause> brokenInOthers) {
    Set<Clause> open =
        states.entrySet().stream()
            .filter(it -> it.getValue() == ClauseState.UNDECIDED)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    boolean isDecided =
        outcome == Outcome.ERRORED && !open.isEmpty() && brokenInOthers.containsAll(open);
    String other = text + "\nOther scenarios show that it is broken.";
    return isDecided ? copy(number, Outcome.AFFECTED, other, states, breaks, steps, story) : this;
  }

  private ScenarioReport copy(
      int otherNumber,
      Outcome otherOutcome,
      String otherText,
      Map<Clause, ClauseState> otherStates,
      List<ClauseBreak> otherBreaks,
      List<StepReport> otherSteps,
      Story otherStory) {
    return new ScenarioReport(
        uri,
        line,
        feature,
        rule,
        title,
        otherNumber,
        tags,
        otherOutcome,
        otherText,
        otherStates,
        otherBreaks,
        otherSteps,
        transcript,
        otherStory,
        took);
  }

  String firstLine() {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("no reason was given");
  }
}
