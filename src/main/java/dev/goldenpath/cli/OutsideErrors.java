package dev.goldenpath.cli;

import io.cucumber.core.gherkin.FeatureParserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Set<String> skipped = ConcurrentHashMap.newKeySet();
  private final Map<String, Throwable> thrownBy = new ConcurrentHashMap<>();

  @Override
  public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
    if (issue.severity() == DiscoveryIssue.Severity.ERROR) {
      add(issue.message());
    }
  }

  @Override
  public void selectorProcessed(
      UniqueId engine, DiscoverySelector selector, SelectorResolutionResult result) {
    result.getThrowable().ifPresent(this::add);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped.add(test.getUniqueId());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Optional<Throwable> thrown = result.getThrowable();
    if (test.isTest()) {
      thrown.ifPresent(it -> thrownBy.put(test.getUniqueId(), it));
    } else {
      thrown.ifPresent(this::add);
    }
  }

  /** Add each test that was to run and of which no report tells, so that it is counted. */
  void addMissing(List<TestIdentifier> selected, Set<String> reported) {
    for (TestIdentifier test : selected) {
      String place = Places.of(test);
      if (!reported.contains(place) && !skipped.contains(test.getUniqueId())) {
        add(
            place
                + " “"
                + test.getDisplayName()
                + "” was to run, and the engine has left it out"
                + Optional.ofNullable(thrownBy.get(test.getUniqueId()))
                    .map(thrown -> ": " + thrown.getClass().getSimpleName() + ".")
                    .orElse("."));
      }
    }
  }

  /** Add what was thrown: in a sentence where it is about a feature's file, else in full. */
  void add(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && !(cause instanceof FeatureParserException)) {
      cause = cause.getCause();
    }
    add(
        cause instanceof FeatureParserException
            ? String.valueOf(cause.getMessage())
            : LastResort.inWords(thrown));
  }

  synchronized void add(String error) {
    if (!errors.contains(error)) {
      errors.add(error);
    }
  }

  synchronized List<String> all() {
    return List.copyOf(errors);
  }
}
