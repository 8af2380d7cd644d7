package dev.goldenpath.backend.defect;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.backend.verb.History;
import dev.goldenpath.backend.verb.Verbs;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One way of being broken: a row of the catalogue.
 *
 * @param id what it is called, in kebab-case
 * @param sentence what a client would see, and when
 * @param clause the clause of the contract that it breaks
 * @param alsoAllowed further clauses that may rightly be named first
 * @param acts where in the backend it acts
 * @param silent true when only a time-out can show it
 * @param overlap how its backend means runs at once in one thread, where it turns on that
 * @param known the real failures that it stands for (F01 to F39)
 * @param verbs what it does
 */
public record Defect(
    String id,
    String sentence,
    @JsonProperty("breaks") String clause,
    @JsonProperty("also") Set<String> alsoAllowed,
    Place acts,
    boolean silent,
    Overlap overlap,
    @JsonProperty("like") List<String> known,
    @JsonProperty("do") Verbs verbs) {

  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Defect {
    if (!KEBAB.matcher(id).matches()) {
      throw new IllegalArgumentException("not kebab-case: " + id);
    }
    alsoAllowed = Collections.unmodifiableSet(new TreeSet<>(alsoAllowed));
    known = List.copyOf(known);
  }

  /** Tell whether a verdict that names this clause first has found the defect. */
  public boolean isFoundBy(String named) {
    return clause.equals(named) || alsoAllowed.contains(named);
  }

  /** Make the behaviour for one backend. */
  public Behaviour behaviour(History history) {
    return verbs.behaviour(history);
  }

  /** Give the same defect with another number for its verbs, written as {@code name=number}. */
  Defect with(String number) {
    return new Defect(
        id, sentence, clause, alsoAllowed, acts, silent, overlap, known, verbs.with(number, id));
  }

  @Override
  public String toString() {
    return id + " (" + clause + ")";
  }
}
