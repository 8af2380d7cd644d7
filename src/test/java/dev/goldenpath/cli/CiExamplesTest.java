package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.goldenpath.result.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The examples for CI servers: they are YAML, and our command line takes what they call. */
class CiExamplesTest {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Path FOLDER = Path.of("docs", "ci");
  private static final Pattern COMMAND = Pattern.compile("goldenpath\\.jar ([^'\n]*)");

  @Test
  void the_job_of_kubernetes_has_a_pod_for_each_shard() throws IOException {
    JsonNode spec = read("kubernetes.yaml").path("spec");
    JsonNode container = spec.at("/template/spec/containers/0");
    List<String> args = texts(container.path("args"));

    assertThat(spec.path("completionMode").asText()).isEqualTo("Indexed");
    assertThat(spec.at("/template/spec/restartPolicy").asText()).isEqualTo("Never");
    int pods = spec.path("completions").asInt();
    String shard = args.get(args.indexOf("--shard") + 1);
    for (int index = 0; index < pods; index++) {
      ShardOption option = new ShardOption(Map.of("JOB_COMPLETION_INDEX", String.valueOf(index)));
      assertThat(option.read(shard)).isEqualTo(new Shard(index + 1, pods));
    }
    assertThat(spec.at("/podFailurePolicy/rules/0/onExitCodes/containerName").asText())
        .isEqualTo(container.path("name").asText());
    assertTaken(args);
  }

  @Test
  void the_jobs_of_gitlab_are_merged_all() throws IOException {
    JsonNode pipeline = read("gitlab-shards.yml");
    int parts = pipeline.at("/golden-path/parallel").asInt();
    List<String> merge = command(pipeline.at("/golden-path-report/script/0").asText());

    assertTaken(command(pipeline.at("/golden-path/script/0").asText()));
    assertThat(merge).contains("part-1", "part-" + parts).doesNotContain("part-" + (parts + 1));
    assertTaken(merge);
  }

  @Test
  void the_jobs_of_github_are_merged_all() throws IOException {
    JsonNode jobs = read("github-shards.yml").path("jobs");
    int parts = jobs.at("/accept/strategy/matrix/shard").size();
    String run = jobs.at("/accept/steps/2/run").asText().replaceAll("\\$\\{\\{.*?}}", "2");
    List<String> merge = command(jobs.at("/report/steps/3/run").asText());

    assertThat(run).contains("--shard 2/" + parts);
    assertTaken(command(run));
    assertThat(merge).contains("part-1", "part-" + parts).doesNotContain("part-" + (parts + 1));
    assertTaken(merge);
  }

  @ParameterizedTest
  @ValueSource(strings = {"github-run.yml", "gitlab-run.yml", "Jenkinsfile"})
  void each_run_is_looked_at_by_the_doctor_first(String name) throws IOException {
    List<List<String>> commands =
        COMMAND
            .matcher(Files.readString(FOLDER.resolve(name)))
            .results()
            .map(found -> Arrays.asList(found.group(1).split(" ")))
            .toList();

    assertThat(commands).extracting(it -> it.get(0)).containsExactly("doctor", "run");
    commands.forEach(CiExamplesTest::assertTaken);
  }

  @Test
  void every_pipeline_is_of_one_system_and_can_be_read() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        assertThat(name).matches("(github|gitlab)-[a-z]+\\.yml|kubernetes\\.yaml|Jenkinsfile");
        assertThat(name.equals("Jenkinsfile") || YAML.readTree(file.toFile()).isObject()).isTrue();
      }
    }
    String jenkinsfile = Files.readString(FOLDER.resolve("Jenkinsfile"));
    assertThat(jenkinsfile.replaceAll("[^{]", ""))
        .hasSameSizeAs(jenkinsfile.replaceAll("[^}]", ""));
  }

  @Test
  void the_action_takes_what_the_example_gives() throws IOException {
    JsonNode action = YAML.readTree(Path.of("action.yml").toFile());
    JsonNode given = read("github-action.yml").at("/jobs/acceptance/steps/0/with");

    assertThat(action.at("/runs/using").asText()).isEqualTo("composite");
    given.fieldNames().forEachRemaining(it -> assertThat(action.at("/inputs/" + it)).isNotEmpty());
    assertTaken(Arrays.asList(given.path("command").asText().split(" ")));
    assertTaken(Arrays.asList(action.at("/inputs/command/default").asText().split(" ")));
  }

  @Test
  void jbang_starts_the_jar_that_is_built() throws IOException {
    JsonNode catalog = YAML.readTree(Path.of("jbang-catalog.json").toFile());
    String pom = Files.readString(Path.of("pom.xml"));

    assertThat(catalog.at("/aliases/goldenpath/script-ref").asText())
        .isEqualTo("target/goldenpath.jar");
    assertThat(pom).contains("<mainClass>" + GoldenPath.class.getName() + "</mainClass>");
  }

  /** Features inside are found in jars alone: of loose classes an image would run nothing. */
  @Test
  void the_image_holds_the_jar_and_starts_its_command_line() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    int plugin = pom.indexOf("<artifactId>jib-maven-plugin</artifactId>");
    String image = pom.substring(plugin, pom.indexOf("</plugin>", plugin));

    assertThat(image)
        .contains(
            "<containerizingMode>packaged</containerizingMode>",
            "<mainClass>" + GoldenPath.class.getName() + "</mainClass>",
            "<goal>buildTar</goal>");
  }

  private static void assertTaken(List<String> args) {
    CommandLine line =
        GoldenPath.line(GoldenPath.COMMANDS).setCaseInsensitiveEnumValuesAllowed(true);
    assertThat(line.parseArgs(args.toArray(String[]::new)).subcommand().unmatched()).isEmpty();
  }

  private static List<String> command(String script) {
    String prefix = "java -jar goldenpath.jar ";
    assertThat(script).startsWith(prefix);
    return Arrays.asList(script.substring(prefix.length()).split(" "));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static JsonNode read(String name) throws IOException {
    return YAML.readTree(FOLDER.resolve(name).toFile());
  }
}
