package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortIdsTest {
  private static final String ONE = "9c2e7d9a-2616-4bbf-beb9-c0c748f5012a";
  private static final String TWO = "e9898e64-49b8-4d3c-ad93-4f5576807d95";

  private final ShortIds ids = new ShortIds();

  @Test
  void an_id_has_the_same_short_name_wherever_it_stands() {
    assertThat(ids.in("{\"id\":\"" + ONE + "\",\"pickleId\":\"" + TWO + "\"}"))
        .isEqualTo("{\"id\":\"0\",\"pickleId\":\"1\"}");
    assertThat(
            ids.in("{\"stepDefinitionIds\":[\"" + TWO + "\",\"" + ONE + "\"],\"astNodeIds\":[]}"))
        .isEqualTo("{\"stepDefinitionIds\":[\"1\",\"0\"],\"astNodeIds\":[]}");
  }

  @Test
  void what_a_feature_says_stays_as_it_is() {
    String said = "{\"text\":\"" + ONE + "\",\"content\":\"{\\\"id\\\":\\\"" + ONE + "\\\"}\"}";

    assertThat(ids.in(said)).isEqualTo(said);
  }
}
