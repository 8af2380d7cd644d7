package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.backend.variant.Variants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HealthyBackendIT {

  /** A healthy backend lets nobody wait; a machine that is busy with other tests may. */
  private static final Duration PATIENT = Duration.ofSeconds(60);

  private static final int SETS = 3;

  /** Nothing can be wrong with these, but they make every run of an inspection slow. */
  private static final Set<String> SLOW = Set.of("slow-start", "response-after-the-first-events");

  @Test
  void an_inspection_finds_nothing_in_the_healthy_backend_with_or_without_variants() {
    List<Set<String>> backends = new ArrayList<>(Variants.combinations().subList(0, SETS));
    backends.forEach(ids -> ids.removeAll(SLOW));
    backends.add(Set.of());

    Parallel.forEach(
        backends.size(), backends, ids -> isHealthy(BackendOptions.builder().variants(ids)));
  }

  @Test
  void an_inspection_finds_nothing_where_runs_take_turns() {
    Parallel.forEach(
        Overlap.values().length,
        List.of(Overlap.values()),
        overlap -> isHealthy(BackendOptions.builder().overlap(overlap)));
  }

  private static void isHealthy(BackendOptions.Builder options) {
    try (ReferenceBackend backend = ReferenceBackend.start(options.build())) {
      Complaints complaints = new Complaints(clause -> false);

      Set<String> found = Inspection.of(backend, complaints, PATIENT, "");

      assertThat(found).filteredOn(HealthyBackendIT::isNoMatterOfLoad).isEmpty();
    }
  }

  /**
   * Events of 700 kB do come late, and anything does, on a machine that is busy with other tests.
   */
  private static boolean isNoMatterOfLoad(String complaint) {
    return !complaint.matches("TIME-.*|CONN-1 connecting|HTTP-3 (slow|waited for the run)");
  }
}
