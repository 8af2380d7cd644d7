package dev.goldenpath.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What was found, and what other scenarios may refute until the run's end. */
final class Hindsight {
  private final Map<Violation, BooleanSupplier> refutations = new HashMap<>();

  /**
   * Leave it to what others show whether something was found.
   *
   * @param isRefuted asked at the run's end
   */
  void leaveOpen(Violation found, BooleanSupplier isRefuted) {
    refutations.put(found, isRefuted);
  }

  boolean isOpen() {
    return !refutations.isEmpty();
  }

  /** Return whether it is refuted by what others have shown by now. */
  boolean isRefuted(Violation violation) {
    return refutations.getOrDefault(violation, () -> false).getAsBoolean();
  }
}
