package dev.goldenpath.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.TestAbortedException;

/**
 * Tell at the run's end what became of scenarios whose breaks the run's end may refute, and all
 * else as it comes.
 *
 * <p>Called by any thread. What stays broken fails as it would have; what is refuted is aborted,
 * since it stopped before it had shown its own promise.
 */
final class LastWord implements EngineExecutionListener {
  private final TestDescriptor features;
  private final EngineExecutionListener listener;
  private final Predicate<String> isOpen;
  private final Function<String, Optional<String>> refuted;
  private final Map<TestDescriptor, TestExecutionResult> held = new LinkedHashMap<>();

  /**
   * Hold nothing yet.
   *
   * @param features the root, whose end is told when the report is there
   * @param isOpen whether the run's end may change what a scenario came to, by its place
   * @param refuted at the run's end, why a scenario does not fail after all
   */
  LastWord(
      TestDescriptor features,
      EngineExecutionListener listener,
      Predicate<String> isOpen,
      Function<String, Optional<String>> refuted) {
    this.features = features;
    this.listener = listener;
    this.isOpen = isOpen;
    this.refuted = refuted;
  }

  @Override
  public void executionFinished(TestDescriptor test, TestExecutionResult result) {
    if (test.equals(features)) {
      takeHeld().forEach((ended, seen) -> listener.executionFinished(ended, lastOf(ended, seen)));
    }
    if (!holds(test, result)) {
      listener.executionFinished(test, result);
    }
  }

  private synchronized Map<TestDescriptor, TestExecutionResult> takeHeld() {
    Map<TestDescriptor, TestExecutionResult> taken = new LinkedHashMap<>(held);
    held.clear();
    return taken;
  }

  /** Hold a scenario that may be refuted, and what it is in, which must not end before it. */
  private synchronized boolean holds(TestDescriptor test, TestExecutionResult result) {
    boolean mayChange =
        test.isTest()
            ? result.getStatus() == Status.FAILED && isOpen.test(place(test))
            : isAroundHeld(test);
    if (mayChange) {
      held.put(test, result);
    }
    return mayChange;
  }

  private boolean isAroundHeld(TestDescriptor container) {
    return held.keySet().stream().anyMatch(container.getDescendants()::contains);
  }

  private TestExecutionResult lastOf(TestDescriptor test, TestExecutionResult seen) {
    return refuted
        .apply(place(test))
        .map(why -> TestExecutionResult.aborted(new TestAbortedException(why)))
        .orElse(seen);
  }

  private static String place(TestDescriptor test) {
    return Places.of(TestIdentifier.from(test));
  }

  @Override
  public void dynamicTestRegistered(TestDescriptor test) {
    listener.dynamicTestRegistered(test);
  }

  @Override
  public void executionSkipped(TestDescriptor test, String reason) {
    listener.executionSkipped(test, reason);
  }

  @Override
  public void executionStarted(TestDescriptor test) {
    listener.executionStarted(test);
  }

  @Override
  public void reportingEntryPublished(TestDescriptor test, ReportEntry entry) {
    listener.reportingEntryPublished(test, entry);
  }

  @Override
  public void fileEntryPublished(TestDescriptor test, FileEntry file) {
    listener.fileEntryPublished(test, file);
  }
}
