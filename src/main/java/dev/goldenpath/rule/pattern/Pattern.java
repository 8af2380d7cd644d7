package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Breach;
import dev.goldenpath.timeline.Stalls;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sentence about a stretch of the timeline, in the terms of Dwyer's specification patterns.
 *
 * <p>What must hold (absence, existence, counting, universality, precedence, response, chains) is
 * said by {@link Patterns}; where it must hold (a scope) by the methods here. A pattern is judged
 * online by the automaton that it begins: broken at the first moment that makes it impossible. A
 * pattern has no state and can be begun any number of times.
 */
@FunctionalInterface
public interface Pattern {

  /**
   * Begin to judge a stretch.
   *
   * @param stalls when the suite itself stood still, as it becomes known
   */
  Automaton begin(Stalls stalls);

  /** Want it only after the first such moment; that moment itself is not part of it. */
  default Pattern after(Element<?> begin) {
    return new Scoped(this, Scope.after(begin));
  }

  /** Want it before the first such moment, if that comes at all. */
  default Pattern before(Element<?> end) {
    return new Scoped(this, Scope.before(end));
  }

  /** Want it up to the first such moment, or to the end. */
  default Pattern until(Element<?> end) {
    return new Scoped(this, Scope.until(end));
  }

  /** Want it in each part from the one moment to the other, where that comes. */
  default Pattern between(Element<?> begin, Element<?> end) {
    return new Scoped(this, Scope.between(begin, end));
  }

  /** Want it in each part from the one moment to the other, or to the end. */
  default Pattern afterUntil(Element<?> begin, Element<?> end) {
    return new Scoped(this, Scope.afterUntil(begin, end));
  }

  /** Want nothing more once such a moment has come, not even what is owed by then. */
  default Pattern excusedBy(Element<?> excuse) {
    return stalls -> new Excused(begin(stalls), excuse);
  }

  /** Want another too. */
  default Pattern and(Pattern other) {
    return new All(List.of(this, other));
  }

  /** Say what to try where it is broken. */
  default Pattern hint(String hint) {
    return reworded(breach -> breach.trying(hint));
  }

  /** Tell in other words how it is broken. */
  default Pattern reworded(UnaryOperator<Breach> words) {
    return stalls -> begin(stalls).telling(words);
  }

  /** Count it as exercised only once such a moment has come. */
  default Pattern exercisedBy(Element<?> trigger) {
    return exercisedBy(1, trigger);
  }

  /** Count it as exercised only once such a moment has come so often. */
  default Pattern exercisedBy(int times, Element<?> trigger) {
    return stalls -> new Exercised(begin(stalls), times, trigger);
  }
}
