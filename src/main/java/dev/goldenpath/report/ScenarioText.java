package dev.goldenpath.report;

import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.StepKeywordType;
import io.cucumber.messages.types.TableCell;
import io.cucumber.messages.types.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a scenario's own text: its steps and their order, its rows and columns.
 *
 * @param findings what is found is added to them
 */
record ScenarioText(Scenario scenario, String file, List<Finding> findings) {
  private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]+)>");

  /** A column that tells why a row is there, and a placeholder that the suite itself fills. */
  private static final String REASON = "reason";

  private static final String NONCE = "nonce";

  void judge() {
    scenario.getSteps().stream()
        .filter(step -> FeatureText.isOf(step, StepKeywordType.ACTION))
        .skip(1)
        .findFirst()
        .ifPresent(
            step ->
                add(
                    Mistake.SECOND_WHEN,
                    step.getLocation().getLine(),
                    "A second When is a second scenario.",
                    "Begin the first with Given, or write two scenarios"));
    order();
    long line = scenario.getLocation().getLine();
    if (scenario.getSteps().isEmpty()) {
      add(Mistake.NO_STEPS, line, "The scenario has no steps.", "Write them");
    }
    if (!scenario.getExamples().isEmpty()
        && scenario.getExamples().stream().allMatch(it -> it.getTableBody().isEmpty())) {
      add(
          Mistake.NO_ROWS,
          line,
          "The outline has no rows, so nothing of it runs.",
          "Write rows under its Examples");
    }
    for (Examples examples : scenario.getExamples()) {
      rows(examples);
      columns(examples);
    }
  }

  /** Given, When, Then: what is given comes before what is done, and that before what is seen. */
  private void order() {
    boolean done = false;
    boolean seen = false;
    for (Step step : scenario.getSteps()) {
      if (seen && FeatureText.isOf(step, StepKeywordType.ACTION)
          || done && FeatureText.isOf(step, StepKeywordType.CONTEXT)) {
        add(
            Mistake.WRONG_ORDER,
            step.getLocation().getLine(),
            "A " + step.getKeyword().strip() + " comes too late here.",
            "Given, then When, then Then; or write two scenarios");
        return;
      }
      seen |= FeatureText.isOf(step, StepKeywordType.OUTCOME);
      done |= seen || FeatureText.isOf(step, StepKeywordType.ACTION);
    }
  }

  private void rows(Examples examples) {
    List<List<String>> known = new ArrayList<>();
    for (TableRow row : examples.getTableBody()) {
      List<String> cells = row.getCells().stream().map(TableCell::getValue).toList();
      if (known.contains(cells)) {
        add(
            Mistake.ROW_TWICE,
            row.getLocation().getLine(),
            "The row stands there already.",
            "Take one of the two away");
      }
      known.add(cells);
    }
  }

  private void columns(Examples examples) {
    String text = text();
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
                    Mistake.COLUMN_UNUSED,
                    examples.getLocation().getLine(),
                    "The column “" + column + "” is used nowhere.",
                    "Use it as <" + column + ">, or call it “" + REASON + "”"));
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      String name = placeholder.group(1);
      if (!columns.contains(name) && !name.equals(NONCE)) {
        add(
            Mistake.COLUMN_UNKNOWN,
            scenario.getLocation().getLine(),
            "No column is called “" + name + "”.",
            "There are: " + String.join(", ", columns));
      }
    }
  }

  private String text() {
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

  private void add(Mistake kind, long line, String what, String instead) {
    findings.add(new Finding(kind, file + ":" + line, what, instead));
  }
}
