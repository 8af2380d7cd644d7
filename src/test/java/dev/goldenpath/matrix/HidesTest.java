package dev.goldenpath.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Only what is written down, with its reason, may go unseen beside another defect. */
class HidesTest {
  private static final Hides HIDES = Hides.read();

  @Test
  void a_time_may_go_unseen_where_no_call_has_a_span() {
    assertThat(
            HIDES.leavesUnexplained(
                hidden("execution-time-invented", "tool-completed-before-executing")))
        .isFalse();
    assertThat(HIDES.leavesUnexplained(hidden("execution-time-invented", "welcome-missing")))
        .isTrue();
    assertThat(
            HIDES.leavesUnexplained(hidden("welcome-missing", "tool-completed-before-executing")))
        .isTrue();
  }

  @Test
  void what_is_written_down_speaks_of_defects_that_there_are() {
    List<String> known = Defects.all().stream().map(Defect::id).toList();

    assertThat(HIDES.pairs())
        .isNotEmpty()
        .allSatisfy(
            pair -> {
              assertThat(known).contains(pair.defect());
              assertThat(known).anyMatch(pair.others().asMatchPredicate());
            });
  }

  private static Together hidden(String defect, String beside) {
    return new Together(List.of(defect, beside), List.of(defect), Set.of(), List.of(), 1);
  }
}
