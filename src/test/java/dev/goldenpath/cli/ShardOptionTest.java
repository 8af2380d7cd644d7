package dev.goldenpath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.result.Shard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardOptionTest {
  @ParameterizedTest(name = "--shard {0} with {1} is {2} of {3}")
  @CsvSource({
    "2/4, '',                                   2, 4",
    "1/1, '',                                   1, 1",
    "/4,  JOB_COMPLETION_INDEX=0,               1, 4",
    "/4,  JOB_COMPLETION_INDEX=3,               4, 4",
    "/4,  CI_NODE_INDEX=1 CI_NODE_TOTAL=9,      1, 4",
    ",    CI_NODE_INDEX=2 CI_NODE_TOTAL=3,      2, 3",
    "1/1, CI_NODE_INDEX=2 CI_NODE_TOTAL=3,      1, 1",
    ",    CI_NODE_TOTAL=1,                      1, 1",
    ",    JOB_COMPLETION_INDEX=3,               1, 1",
    ",    '',                                   1, 1",
  })
  void the_option_binds_before_what_the_job_runs_in(
      @Nullable String given, String environment, int index, int count) {
    assertThat(read(given, environment)).isEqualTo(new Shard(index, count));
  }

  @ParameterizedTest(name = "--shard {0} with {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "4     | ''                     | --shard is written 2/4, or /4 where",
        "a/4   | ''                     | not a/4.",
        "-1/4  | ''                     | not -1/4.",
        "0/4   | ''                     | There is no shard 0 of 4 (--shard 0/4).",
        "5/4   | ''                     | There is no shard 5 of 4 (--shard 5/4).",
        "1/0   | ''                     | There is no shard 1 of 0 (--shard 1/0).",
        "/4    | ''                     | neither is set.",
        "/4    | JOB_COMPLETION_INDEX=4 | There is no shard 5 of 4 (JOB_COMPLETION_INDEX, counted",
        "/4    | JOB_COMPLETION_INDEX=x | JOB_COMPLETION_INDEX must be a whole number, not x.",
        "      | CI_NODE_INDEX=0 CI_NODE_TOTAL=3 | There is no shard 0 of 3 (CI_NODE_INDEX and",
        "      | CI_NODE_INDEX=1 CI_NODE_TOTAL=- | CI_NODE_TOTAL must be a whole number, not -.",
      })
  void what_is_no_shard_is_a_sentence(@Nullable String given, String environment, String why) {
    assertThatThrownBy(() -> read(given, environment))
        .isInstanceOf(CommandUnusable.class)
        .hasMessageContaining(why);
  }

  @Test
  void the_parts_are_even_and_make_the_whole() {
    List<Integer> all = IntStream.range(0, 282).boxed().toList();

    List<Integer> together = new ArrayList<>();
    for (int index = 1; index <= 8; index++) {
      List<Integer> part = new Shard(index, 8).of(all);
      assertThat(part).hasSizeBetween(35, 36);
      together.addAll(part);
    }

    assertThat(together).containsExactlyInAnyOrderElementsOf(all);
  }

  private static Shard read(@Nullable String given, String environment) {
    Map<String, String> variables = new HashMap<>();
    for (String variable : environment.isEmpty() ? new String[0] : environment.split(" ")) {
      variables.put(variable.split("=")[0], variable.split("=")[1]);
    }
    return new ShardOption(variables).read(given);
  }
}
