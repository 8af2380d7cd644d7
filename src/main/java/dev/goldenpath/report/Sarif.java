package dev.goldenpath.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Write what broke in SARIF 2.1.0, for views of code scanning: one result a cause. */
final class Sarif {
  private Sarif() {}

  static String of(Report report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Golden Path");
    ArrayNode rules = driver.putArray("rules");
    report.clauses().forEach(clause -> rule(rules, clause));
    ArrayNode results = run.putArray("results");
    report.broken().forEach(clause -> clause.breaks().forEach(it -> result(results, it, report)));
    KnownFailures known = KnownFailures.of(report);
    report
        .known()
        .forEach(
            clause ->
                clause
                    .breaks()
                    .forEach(
                        it ->
                            result(results, it, report)
                                .putArray("suppressions")
                                .addObject()
                                .put("kind", "external")
                                .put(
                                    "justification",
                                    known.excuse(clause).orElseThrow().toString())));
    return root + "\n";
  }

  private static void rule(ArrayNode rules, ClauseReport clause) {
    ObjectNode rule = rules.addObject().put("id", clause.clause().id());
    rule.putObject("shortDescription").put("text", clause.clause().title());
  }

  private static ObjectNode result(ArrayNode results, BreakGroup cause, Report report) {
    ObjectNode result = results.addObject();
    result.put("ruleId", cause.specimen().clause().id());
    result.put(
        "ruleIndex",
        report.clauses().stream()
            .map(ClauseReport::clause)
            .toList()
            .indexOf(cause.specimen().clause()));
    result.put("level", cause.specimen().own() ? "error" : "warning");
    result.putObject("message").put("text", cause.message(report.command()));
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", cause.shownBy().uri());
    place.putObject("region").put("startLine", Math.max(1, cause.shownBy().line()));
    result.putObject("partialFingerprints").put("shape/v1", cause.specimen().shape());
    return result;
  }
}
