package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

class PipelinesTest {
  private static final Path FOLDER = Path.of("docs/ci");
  private static final Pattern COMMAND = Pattern.compile("goldenpath\\.jar [^'\\n]*");

  @ParameterizedTest
  @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml"})
  void each_is_yaml_with_a_job_called_acceptance(String file) throws IOException {
    Map<String, Object> pipeline = new Yaml().load(Files.readString(FOLDER.resolve(file)));

    Object jobs = pipeline.getOrDefault("jobs", pipeline);

    assertThat(jobs)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsKey("acceptance");
  }

  @Test
  void the_braces_of_the_jenkinsfile_are_closed() throws IOException {
    String text = Files.readString(FOLDER.resolve("Jenkinsfile"));

    assertThat(text.chars().filter(c -> c == '{').count())
        .isEqualTo(text.chars().filter(c -> c == '}').count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml", "Jenkinsfile"})
  void every_command_in_it_is_one_of_ours_with_options_that_it_has(String file) throws IOException {
    List<MatchResult> commands =
        COMMAND.matcher(Files.readString(FOLDER.resolve(file))).results().toList();

    assertThat(commands).hasSize(2);
    for (MatchResult command : commands) {
      String[] args = command.group().replaceFirst("goldenpath\\.jar ", "").strip().split(" +");
      CommandLine.ParseResult parsed =
          new CommandLine(new GoldenPath())
              .setCaseInsensitiveEnumValuesAllowed(true)
              .parseArgs(args);
      assertThat(parsed.hasSubcommand()).as(command.group()).isTrue();
    }
  }
}
