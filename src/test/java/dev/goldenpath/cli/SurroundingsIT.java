package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.field.OwnProcess;
import dev.goldenpath.field.OwnProcess.Ended;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people run it, in processes of their own. */
@Execution(ExecutionMode.CONCURRENT)
class SurroundingsIT {
  private static final String HEALTH =
      """
      Feature: Health
        Scenario: Health
          When the backend is asked for its health
          Then it says that it is healthy
      """;

  private static final String UNDECODED =
      " holds letters that Java can't read with the locale's encoding (ANSI_X3.4-1968); set"
          + " LC_ALL=C.UTF-8, or use ASCII letters alone.\n";

  @TempDir private Path folder;
  private Path feature;

  @BeforeEach
  void write() throws IOException {
    feature = Files.writeString(folder.resolve("x.feature"), HEALTH);
  }

  @Test
  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input = "LC_ALL=C and an umlaut in an argument, in a file's name, in the working directory",
      now = "one sentence with the remedy (LC_ALL=C.UTF-8); exit 2")
  void letters_that_java_cannot_read_are_told_with_the_remedy() throws IOException {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "an umlaut can be written");
    Path plain = Files.createDirectories(folder.resolve("plain"));
    Files.writeString(plain.resolve("Grüße.feature"), HEALTH);
    Path umlaut = Files.createDirectories(folder.resolve("Grüße"));

    Ended argument = inC().run("run", "--features", umlaut.toString());
    Ended file = inC().run("run", "--features", plain.toString(), "--out", out());
    Ended working = inC().in(umlaut).run("run");

    assertThat(argument.exit()).isEqualTo(2);
    assertThat(argument.told()).isEqualTo("What was given on the command line" + UNDECODED);
    assertThat(file.exit()).isEqualTo(2);
    assertThat(file.told()).startsWith("The file ").endsWith(".feature" + UNDECODED);
    assertThat(working.exit()).isEqualTo(2);
    assertThat(working.told()).isEqualTo("The working directory" + UNDECODED);
  }

  @Test
  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input = "LC_ALL=C, no HOME, no folder for temporary files, / as the working directory",
      now = "runs as anywhere; the console is written in UTF-8")
  void little_is_needed_around_it() throws IOException {
    Files.writeString(feature, HEALTH.replace("Scenario: Health", "Scenario: Grüße"));
    Path unknown =
        Files.writeString(folder.resolve("y.feature"), HEALTH.replace("health", "Grüße"));

    Ended ended =
        inC()
            .with("HOME", "")
            .java("-Djava.io.tmpdir=/nowhere", "-Duser.home=/nowhere")
            .in(Path.of("/"))
            .run("run", "--features", feature.toString(), "--out", out());

    Ended spoken = inC().run("run", "--features", unknown.toString(), "--out", out() + "2");

    assertThat(ended.exit()).as(ended.told()).isZero();
    assertThat(ended.told()).contains("1 passed, 0 failed");
    assertThat(spoken.exit()).isEqualTo(2);
    assertThat(spoken.told()).contains("“the backend is asked for its Grüße”");
    assertThat(Files.readString(folder.resolve("out/junit.xml"))).contains("name=\"Grüße\"");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input =
          "folders wow!, a!b, 100%, x+y, c#, with blanks or umlauts, of the jar, the features and"
              + " --out",
      now = "works")
  @ValueSource(strings = {"wow!", "a!b 100% x+y c# Grüße"})
  void a_folder_may_have_any_name(String name) throws IOException {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "an umlaut can be written");
    Path odd = Files.createDirectories(folder.resolve(name));
    Path jar = jar(odd.resolve("goldenpath.jar"));
    Files.createDirectories(odd.resolve("features"));
    Files.copy(feature, odd.resolve("features/x.feature"));

    Ended ended = new OwnProcess().jar(jar).in(odd).run("run", "--out", "o u!t");

    assertThat(ended.exit()).as(ended.told()).isZero();
    assertThat(odd.resolve("o u!t/scenarios")).isNotEmptyDirectory();
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input = "--out is a file, is below a file, can't be made, is on a full disk",
      now = "one sentence with the reason, before the run; exit 2")
  @Execution(ExecutionMode.SAME_THREAD)
  @ValueSource(strings = {"x.feature", "x.feature/below", "/dev/null/below", "/proc/none/below"})
  void an_out_that_cannot_be_written_is_refused_at_once(String out) {
    StringWriter err = new StringWriter();
    String path = out.startsWith("/") ? out : folder.resolve(out).toString();

    int exit =
        GoldenPath.execute(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "run",
            "--features=" + feature,
            "--out",
            path);

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("The report can't be written to " + path + ": ")
        .endsWith(". Say with --out where else." + System.lineSeparator())
        .hasLineCount(1);
  }

  @Test
  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input = "a console that is closed in the middle: | head -1",
      now = "the run goes on to its end, with its outputs and its exit status")
  void a_closed_console_ends_nothing() throws IOException {
    Path code = folder.resolve("code");
    String command =
        new OwnProcess()
            .command("run", "--features", feature.toString(), "--out", out()).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));

    Ended ended =
        new OwnProcess()
            .runAs(List.of("sh", "-c", "(" + command + "; echo $? > '" + code + "') | head -1"));

    assertThat(ended.told()).startsWith("Judging embedded at http://127.0.0.1:");
    assertThat(code).hasContent("0");
    assertThat(folder.resolve("out/junit.xml")).content().contains("failures=\"0\" errors=\"0\"");
  }

  @Test
  @FieldCase(
      kind = Kind.OURS,
      input = "java -Xmx24m: too little memory for a run",
      now = "one sentence with how much is needed, before the run; exit 2")
  void too_little_memory_is_told_before_the_run() {
    Ended ended =
        new OwnProcess()
            .java("-Xmx24m")
            .run("run", "--features", feature.toString(), "--out", out());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.told())
        .matches(
            "Java may use 2[34] MiB of memory, and a run needs 64 at least; give it more, such as"
                + " java -Xmx256m -jar …\n");
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.OURS,
      input = "NoClassDefFoundError: a part of the class path is missing",
      now = "two sentences that say so, no stack trace, no hanging process; exit 2")
  @ValueSource(strings = {"javalin", "cucumber-java"})
  void a_part_that_is_missing_is_no_fault_of_the_target(String part) {
    Ended ended =
        new OwnProcess().without(part).run("run", "--features", feature.toString(), "--out", out());

    assertThat(ended.exit()).as(ended.told()).isEqualTo(2);
    assertThat(ended.told())
        .contains("can't be loaded (java.lang.NoClassDefFoundError: ")
        .contains(
            "which says nothing of the target. Is the jar whole, and alone on the class path?")
        .doesNotContain("\tat ", "    at ");
    assertThat(ended.told().lines()).hasSizeLessThan(8);
  }

  @Test
  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input =
          "a disk that is full in the middle of a run, with transcripts and reports half written",
      now = "one sentence with the reason, exit 2, whatever the target did")
  void a_disk_that_gets_full_is_told_once() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(isDone("mount", "-t", "tmpfs", "-o", "size=120k", "none", disk.toString()));
    try {
      String out = disk.resolve("out").toString();

      Ended ended =
          run("run", "--features", feature.toString(), "--transcripts", "all", "--out", out);

      assertThat(ended.exit()).as(ended.told()).isEqualTo(2);
      assertThat(ended.told())
          .endsWith("\nThe report can't be written to " + out + ": No space left on device.\n")
          .doesNotContain("\tat ", "    at ");
    } finally {
      assertThat(isDone("umount", disk.toString())).isTrue();
    }
  }

  @Test
  @FieldCase(
      kind = Kind.SURROUNDINGS,
      input = "ulimit -f: a limit to how large a file may be, met in the middle of a run",
      now = "one sentence with the reason, exit 2")
  void a_file_that_gets_too_large_is_told_once() {
    List<String> command =
        new OwnProcess()
            .command("run", "--cucumber-html", "--features", feature.toString(), "--out", out());
    List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 300; exec \"$@\"", "sh"));
    limited.addAll(command);

    Ended ended = new OwnProcess().runAs(limited);

    assertThat(ended.exit()).as(ended.told()).isEqualTo(2);
    assertThat(ended.told())
        .contains("\nCucumber's page can't be written: File too large.\n")
        .doesNotContain("\tat ", "    at ");
  }

  private static boolean isDone(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  private static Ended run(String... args) {
    return new OwnProcess().run(args);
  }

  private OwnProcess inC() {
    return new OwnProcess().with("LC_ALL", "C");
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  /** Make a jar that leads to the classes. */
  private static Path jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "dev.goldenpath.cli.GoldenPath");
    main.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
    return file;
  }
}
