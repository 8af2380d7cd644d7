package dev.goldenpath.rule.pattern;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What one thing must be. May have a memory of the things before it. */
@FunctionalInterface
public interface Check<T> {
  /** Return how it is not as it must be; empty where it is. */
  Optional<Mismatch> of(T subject);

  /** Check all; what the first finds wrong is told. */
  static <T> Check<T> all(List<Check<T>> checks) {
    List<Check<T>> inOrder = List.copyOf(checks);
    return subject -> inOrder.stream().flatMap(check -> check.of(subject).stream()).findFirst();
  }

  /** Check only things for which something holds. */
  default Check<T> when(Predicate<T> condition) {
    return subject -> condition.test(subject) ? of(subject) : Mismatch.none();
  }
}
