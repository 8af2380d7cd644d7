package dev.goldenpath.backend.defect;

import dev.goldenpath.backend.seam.Behaviour;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One way of being broken.
 *
 * @param id what it is called, in kebab-case
 * @param sentence what a client would see, and when
 * @param clause the clause of the contract that it breaks
 * @param alsoAllowed further clauses that may rightly be named first
 * @param acts where in the backend it acts
 * @param silent true when only a time-out can show it
 * @param known the real failures that it stands for (F01 to F39)
 * @param behaviours makes the behaviour, anew for each backend
 */
public record Defect(
    String id,
    String sentence,
    String clause,
    Set<String> alsoAllowed,
    Place acts,
    boolean silent,
    List<String> known,
    Supplier<Behaviour> behaviours) {

  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Defect {
    if (!KEBAB.matcher(id).matches()) {
      throw new IllegalArgumentException("not kebab-case: " + id);
    }
    alsoAllowed = Collections.unmodifiableSet(new TreeSet<>(alsoAllowed));
    known = List.copyOf(known);
    Objects.requireNonNull(behaviours, "behaviours");
  }

  /** Tell whether a verdict that names this clause first has found the defect. */
  public boolean isFoundBy(String named) {
    return clause.equals(named) || alsoAllowed.contains(named);
  }

  @Override
  public String toString() {
    return id + " (" + clause + ")";
  }
}
