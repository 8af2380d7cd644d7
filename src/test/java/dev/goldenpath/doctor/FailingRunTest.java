package dev.goldenpath.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailingRunTest {
  private static final String FAILED =
      "{'kind': 'job.failed', 'job': 'j-78', 'info': {'error': {'code': 'x', 'message': 'y'}}}";

  private static List<JsonNode> messages(String... texts) {
    return Stream.of(texts).map(ShapeFinderTest::message).toList();
  }

  @Test
  void what_follows_the_end_is_not_what_tells_the_failure() {
    List<JsonNode> messages =
        messages(ShapeFinderTest.JOB[1], FAILED, "{'kind': 'bill', 'job': 'j-78', 'cents': 3}");

    assertThat(FailingRun.failureIn(messages, ShapeFinderTest.finder(ShapeFinderTest.JOB)))
        .contains(messages.get(1));
  }

  @Test
  void a_word_that_sounds_like_nothing_tells_it_where_it_holds_an_error() {
    List<JsonNode> messages =
        messages(FAILED.replace("job.failed", "kaput"), "{'kind': 'bill', 'cents': 3}");

    assertThat(FailingRun.failureIn(messages, ShapeFinderTest.finder(ShapeFinderTest.JOB)))
        .contains(messages.get(0));
  }

  @Test
  void what_a_good_run_has_told_too_tells_no_failure() {
    assertThat(
            FailingRun.failureIn(
                messages(ShapeFinderTest.JOB[1]), ShapeFinderTest.finder(ShapeFinderTest.JOB)))
        .isEmpty();
  }
}
