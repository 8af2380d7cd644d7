package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.result.RunPlan;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import io.cucumber.gherkin.GherkinDialect;
import io.cucumber.gherkin.GherkinDialects;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** What of the features is run, and that nothing of it gets lost. */
class SelectionTest {
  private static final Target TARGET =
      Settings.resolve("embedded", Map.of(), Map.of(), List.of("capabilities=all"));

  private static final String STEP = "    * Ada says \"hi\"\n    * all is well\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @FieldCase(
      kind = Kind.ENGINE,
      input = "# language: zh-CN, zh-TW, en-pirate, en-au, sr-Latn, and every other with a hyphen",
      now = "runs as any other; its keywords are read in its language")
  @CsvSource({
    "zh-CN, 功能, 场景",
    "zh-TW, 功能, 場景",
    "en-pirate, Ahoy matey!, Heave to",
    "en-au, Pretty much, 'Awww, look mate'",
    "sr-Latn, Funkcionalnost, Scenario",
    "mk-Latn, Funkcionalnost, Scenario",
    "en-lol, OH HAI, MISHUN",
    "de, Funktionalität, Szenario",
  })
  void a_feature_may_be_in_any_language(String language, String feature, String scenario)
      throws IOException {
    String text =
        "# language: " + language + "\n" + feature + ": x\n  " + scenario + ": y\n" + STEP;
    write("x.feature", text);

    assertThat(run()).as(err.toString()).isZero();
    assertThat(out("junit.xml")).contains("name=\"y\"");
  }

  @Test
  void every_language_of_a_region_is_among_those_that_run() throws IOException {
    for (GherkinDialect dialect : GherkinDialects.getDialects()) {
      String language = dialect.getLanguage();
      if (language.contains("-")) {
        String feature = dialect.getFeatureKeywords().get(0);
        String scenario = dialect.getScenarioKeywords().get(0);
        List<String> given = dialect.getGivenKeywords();
        String step = STEP.replace("* ", given.get(given.size() - 1));
        write(
            language + ".feature",
            "# language: " + language + "\n" + feature + ": x\n" + scenario + ": y\n" + step);
      }
    }

    assertThat(run()).as(err.toString()).isZero();
  }

  @Test
  @FieldCase(
      kind = Kind.ENGINE,
      input = "a file without a scenario, an outline without rows, a scenario without steps",
      now =
          "an error of the suite with file and line, counted in junit.xml; the others run; exit 2")
  void what_can_never_run_is_an_error() throws IOException {
    write("good.feature", "Feature: good\n  Scenario: good\n" + STEP);
    write("empty.feature", "# nothing yet\n");
    write("head.feature", "Feature: later\n  What will come.\n");
    write(
        "rows.feature",
        "Feature: r\n  Scenario Outline: o\n" + STEP + "    Examples:\n      | n |\n");
    write("steps.feature", "Feature: s\n  Background:\n" + STEP + "  Scenario: none\n");

    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .contains("empty.feature holds no feature, so nothing of it runs")
        .contains("head.feature holds no scenario, so nothing of it runs")
        .contains("rows.feature:2 “o” is an outline without rows, so nothing of it runs")
        .contains("steps.feature:5 “none” has no steps, so nothing is tried by it")
        .doesNotContain("\tat ", "    at ");
    assertThat(out("junit.xml")).contains("name=\"good\"", "errors=\"4\"");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "a feature file with a byte order mark, in UTF-16, or with # encoding: iso-8859-1",
      now = "read")
  @CsvSource({"UTF-8, \uFEFF", "UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF", "ISO-8859-1, ''"})
  void a_feature_may_be_saved_by_any_editor(String charset, String head) throws IOException {
    String text = "# encoding: iso-8859-1\nFeature: Grüße\n  Scenario: Grüße\n" + STEP;
    Files.createDirectories(folder.resolve("features"));
    Files.write(
        folder.resolve("features/x.feature"),
        (head + (head.isEmpty() ? text : text.substring(23))).getBytes(charset));

    assertThat(run()).as(err.toString()).isZero();
    assertThat(out("junit.xml")).contains("name=\"Grüße\"");
    assertThat(FeaturePath.of(folder.resolve("features/x.feature") + ":2").selectors()).hasSize(1);
  }

  @Test
  @FieldCase(
      kind = Kind.TEXT_FILE,
      input = "a feature file in Latin-1 that doesn't say so",
      now = "one sentence with the line, and to save it as UTF-8; exit 2")
  void a_feature_that_is_no_utf_8_is_refused_in_a_sentence() throws IOException {
    Files.createDirectories(folder.resolve("features"));
    Files.write(
        folder.resolve("features/x.feature"),
        ("Feature: x\n  Scenario: Grüße\n" + STEP).getBytes(ISO_8859_1));

    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .contains("features/x.feature can't be read as text: line 2 is not UTF-8; save the file as")
        .doesNotContain("    at ");
  }

  @Test
  @FieldCase(
      kind = Kind.SELECTION,
      input =
          "--features with a folder without features, another file, X.FEATURE, file.feature:3-5",
      now = "one sentence; exit 2")
  void a_path_with_nothing_to_run_is_refused() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path text = Files.writeString(folder.resolve("x.txt"), "Feature: x\n");
    Path loud = Files.createDirectories(folder.resolve("loud"));
    Files.writeString(loud.resolve("X.FEATURE"), "Feature: x\n");

    assertRefused(empty + "", "no file below it ends in .feature.");
    assertRefused(text + "", "a feature's file ends in .feature.");
    assertRefused(loud + "", "X.FEATURE is not read: a feature's file ends in .feature.");
    assertRefused(loud + "/x.feature:3-5", "no such file or folder; lines are written FILE:12:20.");
  }

  @Test
  void the_suite_has_features_of_its_own() throws IOException {
    List<DiscoverySelector> all = FeaturePath.of("built-in").selectors();
    try (Stream<Path> files = Files.walk(Path.of("features"))) {
      assertThat(all)
          .hasSize((int) files.filter(file -> file.toString().endsWith(".feature")).count());
    }

    assertThat(all)
        .contains(
            DiscoverySelectors.selectClasspathResource("features/golden_path/golden_path.feature"));
  }

  private static void assertRefused(String path, String why) {
    assertThatThrownBy(() -> FeaturePath.of(path))
        .isInstanceOf(CommandUnusable.class)
        .hasMessageEndingWith(why);
  }

  @Test
  @FieldCase(
      kind = Kind.SELECTION,
      input = "--tags that select nothing",
      now = "exit 3, with the tags that are nearest to what was asked for")
  void tags_that_select_nothing_are_told_with_the_nearest() throws IOException {
    write("x.feature", "@smoke @tools\nFeature: x\n  @slow\n  Scenario: y\n" + STEP);

    assertThat(run("@smok and not @tools")).isEqualTo(3);
    assertThat(err.toString())
        .contains(
            "None of the 1 scenarios has the tags @smok and not @tools: there is no @smok, the"
                + " nearest are @smoke, @slow, @tools.");
  }

  @Test
  void tags_that_are_there_but_never_together_select_nothing() throws IOException {
    write("x.feature", "@smoke\nFeature: x\n  Scenario: y\n" + STEP);

    assertThat(run("not @smoke")).isEqualTo(3);
    assertThat(err.toString()).contains("None of the 1 scenarios has the tags not @smoke.");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.SELECTION,
      input = "--tags \"\" (a variable that is not set), smoke, ~@slow, @a,@b",
      now = "one sentence that shows how tags are written; exit 2")
  @CsvSource({
    "'', must not be empty; leave it out to run everything. Is a variable not set?",
    "not slow, 'can''t be read: a tag is written @smoke, and several with and, or, not; see slow'",
    "~@slow, 'can''t be read: a tag is written @smoke, and several with and, or, not; see ~@slow'",
    "'@a,@b', 'can''t be read: a tag is written @smoke, and several with and, or, not; see @a,@b'",
  })
  void tags_that_would_select_something_else_are_refused(String tags, String why) {
    assertThat(Selection.problem(tags)).contains(why);
    assertThat(Selection.problem("(@a or @b-c) and not @d")).isEmpty();
  }

  @Test
  @FieldCase(
      kind = Kind.SELECTION,
      input = "--tags 'not @lod', where there is @load",
      now = "runs, with a remark that there is no such tag, and the one that is near")
  void a_tag_that_is_nearly_there_is_remarked() throws IOException {
    write("x.feature", "@load\nFeature: x\n  Scenario: y\n" + STEP);

    assertThat(run("not @lod")).isZero();
    assertThat(out("summary.md")).contains("No scenario has the tag @lod; is @load meant?");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("features")).resolve(name), text, UTF_8);
  }

  private int run(String... tags) {
    EngineRequest request =
        new EngineRequest(
            List.of(FeaturePath.of(folder.resolve("features").toString())),
            Arrays.stream(tags).findFirst(),
            OptionalInt.of(2),
            folder.resolve("out"),
            false,
            "dev.goldenpath.report.glue");
    return new AcceptanceCall(
            request,
            RunPlan.UNKNOWN,
            AcceptanceCallTest.BARE,
            new PrintWriter(out, true),
            new PrintWriter(err, true))
        .against(TARGET, Map.of());
  }

  private String out(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve(name));
  }
}
