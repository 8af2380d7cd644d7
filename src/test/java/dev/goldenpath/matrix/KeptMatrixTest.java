package dev.goldenpath.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every report says of the checks was found out for the defects that there are: {@code mvn
 * verify -Pkill-matrix -DskipSelfTests -Dkill-matrix.keep=true}, with {@code -Dkill-matrix.only=ID}
 * for a new one alone.
 */
class KeptMatrixTest {
  private static final Map<String, JsonNode> ROWS = KeptMatrix.rows();

  @Test
  void each_defect_of_the_catalogue_has_been_tried() {
    assertThat(
            ROWS.values().stream()
                .collect(
                    Collectors.toMap(
                        row -> row.path("defect").asText(),
                        row -> row.path("clause").asText() + ": " + row.path("sentence").asText())))
        .isEqualTo(
            Defects.all().stream()
                .collect(Collectors.toMap(Defect::id, it -> it.clause() + ": " + it.sentence())));
  }

  @Test
  void what_was_not_caught_is_excused() {
    NotCaught excused = NotCaught.read();

    assertThat(ROWS.values())
        .filteredOn(row -> row.path("caughtBy").asText().isEmpty())
        .extracting(row -> row.path("defect").asText())
        .allMatch(excused::excuses);
  }
}
