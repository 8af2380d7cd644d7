package dev.goldenpath.rule;

import static dev.goldenpath.rule.Clause.AISDK_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.setting.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlocksAreWholeTest {
  private final TimelineScript line =
      TimelineScript.in(Protocol.AI_SDK.profile()).opening("ada-1").opened("ada-1");

  private void part(String type) {
    line.frame("ada-1", "{\"type\": \"" + type + "\", \"id\": \"b-1\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "reasoning"})
  void what_is_left_open_breaks_it_where_the_stream_finishes(String block) {
    part(block + "-start");
    part(block + "-delta");
    part("finish");

    Violation broken = line.judged().breaks(AISDK_2);
    assertThat(broken.expected()).isEqualTo(block + "-end of b-1 before finish");
  }

  @Test
  void what_an_error_cut_off_may_stay_open() {
    part("text-start");
    part("text-delta");
    part("error");
    part("finish");

    assertThat(line.judged().verdict(AISDK_2)).isInstanceOf(Verdict.Kept.class);
  }

  @Test
  void what_is_ended_before_the_stream_finishes_keeps_it() {
    part("text-start");
    part("text-end");
    part("finish");

    assertThat(line.judged().verdict(AISDK_2)).isInstanceOf(Verdict.Kept.class);
  }
}
