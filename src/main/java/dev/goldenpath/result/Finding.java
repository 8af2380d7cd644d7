package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import java.util.List;
import java.util.Objects;

/**
 * One cause, with what only follows from it.
 *
 * @param cause the break that came first
 * @param again further breaks of the same clause, in other slices
 * @param follows breaks of other clauses that this one leads to, one a clause
 */
public record Finding(Violation cause, List<Violation> again, List<Violation> follows) {
  public Finding {
    Objects.requireNonNull(cause, "cause");
    again = List.copyOf(again);
    follows = List.copyOf(follows);
  }

  public Clause clause() {
    return cause.clause();
  }
}
