package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.RunPlan;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptanceCallTest {
  /** Nothing around the scenarios, for a target that needs nothing from us. */
  static final TargetLifecycle BARE = (target, folder) -> () -> {};

  private static final Target TARGET =
      Settings.resolve("embedded", Map.of(), Map.of(), List.of("capabilities=all"));

  private static final String TINY =
      """
      Feature: Tiny
        What tiny things promise.
        Rule: All is well
          Scenario: All is well, says Ada
      """;

  @TempDir private Path folder;
  private final StringWriter told = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_kept_promise_is_a_green_run_with_all_outputs() throws IOException {
    int exit = run("When Ada says \"hi\"\n    Then all is well");

    assertThat(exit).isZero();
    assertThat(out()).isDirectoryContaining(file -> file.endsWith("cucumber.html"));
    assertThat(read("index.html"))
        .contains("<header class=\"good\">", "All is well, says Ada", "What tiny things promise.");
    assertThat(read("junit.xml")).contains("tests=\"1\" failures=\"0\" errors=\"0\"");
    assertThat(read("summary.md")).contains("**1 passed, 0 failed, 0 skipped**");
    assertThat(read("messages.ndjson")).contains("\"testRunFinished\"");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_broken_promise_is_1_and_its_message_is_in_the_report() throws IOException {
    assertThat(run("When the tool never ends")).isEqualTo(1);
    assertThat(read("index.html"))
        .contains("<header class=\"bad\">", "broke 1 promise: <span class=\"whole\">PAIR-1");
    assertThat(read("junit.xml")).contains("type=\"PAIR-1\">PAIR-1 Every tool_executing");
  }

  @Test
  void an_undefined_step_is_an_error_that_names_what_is_near() throws IOException {
    assertThat(run("When Ada sings")).isEqualTo(2);
    assertThat(read("junit.xml"))
        .contains("<error message=\"Undefined step: no sentence fits “Ada sings” (line 5).\"");
  }

  @Test
  void an_undefined_step_behind_a_skipped_one_is_found() throws IOException {
    assertThat(run("When the target has no agents\n    Then Ada sings")).isEqualTo(2);
    assertThat(read("junit.xml"))
        .contains("Undefined step: no sentence fits “Ada sings” (line 6).");
  }

  @Test
  void a_pending_step_is_an_error() throws IOException {
    assertThat(run("When somebody will write this")).isEqualTo(2);
    assertThat(read("junit.xml")).contains("Pending step: “somebody will write this” (line 5)");
  }

  @Test
  void no_judgement_is_never_a_pass() throws IOException {
    assertThat(run("When the suite loses its thread")).isEqualTo(2);
    assertThat(read("junit.xml")).contains("The suite made no judgement of this scenario");
  }

  @Test
  void a_crash_in_a_step_is_never_a_pass() throws IOException {
    assertThat(run("When the suite stumbles")).isEqualTo(2);
    assertThat(read("junit.xml")).contains("Cucumber says failed", "stumbled");
  }

  @Test
  void nothing_but_unavailable_is_3_and_says_why() throws IOException {
    assertThat(run("When the target has no agents")).isEqualTo(3);
    assertThat(read("index.html")).contains("Nothing was executed", "503 from GET /health");
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "Not passed, nothing was executed"
                + " (0 passed, 0 failed, 0 skipped, 1 unavailable).");
  }

  @Test
  void secrets_are_masked_in_every_output_also_where_they_are_escaped() throws IOException {
    TargetLifecycle masking =
        (target, out) -> {
          Secrets secrets = new Secrets();
          secrets.password("login", "hunter\"2");
          RunResults.current().maskWith(secrets::mask);
          return () -> {};
        };

    call(TINY + "When Ada says 'hunter\"2'\n", masking);

    for (String name :
        List.of(
            "index.html",
            "junit.xml",
            "summary.md",
            "messages.ndjson",
            "cucumber.html",
            "results.json")) {
      assertThat(read(name)).doesNotContain("hunter\"2", "hunter\\\"2", "hunter&quot;2");
    }
    assertThat(read("scenarios/s-features-tiny.feature-4.html"))
        .contains("‹password:login›")
        .doesNotContain("hunter");
  }

  @Test
  void a_feature_that_cannot_be_read_is_an_error_with_outputs() throws IOException {
    assertThat(runFeature(TINY + "When all is\n  Whenn well\n")).isEqualTo(2);
    assertThat(read("index.html")).contains("<header class=\"unclear\">");
    assertThat(err.toString()).contains("tiny.feature");
  }

  @Test
  void surroundings_that_break_down_are_an_error_with_outputs() throws IOException {
    TargetLifecycle broken =
        (target, out) -> {
          throw new IllegalStateException("no port is free");
        };

    assertThat(call("Feature: Tiny\n", broken)).isEqualTo(2);
    assertThat(read("summary.md")).contains("no port is free");
  }

  @Test
  void tags_that_fit_nothing_are_3() throws IOException {
    Path feature = write("Feature: Tiny\n  Scenario: x\n    Then all is well\n");
    EngineRequest request =
        new EngineRequest(
            List.of(FeaturePath.of(feature.toString())),
            Optional.of("@none"),
            OptionalInt.of(1),
            out(),
            true,
            "dev.goldenpath.report.glue");

    assertThat(against(request, BARE)).isEqualTo(3);
    assertThat(read("index.html")).contains("Nothing was executed");
  }

  @Test
  void the_report_is_written_again_from_the_results() throws IOException {
    run("When the tool never ends");
    String page = read("index.html");
    for (String name : List.of("index.html", "junit.xml", "scenarios")) {
      Files.move(out().resolve(name), folder.resolve(name));
    }

    CommandLineRun again = CommandLineRun.of(List.of("report", out().toString()));

    assertThat(again.exit()).isZero();
    assertThat(again.text()).contains("0 passed, 1 failed", "index.html");
    assertThat(read("index.html")).isEqualTo(page);
    assertThat(read("junit.xml")).contains("type=\"PAIR-1\">PAIR-1 Every tool_executing");
    assertThat(read("scenarios/s-features-tiny.feature-4.html")).contains("the tool never ends");
  }

  @Test
  void a_folder_without_results_is_a_sentence_and_2() {
    CommandLineRun again = CommandLineRun.of(List.of("report", folder.toString()));

    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.text().strip().lines()).singleElement().asString().contains("results.json");
  }

  private int run(String steps) throws IOException {
    return runFeature(TINY + steps + "\n");
  }

  private int runFeature(String feature) throws IOException {
    return call(feature, BARE);
  }

  private int call(String feature, TargetLifecycle life) throws IOException {
    EngineRequest request =
        new EngineRequest(
            List.of(FeaturePath.of(write(feature).toString())),
            Optional.empty(),
            OptionalInt.of(2),
            out(),
            true,
            "dev.goldenpath.report.glue");
    return against(request, life);
  }

  private int against(EngineRequest request, TargetLifecycle life) {
    return new AcceptanceCall(
            request, RunPlan.UNKNOWN, life, new PrintWriter(told, true), new PrintWriter(err, true))
        .against(TARGET, RunSettings.read(Path.of("")));
  }

  private Path write(String feature) throws IOException {
    Path features = Files.createDirectories(folder.resolve("features"));
    return Files.writeString(features.resolve("tiny.feature"), feature);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private String read(String name) throws IOException {
    return Files.readString(out().resolve(name));
  }
}
