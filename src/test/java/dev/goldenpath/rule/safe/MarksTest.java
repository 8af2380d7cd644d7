package dev.goldenpath.rule.safe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarksTest {
  @Test
  void a_mark_is_found_wherever_it_stands() {
    Marks marks = new Marks(List.of(".java:", "at ("));

    assertThat(marks.isAnyIn(".java:")).isTrue();
    assertThat(marks.isAnyIn("(Agent.java:42)")).isTrue();
    assertThat(marks.isAnyIn("x at (")).isTrue();
    assertThat(marks.isAnyIn("java:, at(")).isFalse();
    assertThat(marks.isAnyIn("")).isFalse();
    assertThat(marks.isAnyIn("🙂é")).isFalse();
  }

  @Test
  void any_text_has_a_mark_where_plain_search_finds_one() {
    Random random = new Random(20261122);
    List<String> texts = List.of("ab", "bca", "éc");
    Marks marks = new Marks(texts);
    for (int i = 0; i < 5_000; i++) {
      String text =
          random
              .ints(random.nextInt(9), 0, 5)
              .mapToObj(it -> "abcxé".substring(it, it + 1))
              .reduce("", String::concat);

      assertThat(marks.isAnyIn(text)).as(text).isEqualTo(texts.stream().anyMatch(text::contains));
    }
  }
}
