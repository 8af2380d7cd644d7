package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What came out of one scenario, as reports need it. All texts are masked already.
 *
 * @param id the runner's id of this execution
 * @param place the feature file, the same whether it was read from a folder or from the jar, and
 *     the scenario's or example row's line: {@code features/x.feature:12}
 * @param text why it is not passed, in words; the four-part message where it failed; else empty
 * @param states what became of each clause
 * @param breaks the clauses that were broken, the first to be told first
 * @param transcript the transcript's path relative to the outputs, where there is one
 * @param took from the first step to the last judgement
 * @param story what happened in it
 * @param verdictDelay from the deciding frame's arrival to the failure, where a frame decided
 */
public record ScenarioResult(
    String id,
    String place,
    Outcome outcome,
    String text,
    Map<Clause, ClauseState> states,
    List<ClauseBreak> breaks,
    Optional<String> transcript,
    Story story,
    Duration took,
    Optional<Duration> verdictDelay) {

  public ScenarioResult {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(outcome, "outcome");
    states = states.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(states));
    breaks = List.copyOf(breaks);
  }

  public enum ClauseState {
    KEPT,
    BROKEN,
    NOT_EXERCISED,
    UNDECIDED
  }
}
