package dev.goldenpath.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TranscriptsTest {

  @Test
  void those_that_passed_or_were_skipped_leave_none_unless_all_are_asked_for() {
    assertThat(Arrays.stream(Outcome.values()).filter(it -> !Transcripts.FAILED.keep(it)))
        .containsExactlyInAnyOrder(Outcome.PASSED, Outcome.SKIPPED);
    assertThat(Outcome.values()).allMatch(Transcripts.ALL::keep);
    assertThat(Outcome.values()).noneMatch(Transcripts.NONE::keep);
  }
}
