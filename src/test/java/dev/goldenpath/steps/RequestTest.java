package dev.goldenpath.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.scenario.Draw;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.setting.Player;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.wire.AgentRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTest {
  private static final String WITHOUT_CONFIG = "capabilities=multi-user,wait-tool,thinking";

  private static Optional<List<String>> toolsOf(String words, String... sets) {
    Target target =
        Settings.resolve(
            "local", Map.of("GOLDENPATH_PASSWORD", "open sesame"), Map.of(), List.of(sets));
    return Request.of(words, new Draw(1, "")).by("Ada", target).tools();
  }

  @Test
  void a_sentence_knows_the_faults_of_requests_that_there_are_and_no_other() {
    assertThat(RequestFault.WORDS.split("\\|"))
        .containsExactlyInAnyOrder(
            Stream.of(RequestFault.values()).map(RequestFault::words).toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource(RequestFault.class)
  void a_fault_names_no_tool_that_the_target_does_not_have_beside_what_is_wrong(
      RequestFault fault) {
    Player echo = new Player(Part.ECHO, "say.again", "text", "text");
    Parts parts = new Parts("concierge", Map.of(Part.ECHO, echo), Optional.empty());
    AgentRequest good =
        new AgentRequest("concierge", "Hello", "t-1", "u-1", Optional.empty(), OptionalInt.empty());

    assertThat(fault.in(good.body(), parts)).doesNotContain("echo_tool");
    assertThat(RequestFault.TEXT_TOOLS.in(good.body(), parts)).contains("\"tools\":\"say.again\"");
  }

  @ParameterizedTest
  @CsvSource({
    "at once, Yes, 'at once must be yes or no, not “Yes”'",
    "times, 0, nothing is done 0 times; say 1 or more",
    "times, -1, nothing is done -1 times; say 1 or more",
    "times, two, 'times must be a whole number, not “two”'"
  })
  void an_option_that_would_ask_nothing_is_refused(String option, String value, String why) {
    AskOptions options = new AskOptions(Map.of(option, value));

    assertThatThrownBy(
            () -> {
              options.by("Ada");
              options.isAtOnce();
            })
        .hasMessage(why);
  }

  @Test
  void a_sentence_that_does_nothing_is_refused() {
    Draw draw = new Draw(1, "");

    assertThatThrownBy(() -> Request.of("for an echo 0 times", draw).times())
        .hasMessage("nothing is done 0 times; say 1 or more");
    assertThatThrownBy(() -> new Ping("an application ping 0 times, one after another").times())
        .hasMessageStartingWith("nothing is done");
    assertThatThrownBy(() -> new Parameters(new ScenarioSession()).users("all 0 users"))
        .hasMessageStartingWith("nothing is done");
  }

  @Test
  void an_echo_allows_the_echo_alone() {
    assertThat(toolsOf("an echo", "capabilities=agent-config")).contains(List.of("echo_tool"));
  }

  @Test
  void where_requests_can_name_no_tools_an_echo_is_asked_of_those_that_an_agent_has_anyway() {
    assertThat(toolsOf("for an echo", WITHOUT_CONFIG)).isEmpty();
    assertThat(toolsOf("for an echo of a long text", WITHOUT_CONFIG)).isEmpty();
    assertThat(toolsOf("for the time", WITHOUT_CONFIG)).isEmpty();
    assertThat(toolsOf("for a run that takes its time", WITHOUT_CONFIG)).isEmpty();
  }

  @Test
  void an_echo_that_no_tool_plays_is_named_so_that_its_scenario_is_skipped() {
    assertThat(toolsOf("an echo", WITHOUT_CONFIG, "tools.echo=none"))
        .contains(List.of("echo_tool"));
  }

  @Test
  void tools_that_a_sentence_names_are_asked_for_by_their_names() {
    assertThat(toolsOf("for help with echo_tool", WITHOUT_CONFIG)).contains(List.of("echo_tool"));
  }
}
