package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Clause;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamCityJobTest {
  private static final Path OUT = Path.of("/builds/it's [here]");

  @Test
  void each_broken_clause_is_a_problem_and_the_results_are_imported() {
    Report report = new Runs().failed("broken", "PAIR-1 it's\n[x] | é", Clause.PAIR_1).report();

    List<String> messages = TeamCityJob.messages(report, OUT);

    assertThat(messages.get(0)).startsWith("##teamcity[importData type='junit' path='");
    assertThat(messages.get(0)).endsWith("it|'s |[here|]/junit.xml']".replace('/', sep()));
    assertThat(messages.get(1))
        .startsWith(
            "##teamcity[buildProblem identity='PAIR-1' description='PAIR-1 it|'s|n|[x|] || |0x00e9")
        .endsWith("']")
        .doesNotContain("\n");
  }

  private static char sep() {
    return java.io.File.separatorChar;
  }

  @Test
  void elsewhere_nothing_is_said() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    TeamCityJob.tell(
        new Runs().failed("broken", "x", Clause.PAIR_1).report(),
        OUT,
        Map.of(),
        new PrintStream(told, true, StandardCharsets.UTF_8));

    assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
