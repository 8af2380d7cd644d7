package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefectIT {

  private static final int AT_ONCE = 24;
  private static final int TRIES = 3;
  private static final Duration SOON = Duration.ofSeconds(2);

  @Test
  void each_defect_is_found_by_a_clause_that_it_names() {
    Parallel.forEach(AT_ONCE, Defects.all(), DefectIT::isFound);
  }

  private static void isFound(Defect defect) {
    List<String> seen = new ArrayList<>();
    // Some show only where two runs meet, which a busy machine may keep apart.
    for (int i = 0; i < TRIES && seen.stream().noneMatch(it -> isOf(defect, it)); i++) {
      seen.addAll(inspected(defect));
    }
    assertThat(seen).as("%s", defect).anyMatch(complaint -> isOf(defect, complaint));
  }

  private static boolean isOf(Defect defect, String complaint) {
    return defect.isFoundBy(complaint.substring(0, complaint.indexOf(' ')));
  }

  private static Set<String> inspected(Defect defect) {
    BackendOptions options = BackendOptions.builder().fault(defect.id()).build();
    try (ReferenceBackend backend = ReferenceBackend.start(options)) {
      Complaints complaints = new Complaints(defect::isFoundBy);
      return Inspection.of(backend, complaints, SOON, defect.clause());
    }
  }
}
