package dev.goldenpath.scenario;

/** Stop a scenario that can't be judged because of what the suite, or its machine, lacks. */
final class OwnFault extends RuntimeException {
  OwnFault(String reason) {
    // Where it was noticed says nothing beyond the reason.
    super(reason, null, false, false);
  }
}
