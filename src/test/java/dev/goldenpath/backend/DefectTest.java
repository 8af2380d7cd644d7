package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefectTest {

  private static final int AT_ONCE = 24;
  private static final Duration SOON = Duration.ofSeconds(2);

  @Test
  void each_defect_is_found_by_a_clause_that_it_names() {
    Parallel.forEach(AT_ONCE, Defects.all(), DefectTest::isFound);
  }

  private static void isFound(Defect defect) {
    BackendOptions options = BackendOptions.builder().fault(defect.id()).build();
    try (ReferenceBackend backend = ReferenceBackend.start(options)) {
      Complaints complaints = new Complaints(defect::isFoundBy);

      Set<String> found = Inspection.of(backend, complaints, SOON, defect.clause());

      assertThat(found)
          .as("%s", defect)
          .anyMatch(complaint -> defect.isFoundBy(complaint.substring(0, complaint.indexOf(' '))));
    }
  }
}
