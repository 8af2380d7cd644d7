package dev.goldenpath.report;

import dev.goldenpath.rule.Clause;
import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.StepKeywordType;
import io.cucumber.messages.types.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a feature's own text: its tags, its titles, its scenarios. */
final class FeatureText {
  private static final String NEEDS = "@needs-";

  private final String file;
  private final Map<String, Long> lines = new HashMap<>();
  private final List<Tag> tags = new ArrayList<>();
  private final List<List<Scenario>> groups = new ArrayList<>();
  private final List<Finding> found = new ArrayList<>();

  FeatureText(String file, GherkinDocument document) {
    this.file = file;
    document.getFeature().ifPresent(this::read);
    if (groups.stream().allMatch(List::isEmpty)) {
      add(found, Mistake.NO_FEATURE, 1, "There is no scenario in this file.", "Write one");
    }
  }

  private void read(Feature feature) {
    tags.addAll(feature.getTags());
    titled("feature", feature.getName(), feature.getLocation().getLine());
    children(feature.getChildren(), names(feature.getTags()));
  }

  private void children(List<FeatureChild> children, List<String> above) {
    children.stream().flatMap(it -> it.getBackground().stream()).forEach(this::background);
    group(children.stream().flatMap(it -> it.getScenario().stream()).toList(), above);
    children.stream().flatMap(it -> it.getRule().stream()).forEach(rule -> rule(rule, above));
  }

  private static List<String> names(List<Tag> tags) {
    return tags.stream().map(Tag::getName).toList();
  }

  private void background(Background background) {
    steps(background.getSteps());
    background.getSteps().stream()
        .filter(step -> !isOf(step, StepKeywordType.CONTEXT))
        .filter(step -> !isOf(step, StepKeywordType.CONJUNCTION))
        .filter(step -> !isOf(step, StepKeywordType.UNKNOWN))
        .forEach(
            step ->
                add(
                    found,
                    Mistake.NO_BACKGROUND,
                    step.getLocation().getLine(),
                    "A background says what is given, and this is not.",
                    "Move it into the scenarios, or begin it with Given"));
  }

  static boolean isOf(Step step, StepKeywordType type) {
    return step.getKeywordType().filter(type::equals).isPresent();
  }

  private void titled(String what, String title, long line) {
    if (title.isBlank()) {
      add(found, Mistake.NO_TITLE, line, "The " + what + " has no title.", "Say what it promises");
    }
  }

  private void tagsOnce(List<Tag> own, List<String> above) {
    own.stream()
        .filter(tag -> above.contains(tag.getName()))
        .forEach(
            tag ->
                add(
                    found,
                    Mistake.TAG_TWICE,
                    tag.getLocation().getLine(),
                    tag.getName() + " stands above already.",
                    "Take it away here"));
  }

  private void rule(Rule rule, List<String> above) {
    tags.addAll(rule.getTags());
    tagsOnce(rule.getTags(), above);
    titled("rule", rule.getName(), rule.getLocation().getLine());
    List<FeatureChild> children = Scenarios.inside(rule);
    if (Scenarios.of(children).findAny().isEmpty()) {
      add(
          found,
          Mistake.EMPTY_RULE,
          rule.getLocation().getLine(),
          "Nothing shows the rule “" + rule.getName() + "”.",
          "Write a scenario, or take the rule away");
    }
    children(children, Stream.concat(above.stream(), names(rule.getTags()).stream()).toList());
  }

  private void group(List<Scenario> scenarios, List<String> above) {
    groups.add(scenarios);
    for (Scenario scenario : scenarios) {
      lines.put(scenario.getId(), scenario.getLocation().getLine());
      titled("scenario", scenario.getName(), scenario.getLocation().getLine());
      tags.addAll(scenario.getTags());
      tagsOnce(scenario.getTags(), above);
      steps(scenario.getSteps());
      for (Examples examples : scenario.getExamples()) {
        tags.addAll(examples.getTags());
        examples.getTableBody().forEach(row -> lines.put(row.getId(), row.getLocation().getLine()));
      }
    }
  }

  private void steps(List<Step> steps) {
    steps.forEach(step -> lines.put(step.getId(), step.getLocation().getLine()));
  }

  String place(PickleStep step) {
    return place(lines.getOrDefault(step.getAstNodeIds().get(0), 1L));
  }

  /** Return where a scenario is written. */
  String place(Pickle pickle) {
    return place(lines.getOrDefault(pickle.getAstNodeIds().get(0), 1L));
  }

  private String place(long line) {
    return file + ":" + line;
  }

  List<Finding> findings(Collection<String> needs) {
    List<Finding> findings = new ArrayList<>(found);
    tags.forEach(tag -> tag(tag, needs, findings));
    groups.forEach(group -> titles(group, findings));
    groups.stream()
        .flatMap(List::stream)
        .forEach(it -> new ScenarioText(it, file, findings).judge());
    return findings;
  }

  private void tag(Tag tag, Collection<String> needs, List<Finding> findings) {
    String name = tag.getName();
    List<String> known = List.of();
    Mistake kind = name.startsWith(NEEDS) ? Mistake.UNKNOWN_NEED : Mistake.UNKNOWN_TAG;
    if (name.startsWith(NEEDS)) {
      known = needs.stream().map(it -> NEEDS + it).toList();
    } else if (name.matches("@[A-Za-z]+[-_]?\\d+")) {
      known = Stream.of(Clause.values()).map(clause -> "@" + clause.id()).toList();
    }
    if (!known.isEmpty() && !known.contains(name)) {
      add(
          findings,
          kind,
          tag.getLocation().getLine(),
          "There is no tag " + name + ".",
          "Write " + EditDistance.nearest(name, known, 1).get(0));
    }
  }

  private void titles(List<Scenario> group, List<Finding> findings) {
    Map<String, List<Scenario>> byTitle =
        group.stream().collect(Collectors.groupingBy(Scenario::getName));
    byTitle.values().stream()
        .filter(same -> same.size() > 1)
        .map(same -> same.get(same.size() - 1))
        .forEach(
            last ->
                add(
                    findings,
                    Mistake.SAME_TITLE,
                    last.getLocation().getLine(),
                    "Another scenario beside it is called “" + last.getName() + "” too.",
                    "Say in the title what differs"));
  }

  private void add(List<Finding> findings, Mistake kind, long line, String what, String instead) {
    findings.add(new Finding(kind, place(line), what, instead));
  }
}
