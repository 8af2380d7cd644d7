package dev.goldenpath.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.field.OwnProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceIT {
  private static final List<String> OURS =
      List.of(
          "index.html",
          "junit.xml",
          "summary.md",
          "messages.ndjson",
          "cucumber.html",
          "transcripts/smoke-2.ndjson");

  @TempDir private Path folder;
  private Path out;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void earlierRun() throws IOException {
    out = folder.resolve("out");
    Files.createDirectories(out.resolve("transcripts"));
    write("index.html", "<!doctype html><title>Golden Path: staging</title> kept every promise");
    write("junit.xml", "<testsuites name=\"Golden Path against staging\" tests=\"1\"/>");
    write("summary.md", "# Golden Path: staging\n\nstaging kept every promise");
    write("messages.ndjson", "{\"meta\":{}}\n");
    write("cucumber.html", "");
    write("transcripts/smoke-2.ndjson", "{\"scenario\":\"features/smoke.feature:2\"}\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(out.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(out.resolve(name));
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of("run", "--out", out.toString()));
    all.addAll(Arrays.asList(args));
    return GoldenPath.execute(
        new PrintWriter(new StringWriter()),
        new PrintWriter(err, true),
        all.toArray(String[]::new));
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.EVIDENCE,
      input = "a passing run's outputs, then a run with unusable settings or no features",
      now = "the old outputs are gone, and the new ones say \"no verdict\" and why; exit 2")
  @CsvSource(
      delimiter = '|',
      value = {
        "--target nosuch              | there is no target \"nosuch\"",
        "--target local               | needs a password",
        "--target local --set x=y     | unknown key",
        "--set limits.run=soon        | a duration",
        "--features nowhere           | There are no features at nowhere",
      })
  void a_run_that_comes_to_nothing_leaves_no_earlier_verdict(String args, String why)
      throws IOException {
    assertThat(run(args.split(" +"))).isEqualTo(2);

    assertThat(err.toString()).contains(why);
    assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(15);
    for (String name : List.of("index.html", "junit.xml", "summary.md")) {
      assertThat(read(name)).contains(name.equals("junit.xml") ? "no-verdict" : "No verdict");
      assertThat(read(name)).doesNotContain("kept every promise");
    }
    assertThat(read("junit.xml")).contains("errors=\"1\"");
    assertThat(out.resolve("transcripts")).doesNotExist();
    assertThat(out.resolve("messages.ndjson")).doesNotExist();
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.EVIDENCE,
      input = "a passing run's outputs, then a mistyped command line",
      now = "the old outputs are gone; exit 2")
  @ValueSource(strings = {"--tagz @smoke", "--parallel 0", "--parallel many", "--tags @a and ("})
  void a_mistyped_command_leaves_no_earlier_verdict(String args) {
    assertThat(run(args.split(" ", 2))).isEqualTo(2);

    assertThat(OURS).noneMatch(name -> Files.exists(out.resolve(name)));
  }

  @Test
  @FieldCase(
      kind = Kind.EVIDENCE,
      input = "--out is somebody's folder, with files of his own beside ours",
      now = "only what a run has written is removed, known by what stands in it")
  void nothing_of_anybody_else_is_removed() throws IOException {
    List<String> others =
        List.of("index.htm", "report.xml", "transcripts/talk.ndjson", "transcripts/notes.txt");
    for (String name : others) {
      write(name, "{\"talk\":1}");
    }

    assertThat(run("--tagz", "x")).isEqualTo(2);

    assertThat(OURS).noneMatch(name -> Files.exists(out.resolve(name)));
    for (String name : others) {
      assertThat(read(name)).isEqualTo("{\"talk\":1}");
    }
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.EVIDENCE,
      input = "--out holds somebody's own index.html, junit.xml or summary.md",
      now = "nothing is removed or written; one sentence, exit 2")
  @ValueSource(strings = {"index.html", "junit.xml", "summary.md", "messages.ndjson"})
  void a_file_of_somebody_where_an_output_goes_is_refused(String name) throws IOException {
    write(name, "<html>my own page</html>");

    assertThat(run("--target", "nosuch")).isEqualTo(2);

    assertThat(err.toString()).contains(name + " is not of this suite", "choose another folder");
    assertThat(read(name)).isEqualTo("<html>my own page</html>");
    assertThat(OURS).allMatch(it -> Files.exists(out.resolve(it)));
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.EVIDENCE,
      input = "SIGTERM (a CI job's time-out) or SIGINT while scenarios run",
      now =
          "what is known is written as no verdict within 3 s, with the transcripts of what ran;"
              + " the console says so; exit 143 or 130")
  @CsvSource({"TERM, 143", "INT, 130"})
  void a_run_that_is_ended_from_outside_writes_what_it_knows(String signal, int exit)
      throws Exception {
    assumeThat(survives(signal))
        .as("SIGINT is ignored by all that a script has started in its background")
        .isFalse();
    Path feature =
        Files.writeString(
            folder.resolve("two.feature"),
            """
            Feature: Two
              Scenario: One that is over
                Given Ada is authenticated
                Then TRUE-2 is kept
              @PAIR-4
              Scenario: One that is under way
                Given an authenticated user
                When Ada asks for a wait of 10 seconds
                Then PAIR-4 is kept
            """);
    Process process =
        new ProcessBuilder(
                new OwnProcess()
                    .command("run", "--features", feature.toString(), "--out", out.toString()))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader console =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String line = console.readLine();
      while (line != null && !line.startsWith("ERRORED")) {
        line = console.readLine();
      }
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
      List<String> last = console.lines().toList();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

      assertThat(process.exitValue()).isEqualTo(exit);
      assertThat(last).anyMatch(it -> it.contains("by a signal): no verdict"));
    } finally {
      process.destroyForcibly();
    }
    assertThat(read("summary.md"))
        .contains("No verdict on embedded.", "1 errored", "two.feature:6");
    assertThat(read("junit.xml")).contains("type=\"no-verdict\"", "TRUE-2 is kept");
    assertThat(read("index.html")).contains("<header class=\"unclear\">", "</html>");
    try (Stream<Path> transcripts = Files.list(out.resolve("transcripts"))) {
      assertThat(transcripts).hasSize(2);
    }
  }

  /** Return whether what is started here lives on with a signal. */
  private static boolean survives(String signal) throws Exception {
    return new ProcessBuilder("sh", "-c", "kill -" + signal + " $$").start().waitFor() == 0;
  }
}
