package dev.goldenpath.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TogetherTest {
  private static List<List<Defect>> samples(int most) {
    return Together.samples(Defects.all().stream().limit(most).toList(), 60, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void of_fewer_than_two_defects_there_are_no_samples(int defects) {
    assertThat(samples(defects)).isEmpty();
  }

  @Test
  void of_few_defects_each_sample_is_drawn_once() {
    assertThat(samples(4)).isNotEmpty().doesNotHaveDuplicates().allMatch(it -> it.size() > 1);
  }

  @Test
  void of_many_there_are_as_many_of_each_size() {
    assertThat(samples(Integer.MAX_VALUE)).filteredOn(it -> it.size() == 5).hasSize(20);
  }
}
