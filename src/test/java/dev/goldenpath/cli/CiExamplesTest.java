package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.goldenpath.result.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The examples for CI servers: they are YAML, and our command line takes what they call. */
class CiExamplesTest {
  private static final ObjectMapper YAML = new YAMLMapper();

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
    JsonNode pipeline = read("gitlab-ci-shards.yml");
    int parts = pipeline.at("/golden-path/parallel").asInt();
    List<String> merge = command(pipeline.at("/golden-path-report/script/0").asText());

    assertTaken(command(pipeline.at("/golden-path/script/0").asText()));
    assertThat(merge).contains("part-1", "part-" + parts).doesNotContain("part-" + (parts + 1));
    assertTaken(merge);
  }

  @Test
  void the_jobs_of_github_are_merged_all() throws IOException {
    JsonNode jobs = read("github-workflow.yml").path("jobs");
    int parts = jobs.at("/accept/strategy/matrix/shard").size();
    String run = jobs.at("/accept/steps/2/run").asText().replaceAll("\\$\\{\\{.*?}}", "2");
    List<String> merge = command(jobs.at("/report/steps/3/run").asText());

    assertThat(run).contains("--shard 2/" + parts);
    assertTaken(command(run));
    assertThat(merge).contains("part-1", "part-" + parts).doesNotContain("part-" + (parts + 1));
    assertTaken(merge);
  }

  private static void assertTaken(List<String> args) {
    CommandLine line = new CommandLine(new GoldenPath()).setCaseInsensitiveEnumValuesAllowed(true);
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
    return YAML.readTree(Path.of("docs", "ci", name).toFile());
  }
}
