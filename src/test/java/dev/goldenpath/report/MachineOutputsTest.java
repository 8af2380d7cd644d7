package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.Story;
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

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private JsonNode spans(Story story) throws IOException {
    List<ScenarioReport> scenarios = new ArrayList<>(report.scenarios());
    scenarios.set(0, scenarios.get(0).with(story));
    Report traced =
        Report.of(
            dev.goldenpath.result.RunResults.open("staging"),
            report.started(),
            Duration.ofSeconds(1),
            scenarios,
            List.of());
    return json(OtlpJson.of(traced)).at("/resourceSpans/0/scopeSpans/0/spans");
  }

  private static String field(JsonNode span, String name) {
    return span.path(name).asText();
  }

  @Test
  void what_the_backend_does_hangs_below_the_call_that_it_was_sent_with() throws IOException {
    JsonNode spans = spans(Runs.story(TRACE));

    assertThat(spans).hasSize(3);
    assertThat(spans).allSatisfy(it -> assertThat(field(it, "traceId")).isEqualTo(TRACE));
    JsonNode call = spans.get(1);
    assertThat(field(call, "spanId")).isEqualTo(Runs.SPAN);
    assertThat(field(call, "parentSpanId"))
        .isEqualTo(field(spans.get(0), "spanId"))
        .matches("[0-9a-f]{16}");
    assertThat(field(call, "startTimeUnixNano")).isEqualTo("1000000001000");
    assertThat(call.path("kind").asInt()).isEqualTo(3);
    assertThat(field(spans.get(2), "parentSpanId")).isEqualTo(Runs.SPAN);
  }

  @Test
  void a_further_call_begins_a_trace_of_its_own_and_says_where_it_was_made() throws IOException {
    Story first = Runs.story(TRACE);
    List<Story.Span> both = new ArrayList<>(first.spans());
    both.addAll(Runs.story("1" + TRACE.substring(1)).spans());
    JsonNode spans =
        spans(
            new Story(
                first.began(),
                first.length(),
                first.marks(),
                both,
                List.of(),
                first.runs(),
                List.of()));

    JsonNode call = spans.get(3);
    assertThat(field(call, "traceId")).startsWith("1");
    assertThat(call.has("parentSpanId")).isFalse();
    assertThat(call.at("/links/0/traceId").asText()).isEqualTo(TRACE);
    assertThat(call.at("/links/0/spanId").asText()).isEqualTo(field(spans.get(0), "spanId"));
    assertThat(field(spans.get(4), "traceId")).startsWith("1");
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
