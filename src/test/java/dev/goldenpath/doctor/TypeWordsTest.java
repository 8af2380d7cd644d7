package dev.goldenpath.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeWordsTest {
  @ParameterizedTest
  @CsvSource({
    "RunStarted, agent_started",
    "begin, agent_started",
    "reasoning.step, agent_thinking",
    "ToolCallStarted, tool_executing",
    "tool-begin, tool_executing",
    "ToolCallFinished, tool_completed",
    "tool-end, tool_completed",
    "function_call_output, tool_completed",
    "end, agent_completed",
    "RunEnded, agent_completed",
    "RunFailed, agent_error",
    "session.opened,",
    "message.pending,",
    "ack,",
  })
  void a_word_on_the_wire_sounds_like_a_type_of_the_contract(String word, String type) {
    assertThat(TypeWords.contractTypeOf(word).orElse(null)).isEqualTo(type);
  }
}
