package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A failure that somebody knows of and has undertaken to mend; until then it breaks no build.
 *
 * @param clause the clause that is broken; empty where a scenario is named
 * @param scenario its place or its name; empty where a clause is named
 * @param ticket where it is dealt with
 * @param until the last day on which it is excused
 */
public record KnownFailure(
    Optional<Clause> clause, Optional<String> scenario, String ticket, LocalDate until) {

  public boolean expired(LocalDate today) {
    return today.isAfter(until);
  }

  public String what() {
    return clause.map(Clause::id).or(() -> scenario).orElse("nothing");
  }

  @Override
  public String toString() {
    return what() + " (" + ticket + ", until " + until + ")";
  }
}
