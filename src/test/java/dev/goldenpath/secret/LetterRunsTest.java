package dev.goldenpath.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LetterRunsTest {
  private static final LetterRuns RUNS = new LetterRuns("ab-", 4);

  @Test
  void runs_are_found_whole_from_the_least_length_on() {
    assertThat(in("abab")).containsExactly("abab");
    assertThat(in("xaba xabab-")).containsExactly("abab-");
    assertThat(in("aba")).isEmpty();
    assertThat(in("")).isEmpty();
    assertThat(in("ababéabab")).containsExactly("abab", "abab");
  }

  @Test
  void any_text_has_the_runs_that_a_regular_expression_finds() {
    Random random = new Random(20261122);
    Pattern form = Pattern.compile("[ab-]{4,}");
    for (int i = 0; i < 5_000; i++) {
      String text =
          random
              .ints(random.nextInt(40), 0, 9)
              .mapToObj(it -> "ababab-xé".substring(it, it + 1))
              .reduce("", String::concat);

      assertThat(in(text))
          .as(text)
          .isEqualTo(form.matcher(text).results().map(found -> found.group()).toList());
    }
  }

  private static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    RUNS.in(text, (start, end) -> found.add(text.substring(start, end)));
    return found;
  }
}
