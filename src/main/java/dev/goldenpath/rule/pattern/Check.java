package dev.goldenpath.rule.pattern;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What one thing must be. May have a memory of the things before it. */
@FunctionalInterface
public interface Check<T> {
  /** Return how it is not as it must be; empty where it is. */
  Optional<Mismatch> of(T subject);

  /** Want that something holds; tell otherwise what was expected and seen, and what to try. */
  static <T> Check<T> that(
      Predicate<T> holds, String expected, Function<T, String> seen, String hint) {
    return that(holds, subject -> expected, seen, hint);
  }

  /** Want that something holds; tell otherwise what was expected and seen, and what to try. */
  static <T> Check<T> that(
      Predicate<T> holds, Function<T, String> expected, Function<T, String> seen, String hint) {
    return subject ->
        holds.test(subject)
            ? Mismatch.none()
            : Mismatch.of(expected.apply(subject), seen.apply(subject), hint);
  }

  /** Check all; what the first finds wrong is told. */
  static <T> Check<T> all(List<Check<T>> checks) {
    List<Check<T>> inOrder = List.copyOf(checks);
    if (inOrder.size() == 1) {
      return inOrder.get(0);
    }
    return subject -> {
      for (Check<T> check : inOrder) {
        Optional<Mismatch> wrong = check.of(subject);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
      return Mismatch.none();
    };
  }

  /** Check only things for which something holds. */
  default Check<T> when(Predicate<T> condition) {
    return subject -> condition.test(subject) ? of(subject) : Mismatch.none();
  }

  /**
   * Hold it against the backend only where stalls of the suite do not explain it: what is only a
   * matter of time.
   */
  default Check<T> unlessStalled(Function<T, Mismatch.Timing> timing) {
    return unlessStalled(subject -> true, timing);
  }

  /** The same where something holds; what it does not hold for is no matter of time. */
  default Check<T> unlessStalled(Predicate<T> where, Function<T, Mismatch.Timing> timing) {
    return subject ->
        of(subject)
            .map(wrong -> where.test(subject) ? wrong.unlessStalled(timing.apply(subject)) : wrong);
  }
}
