package dev.goldenpath.cli;

/** The one place where the run's surroundings are chosen. */
final class RunLives {
  private RunLives() {}

  static TargetLifecycle chosen() {
    return new Embedded();
  }
}
