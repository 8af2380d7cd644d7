package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineOutputsTest {
  private final Report report =
      new Runs()
          .kept("kept", Clause.ORDER_2)
          .failed("broken", Runs.FAILURE, Clause.PAIR_1)
          .affected("met", Runs.FAILURE, Clause.PAIR_1)
          .notExecuted("away", Outcome.UNAVAILABLE, "no agents")
          .notExecuted("skipped", Outcome.SKIPPED, "needs wait-tool")
          .report();

  @Test
  void ctrf_has_what_its_schema_requires_and_its_counts_agree() throws IOException {
    JsonNode root = json(CtrfJson.of(report));
    JsonNode summary = root.at("/results/summary");
    JsonNode tests = root.at("/results/tests");

    assertThat(root.path("reportFormat").asText()).isEqualTo("CTRF");
    assertThat(root.at("/results/tool/name").asText()).isNotEmpty();
    assertThat(summary.path("tests").asInt())
        .isEqualTo(tests.size())
        .isEqualTo(5 + report.clauses().size());
    for (String status : List.of("passed", "failed", "pending", "skipped", "other")) {
      assertThat(tests.findValuesAsText("status").stream().filter(status::equals))
          .hasSize(summary.path(status).asInt());
    }
    assertThat(summary.path("stop").asLong()).isGreaterThan(summary.path("start").asLong());
    assertThat(tests)
        .allSatisfy(
            test -> {
              assertThat(test.path("name").asText()).isNotEmpty();
              assertThat(test.path("duration").isIntegralNumber()).isTrue();
              assertThat(Set.of("passed", "failed", "skipped", "pending", "other"))
                  .contains(test.path("status").asText());
            });
  }

  @Test
  void sarif_has_one_result_a_cause_with_its_rule_and_place() throws IOException {
    JsonNode run = json(Sarif.of(report)).at("/runs/0");
    JsonNode result = run.at("/results/0");

    assertThat(run.path("results")).hasSize(1);
    assertThat(run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt() + "/id").asText())
        .isEqualTo(result.path("ruleId").asText())
        .isEqualTo("PAIR-1");
    assertThat(result.at("/message/text").asText()).contains("Seen: ", "Repeat: ");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("features/tools/x.feature");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(11);
  }

  @Test
  void spans_hang_below_the_trace_that_was_sent() throws IOException {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    List<ScenarioReport> scenarios = new ArrayList<>(report.scenarios());
    scenarios.set(0, scenarios.get(0).with(Runs.story(trace)));
    Report traced =
        Report.of(
            dev.goldenpath.result.RunResults.open("staging"),
            report.started(),
            Duration.ofSeconds(1),
            scenarios,
            List.of());

    JsonNode spans = json(OtlpJson.of(traced)).at("/resourceSpans/0/scopeSpans/0/spans");

    assertThat(spans).hasSize(2);
    assertThat(spans).allSatisfy(it -> assertThat(it.path("traceId").asText()).isEqualTo(trace));
    assertThat(spans.get(1).path("parentSpanId").asText())
        .isEqualTo(spans.get(0).path("spanId").asText())
        .matches("[0-9a-f]{16}");
    assertThat(spans.get(1).path("startTimeUnixNano").asText()).isEqualTo("1000000001000");
    assertThat(spans.get(1).path("kind").asInt()).isEqualTo(3);
  }

  @Test
  void a_job_of_github_gets_an_annotation_a_cause_and_the_summary(@TempDir Path folder)
      throws IOException {
    Path summary = folder.resolve("summary");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    GitHubJob.tell(
        report,
        Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()),
        new PrintStream(out, true));

    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .startsWith("::error file=features/tools/x.feature,line=11,title=PAIR-1 is broken::PAIR-1 ")
        .contains("%0ASeen: ");
    assertThat(summary).content().isEqualTo(Summary.of(report));
  }

  @Test
  void elsewhere_nothing_is_annotated() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    GitHubJob.tell(report, Map.of(), new PrintStream(out, true));

    assertThat(out.size()).isZero();
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
