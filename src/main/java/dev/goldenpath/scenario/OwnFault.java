package dev.goldenpath.scenario;

/** Stop a scenario that can't be judged because of what the suite, or its machine, lacks. */
final class OwnFault extends IllegalStateException {
  private static final long serialVersionUID = 1;

  OwnFault(String reason) {
    super(reason);
  }
}
