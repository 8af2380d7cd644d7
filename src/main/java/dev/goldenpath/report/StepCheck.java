package dev.goldenpath.report;

import dev.goldenpath.rule.Clause;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepArgument;
import io.cucumber.messages.types.PickleTableCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** What can be wrong with a step that a sentence fits. */
final class StepCheck {
  private static final Pattern REGEX = Pattern.compile("matche?s? /(.*)/\\s*$");
  private static final List<String> EVENTS =
      List.of(
          "agent_started",
          "agent_thinking",
          "tool_executing",
          "tool_completed",
          "agent_completed",
          "agent_error");
  private static final List<String> TOOLS =
      List.of("echo_tool", "get_current_time", "wait_tool", "failing_tool", "delegate_tool");
  private static final int SLIPS = 2;

  private final String place;
  private final PickleStep step;
  private final Sentence sentence;
  private final StepCatalogue catalogue;
  private final List<Finding> findings = new ArrayList<>();

  StepCheck(String place, PickleStep step, Sentence sentence, StepCatalogue catalogue) {
    this.place = place;
    this.step = step;
    this.sentence = sentence;
    this.catalogue = catalogue;
  }

  List<Finding> findings() {
    below();
    options();
    clauses();
    spelling();
    Stream.concat(Stream.of(step.getText()), rows().stream().flatMap(List::stream))
        .forEach(this::pattern);
    return findings;
  }

  private void add(Mistake kind, String what, String instead) {
    findings.add(new Finding(kind, place, what, instead));
  }

  private void below() {
    Sentence.Below wanted = sentence.below();
    Optional<PickleStepArgument> argument = step.getArgument();
    boolean table = argument.flatMap(PickleStepArgument::getDataTable).isPresent();
    boolean text = argument.flatMap(PickleStepArgument::getDocString).isPresent();
    if (wanted == Sentence.Below.TABLE && !table) {
      add(
          Mistake.BELOW_MISSING,
          "“" + step.getText() + "” needs a table below it.",
          "Write one in the next lines, such as | plan | gold |");
    } else if (wanted == Sentence.Below.TEXT && !text) {
      add(
          Mistake.BELOW_MISSING,
          "“" + step.getText() + "” needs a text below it.",
          "Write one in the next lines, between lines of three quotes");
    } else if (wanted == Sentence.Below.NOTHING && (table || text)) {
      add(
          Mistake.BELOW_TOO_MUCH,
          "“" + step.getText() + "” takes nothing below it.",
          "Take the " + (table ? "table" : "text") + " away");
    }
  }

  private List<List<String>> rows() {
    return step.getArgument().flatMap(PickleStepArgument::getDataTable).stream()
        .flatMap(table -> table.getRows().stream())
        .map(row -> row.getCells().stream().map(PickleTableCell::getValue).toList())
        .toList();
  }

  private void options() {
    if (sentence.rows().isEmpty()) {
      return;
    }
    for (List<String> row : rows()) {
      String option = row.get(0);
      if (sentence.rows().stream()
          .noneMatch(it -> it.endsWith(".") ? option.startsWith(it) : option.equals(it))) {
        add(
            Mistake.UNKNOWN_OPTION,
            "There is no option “" + option + "”.",
            "There are: " + String.join(", ", sentence.rows()) + "NAME");
      }
    }
  }

  private void clauses() {
    List<String> known = Stream.of(Clause.values()).map(Clause::id).toList();
    catalogue.values(sentence, step.getText(), "clause").stream()
        .filter(id -> Clause.byId(id).isEmpty())
        .forEach(
            id ->
                add(
                    Mistake.UNKNOWN_CLAUSE,
                    "There is no clause " + id + ".",
                    "Write " + EditDistance.nearest(id, known, 1).get(0)));
  }

  private void spelling() {
    Stream.of("event", "events", "answers")
        .flatMap(name -> catalogue.values(sentence, step.getText(), name).stream())
        .flatMap(names -> Arrays.stream(names.split(" or ")))
        .forEach(name -> spelt(name.replaceFirst("^one ", ""), EVENTS));
    Stream.of("tool", "tools")
        .flatMap(name -> catalogue.values(sentence, step.getText(), name).stream())
        .flatMap(names -> Arrays.stream(names.split(", | then | and ")))
        .forEach(name -> spelt(name, TOOLS));
    catalogue
        .values(sentence, step.getText(), "agent")
        .forEach(name -> spelt(name, List.of("data_helper")));
  }

  private void spelt(String name, List<String> known) {
    String near = EditDistance.nearest(name, known, 1).get(0);
    int slips = EditDistance.between(name, near);
    if (slips > 0 && slips <= SLIPS) {
      add(Mistake.MISSPELT, "“" + name + "” is almost " + near + ".", "Write " + near);
    }
  }

  private void pattern(String text) {
    Matcher written = REGEX.matcher(text);
    if (written.find()) {
      try {
        Pattern.compile(written.group(1));
      } catch (PatternSyntaxException unreadable) {
        add(
            Mistake.BAD_PATTERN,
            "/" + written.group(1) + "/ is no regular expression: " + unreadable.getDescription(),
            "Close what is open, or write \\ before the letter that is meant as it stands");
      }
    }
  }
}
