package dev.goldenpath.matrix;

import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.ScenarioResult;
import io.cucumber.plugin.event.Status;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario that has ended, as the runner and the rules saw it.
 *
 * @param place feature file and line
 * @param status what the runner says
 * @param judgement what the rules say; empty if the scenario's hooks broke down
 */
record Ended(
    String place, String name, Status status, String error, Optional<ScenarioResult> judgement) {

  boolean passed() {
    return status == Status.PASSED && outcome() == Outcome.PASSED;
  }

  boolean failed() {
    return outcome() == Outcome.FAILED;
  }

  /** Return whether the suite itself went wrong. */
  boolean errored() {
    return outcome() == Outcome.ERRORED || (outcome() == Outcome.PASSED && !passed());
  }

  Outcome outcome() {
    return judgement.map(ScenarioResult::outcome).orElse(Outcome.ERRORED);
  }

  /** Return the clause that its failure names first. */
  String named() {
    return broken().findFirst().orElse("");
  }

  /** Return the clauses that were broken in it, the first to be told first. */
  Stream<String> broken() {
    return judgement.stream()
        .flatMap(result -> result.breaks().stream())
        .map(broken -> broken.clause().id());
  }

  /** Say in a line what became of it, for the list of what should have passed. */
  String inWords() {
    String text =
        judgement.map(ScenarioResult::text).orElse("")
            + (errored() ? "\n" + status + " " + error : "");
    return place + " (" + name + ") " + outcome().word() + "\n" + text.indent(4).stripTrailing();
  }
}
