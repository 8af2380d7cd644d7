package dev.goldenpath.cli;

import dev.goldenpath.report.Crash;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.SelectorResolutionResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Gather what goes wrong outside any scenario: features that can't be read, broken glue, hooks. */
final class OutsideErrors implements TestExecutionListener, LauncherDiscoveryListener {
  private final List<String> errors = new ArrayList<>();

  @Override
  public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
    if (issue.severity() == DiscoveryIssue.Severity.ERROR) {
      add(issue.message());
    }
  }

  @Override
  public void selectorProcessed(
      UniqueId engine, DiscoverySelector selector, SelectorResolutionResult result) {
    result.getThrowable().map(Crash::inWords).ifPresent(this::add);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isContainer() && !test.isTest()) {
      result.getThrowable().map(Crash::inWords).ifPresent(this::add);
    }
  }

  synchronized void add(String error) {
    errors.add(error);
  }

  synchronized List<String> all() {
    return List.copyOf(errors);
  }
}
