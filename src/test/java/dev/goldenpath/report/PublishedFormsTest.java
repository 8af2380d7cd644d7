package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.util.JsonFormat;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.goldenpath.result.Demands;
import dev.goldenpath.result.KnownFailure;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The outputs for machines have the forms that are published for them. */
class PublishedFormsTest {
  private static final Report REPORT = report();

  @Test
  void sarif_keeps_its_published_schema() throws IOException {
    String schema = resource("/schema/sarif-schema-2.1.0.json");

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema, InputFormat.JSON)
                .validate(Sarif.of(REPORT), InputFormat.JSON))
        .isEmpty();
    assertThat(Sarif.of(REPORT)).contains("\"suppressions\"");
  }

  @Test
  void spans_are_read_as_otlp_without_an_unknown_field() throws IOException {
    TracesData.Builder read = TracesData.newBuilder();

    JsonFormat.parser().merge(OtlpJson.of(REPORT), read);

    List<Span> spans = read.getResourceSpans(0).getScopeSpans(0).getSpansList();
    assertThat(spans).hasSize(3);
    assertThat(spans)
        .allSatisfy(
            span -> {
              assertThat(span.getName()).isNotEmpty();
              assertThat(span.getEndTimeUnixNano())
                  .isGreaterThanOrEqualTo(span.getStartTimeUnixNano());
              assertThat(span.getKind()).isNotEqualTo(Span.SpanKind.UNRECOGNIZED);
            });
    // Ids are told in hexadecimal, other than protobuf's own JSON would.
    assertThat(new ObjectMapper().readTree(OtlpJson.of(REPORT)).findValuesAsText("traceId"))
        .allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  @Test
  void junit_is_read_by_surefire_with_the_same_counts() throws Exception {
    String xml = JunitXml.of(REPORT);

    List<ReportTestSuite> suites =
        new TestSuiteXmlParser(new NullConsoleLogger())
            .parse(
                new InputStreamReader(
                    new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.UTF_8));

    assertThat(suites)
        .allSatisfy(suite -> assertThat(suite.getTestCases()).hasSize(suite.getNumberOfTests()));
    assertThat(suites.stream().mapToInt(ReportTestSuite::getNumberOfTests).sum())
        .isEqualTo(REPORT.scenarios().size() + REPORT.clauses().size() + 1);
    assertThat(suites.stream().mapToInt(ReportTestSuite::getNumberOfErrors).sum())
        .as("the one of the scenario, of its clause, and the one outside")
        .isEqualTo(3);
  }

  /** What Surefire, Jenkins and GitLab have agreed on, element by element. */
  private static final Map<String, List<String>> JUNIT =
      Map.of(
          "testsuites", List.of("name", "tests", "failures", "errors", "skipped", "time"),
          "testsuite",
              List.of(
                  "name", "file", "timestamp", "tests", "failures", "errors", "skipped", "time"),
          "testcase", List.of("classname", "name", "file", "time"),
          "properties", List.of(),
          "property", List.of("name", "value"),
          "failure", List.of("message", "type"),
          "error", List.of("message", "type"),
          "skipped", List.of("message"),
          "system-out", List.of());

  @Test
  void junit_has_no_element_or_attribute_that_ci_systems_do_not_know() throws Exception {
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(JunitXml.of(REPORT))))
            .getElementsByTagName("*");

    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(JUNIT).containsKey(element.getTagName());
      for (int j = 0; j < element.getAttributes().getLength(); j++) {
        assertThat(JUNIT.get(element.getTagName()))
            .contains(element.getAttributes().item(j).getNodeName());
      }
      if (element.getTagName().equals("testcase")) {
        assertThat(element.getAttribute("name")).isNotEmpty();
        assertThat(element.getAttribute("classname")).isNotEmpty();
      }
    }
  }

  /** What CTRF's specification knows, object by object; it allows nothing else. */
  @Test
  void ctrf_has_what_its_specification_requires_and_nothing_that_it_does_not_know()
      throws IOException {
    JsonNode root = new ObjectMapper().readTree(CtrfJson.of(REPORT));
    JsonNode results = root.path("results");

    assertThat(names(root)).containsExactlyInAnyOrder("reportFormat", "specVersion", "results");
    assertThat(root.path("specVersion").asText()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(names(results)).containsExactlyInAnyOrder("tool", "summary", "tests", "environment");
    assertThat(names(results.path("summary")))
        .containsExactlyInAnyOrder(
            "tests", "passed", "failed", "skipped", "pending", "other", "start", "stop");
    assertThat(results.path("summary")).allMatch(JsonNode::isIntegralNumber);
    assertThat(names(results.path("environment"))).containsExactly("appName");
    assertThat(results.path("tests"))
        .allSatisfy(
            test -> {
              assertThat(names(test))
                  .contains("name", "status", "duration")
                  .isSubsetOf(
                      "name",
                      "status",
                      "duration",
                      "suite",
                      "message",
                      "trace",
                      "line",
                      "rawStatus",
                      "tags",
                      "filePath");
              assertThat(test.path("name").asText()).isNotEmpty();
              assertThat(test.path("duration").isIntegralNumber()).isTrue();
              assertThat(test.path("suite"))
                  .isNotEmpty()
                  .allSatisfy(suite -> assertThat(suite.asText()).isNotEmpty());
            });
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Report report() {
    Runs runs =
        new Runs()
            .demanding(
                new Demands(
                    false,
                    1,
                    0,
                    Set.of(),
                    List.of(
                        new KnownFailure(
                            Optional.of(Clause.TIME_1),
                            Optional.empty(),
                            "ABC-1",
                            LocalDate.of(2030, 1, 1)))))
            .failed("three", Runs.FAILURE, Clause.PAIR_1)
            .failed("four", Runs.FAILURE, Clause.TIME_1)
            .affected("five", Runs.FAILURE, Clause.PAIR_1)
            .notExecuted("six", Outcome.SKIPPED, "needs wait-tool", Clause.PAIR_4)
            .notExecuted("seven", Outcome.UNAVAILABLE, "no agents", Clause.TIME_2)
            .undecided("eight", Clause.TRUE_1)
            .error("a hook crashed");
    ScenarioReport kept = new Runs().kept("one", Clause.ORDER_2).report().scenarios().get(0);
    return runs.add(kept.with(Runs.story("0af7651916cd43dd8448eb211c80319c"))).report();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PublishedFormsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
