package dev.goldenpath.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.result.Outcome;
import java.util.List;

/**
 * Write a run in the Common Test Report Format: scenarios, and each clause as a test of its own.
 */
final class CtrfJson {
  private final Report report;
  private final KnownFailures known;
  private final ArrayNode tests = JsonNodeFactory.instance.arrayNode();

  private CtrfJson(Report report) {
    this.report = report;
    this.known = KnownFailures.of(report);
  }

  static String of(Report report) {
    return new CtrfJson(report).write() + "\n";
  }

  private ObjectNode write() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("reportFormat", "CTRF").put("specVersion", "0.0.0");
    report.scenarios().forEach(this::scenario);
    report.promises().forEach(this::clause);
    ObjectNode results = root.putObject("results");
    results.putObject("tool").put("name", "Golden Path");
    ObjectNode summary = results.putObject("summary");
    summary.put("tests", tests.size());
    for (String status : List.of("passed", "failed", "pending", "skipped", "other")) {
      summary.put(status, count(status));
    }
    long start = report.started().toEpochMilli();
    summary.put("start", start).put("stop", start + report.took().toMillis());
    results.set("tests", tests);
    results.putObject("environment").put("appName", report.target());
    return root;
  }

  private long count(String status) {
    return tests.valueStream().filter(it -> it.path("status").asText().equals(status)).count();
  }

  private void scenario(ScenarioReport scenario) {
    ObjectNode test =
        test(
            scenario.name(),
            known.excuse(scenario).isPresent() ? "skipped" : status(scenario.outcome()),
            scenario.took().toMillis());
    test.put("rawStatus", scenario.outcome().word());
    test.put("filePath", scenario.uri()).put("line", scenario.line());
    test.putArray("suite").add(scenario.feature().name()).add(scenario.rule());
    scenario.tags().stream().distinct().forEach(test.withArray("tags")::add);
    if (!scenario.text().isBlank()) {
      test.put("message", scenario.firstLine()).put("trace", scenario.text());
    }
  }

  private void clause(ClauseReport clause) {
    String status =
        switch (clause.state()) {
          case KEPT -> "passed";
          case BROKEN -> known.excuse(clause).isPresent() ? "skipped" : "failed";
          case UNDECIDED, BLOCKED -> "other";
          default -> "skipped";
        };
    ObjectNode test = test(clause.clause().id() + " " + clause.clause().title(), status, 0);
    test.put("rawStatus", clause.state().word());
    test.putArray("suite").add("Contract");
    if (clause.state() == ClauseReport.State.BROKEN) {
      test.put("message", clause.why()).put("trace", clause.message());
    } else if (!clause.why().isEmpty()) {
      test.put("message", clause.why());
    }
  }

  private ObjectNode test(String name, String status, long millis) {
    return tests.addObject().put("name", name).put("status", status).put("duration", millis);
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case SKIPPED -> "skipped";
      case AFFECTED, BLOCKED, ERRORED, UNAVAILABLE -> "other";
    };
  }
}
