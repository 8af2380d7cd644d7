package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final String WORDS =
      "to use a_tool, b_tool then c_tool in any order 3 to 5 times, after 0.5 to 1.5 seconds";

  private static Set<String> ofSeeds(IntFunction<String> drawn) {
    return IntStream.rangeClosed(1, 500)
        .mapToObj(drawn)
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
  }

  @Test
  void equal_seeds_and_places_draw_alike() {
    assertThat(new Draw(7, "x.feature:3").in(WORDS))
        .isEqualTo(new Draw(7, "x.feature:3").in(WORDS))
        .doesNotContain("any order", " to 5", " to 1.5");
  }

  @Test
  void another_seed_and_another_scenario_draw_otherwise() {
    assertThat(ofSeeds(seed -> new Draw(seed, "x.feature:3").in(WORDS))).hasSizeGreaterThan(50);
    assertThat(ofSeeds(line -> new Draw(7, "x.feature:" + line).in(WORDS))).hasSizeGreaterThan(50);
  }

  @Test
  void a_number_lies_between_its_bounds_and_each_of_them_comes() {
    assertThat(ofSeeds(seed -> new Draw(seed, "").in("3 to 5 times")))
        .containsExactly("3 times", "4 times", "5 times")
        .isEqualTo(ofSeeds(seed -> new Draw(seed, "").in("5 to 3 times")));
  }

  @Test
  void a_number_has_as_many_decimals_as_its_bounds() {
    assertThat(ofSeeds(seed -> new Draw(seed, "").in("0.9 to 1.2 seconds")))
        .containsExactly("0.9 seconds", "1.0 seconds", "1.1 seconds", "1.2 seconds");
  }

  @Test
  void each_order_of_the_tools_comes() {
    assertThat(ofSeeds(seed -> new Draw(seed, "").in("to use a, b_c then d in any order")))
        .hasSize(6)
        .contains("to use d, b_c, a", "to use a, b_c, d");
  }

  @Test
  void what_stands_in_quotes_stays() {
    String own = "\"count from 3 to 5, in 2 to 3 steps, a, b in any order\" with a_tool";

    assertThat(ofSeeds(seed -> new Draw(seed, "").in(own))).containsExactly(own);
  }

  @Test
  void what_leaves_nothing_open_stays() {
    String plain = "for a wait of 2 seconds with echo_tool, wait_tool 3 times at once";

    assertThat(new Draw(7, "").in(plain)).isEqualTo(plain);
  }

  @Test
  void a_text_in_another_order_has_the_same_words() {
    assertThat(ofSeeds(seed -> new Draw(seed, "").reordered("a b"))).containsExactly("a b", "b a");
  }
}
