package dev.goldenpath.report;

import dev.goldenpath.rule.Clause;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepType;
import io.cucumber.messages.types.PickleTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a scenario must do so that it can show anything. */
final class Exercise {
  private static final List<String> ASKING = List.of("AskSteps.", "ComparisonSteps.", "LoadSteps.");

  private Exercise() {}

  static List<Finding> findings(Pickle pickle, List<Sentence> used, FeatureText text) {
    List<Finding> findings = new ArrayList<>();
    String place = text.place(pickle);
    if (!pickle.getSteps().isEmpty() && pickle.getSteps().stream().noneMatch(Exercise::isOutcome)) {
      findings.add(
          new Finding(
              Mistake.NO_OUTCOME,
              place,
              "“" + pickle.getName() + "” says nothing that an observer could see.",
              "Give it a Then, such as: Then the run is complete"));
    }
    String steps =
        pickle.getSteps().stream().map(PickleStep::getText).collect(Collectors.joining("\n"));
    pickle.getTags().stream()
        .map(PickleTag::getName)
        .flatMap(tag -> Clause.byId(tag.substring(1)).stream())
        .flatMap(
            clause -> lacking(clause, used, steps).stream().map(it -> tried(place, clause, it)))
        .forEach(findings::add);
    return findings;
  }

  private static Finding tried(String place, Clause clause, String lacking) {
    return new Finding(
        Mistake.NOT_TRIED,
        place,
        "The scenario is tagged @" + clause + ", but nothing in it can put that to the proof.",
        lacking + ", or take the tag away.");
  }

  private static boolean isOutcome(PickleStep step) {
    return step.getType().filter(PickleStepType.OUTCOME::equals).isPresent();
  }

  /** Return what a scenario about a clause needs and has not; empty where it has that. */
  private static Optional<String> lacking(Clause clause, List<Sentence> used, String steps) {
    return switch (clause) {
      case HTTP_1 ->
          needs(steps.contains("asked for its health"), "Ask the backend for its health");
      case HTTP_4 ->
          needs(steps.contains("sends a request") || runs(used, steps), "Send a bad request");
      case CONN_3 -> needs(steps.contains("tries to listen"), "Try to listen with a bad token");
      case CONN_6 -> needs(steps.contains("ping"), "Send a ping");
      case CONN_7 ->
          needs(
              steps.contains("can't be read") || steps.contains(" messages "),
              "Send a message that can't be read");
      case CONN_1, CONN_2, CONN_5, EVENT_7, ISO_4, SAFE_1 -> Optional.empty();
      default -> needs(runs(used, steps), "Ask an agent for something");
    };
  }

  private static Optional<String> needs(boolean there, String lacking) {
    return there ? Optional.empty() : Optional.of(lacking);
  }

  private static boolean runs(List<Sentence> used, String steps) {
    return steps.contains("starts no run")
        || used.stream()
            .map(Sentence::location)
            .anyMatch(it -> ASKING.stream().anyMatch(it::startsWith));
  }
}
