package dev.goldenpath.cli;

import dev.goldenpath.setting.Target;
import java.nio.file.Path;

/** What is to be there around the scenarios of a run: the embedded backend, users, a probe. */
@FunctionalInterface
interface TargetLifecycle {
  /**
   * Begin a run; the results are open.
   *
   * @param folder where its outputs go
   */
  Open begin(Target target, Path folder);

  /** A run's surroundings until they are closed. */
  @FunctionalInterface
  interface Open extends AutoCloseable {
    @Override
    void close();
  }
}
