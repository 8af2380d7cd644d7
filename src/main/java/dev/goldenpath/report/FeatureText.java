package dev.goldenpath.report;

import dev.goldenpath.rule.Clause;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.StepKeywordType;
import io.cucumber.messages.types.TableCell;
import io.cucumber.messages.types.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a feature's own text: its tags, its titles, its tables. */
final class FeatureText {
  private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]+)>");
  private static final String NEEDS = "@needs-";

  /** A column that tells why a row is there, and a placeholder that the suite itself fills. */
  private static final String REASON = "reason";

  private static final String NONCE = "nonce";

  private final String file;
  private final Map<String, Long> lines = new HashMap<>();
  private final List<Tag> tags = new ArrayList<>();
  private final List<List<Scenario>> groups = new ArrayList<>();

  FeatureText(String file, GherkinDocument document) {
    this.file = file;
    document.getFeature().ifPresent(this::read);
  }

  private void read(Feature feature) {
    tags.addAll(feature.getTags());
    feature.getChildren().stream()
        .flatMap(child -> child.getBackground().stream())
        .forEach(it -> steps(it.getSteps()));
    group(feature.getChildren().stream().flatMap(child -> child.getScenario().stream()));
    feature.getChildren().stream()
        .map(FeatureChild::getRule)
        .forEach(it -> it.ifPresent(this::rule));
  }

  private void rule(Rule rule) {
    tags.addAll(rule.getTags());
    rule.getChildren().stream()
        .flatMap(child -> child.getBackground().stream())
        .forEach(it -> steps(it.getSteps()));
    group(rule.getChildren().stream().map(RuleChild::getScenario).flatMap(it -> it.stream()));
  }

  private void group(Stream<Scenario> scenarios) {
    List<Scenario> all = scenarios.toList();
    groups.add(all);
    for (Scenario scenario : all) {
      lines.put(scenario.getId(), scenario.getLocation().getLine());
      tags.addAll(scenario.getTags());
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

  /** Return where a step is written. */
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
    List<Finding> findings = new ArrayList<>();
    tags.forEach(tag -> tag(tag, needs, findings));
    groups.forEach(group -> titles(group, findings));
    groups.stream().flatMap(List::stream).forEach(it -> scenario(it, findings));
    return findings;
  }

  private void tag(Tag tag, Collection<String> needs, List<Finding> findings) {
    String name = tag.getName();
    List<String> known = List.of();
    if (name.startsWith(NEEDS)) {
      known = needs.stream().map(it -> NEEDS + it).toList();
    } else if (name.matches("@[A-Z]+[-_]?\\d+")) {
      known = Stream.of(Clause.values()).map(clause -> "@" + clause.id()).toList();
    }
    if (!known.isEmpty() && !known.contains(name)) {
      String nearest =
          known.stream()
              .min(java.util.Comparator.comparingInt(it -> EditDistance.between(it, name)))
              .orElseThrow();
      add(
          findings,
          tag.getLocation().getLine(),
          "There is no tag " + name + ".",
          "Write " + nearest);
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
                    last.getLocation().getLine(),
                    "Another scenario beside it is called “" + last.getName() + "” too.",
                    "Say in the title what differs"));
  }

  private void scenario(Scenario scenario, List<Finding> findings) {
    scenario.getSteps().stream()
        .filter(step -> step.getKeywordType().filter(StepKeywordType.ACTION::equals).isPresent())
        .skip(1)
        .findFirst()
        .ifPresent(
            step ->
                add(
                    findings,
                    step.getLocation().getLine(),
                    "A second When is a second scenario.",
                    "Begin the first with Given, or write two scenarios"));
    for (Examples examples : scenario.getExamples()) {
      columns(scenario, examples, findings);
    }
  }

  private void columns(Scenario scenario, Examples examples, List<Finding> findings) {
    String text = text(scenario);
    List<String> columns =
        examples.getTableHeader().stream()
            .flatMap(row -> row.getCells().stream())
            .map(TableCell::getValue)
            .toList();
    columns.stream()
        .filter(column -> !column.equals(REASON) && !text.contains("<" + column + ">"))
        .forEach(
            column ->
                add(
                    findings,
                    examples.getLocation().getLine(),
                    "The column “" + column + "” is used nowhere.",
                    "Use it as <" + column + ">, or call it “" + REASON + "”"));
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      String name = placeholder.group(1);
      if (!columns.contains(name) && !name.equals(NONCE)) {
        add(
            findings,
            scenario.getLocation().getLine(),
            "No column is called “" + name + "”.",
            "There are: " + String.join(", ", columns));
      }
    }
  }

  private static String text(Scenario scenario) {
    StringBuilder text = new StringBuilder(scenario.getName());
    for (Step step : scenario.getSteps()) {
      text.append('\n').append(step.getText());
      step.getDocString().ifPresent(it -> text.append('\n').append(it.getContent()));
      step.getDataTable().stream()
          .flatMap(table -> table.getRows().stream())
          .flatMap(row -> row.getCells().stream())
          .forEach(cell -> text.append('\n').append(cell.getValue()));
    }
    return text.toString();
  }

  private void add(List<Finding> findings, long line, String what, String instead) {
    findings.add(new Finding(place(line), what, instead, false));
  }
}
