package dev.goldenpath.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.backend.variant.Variants;
import dev.goldenpath.rule.Clause;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The kill matrix: run the features against each defect, and against each allowed difference.
 *
 * <p>A step of the build by itself, {@code mvn verify -Pkill-matrix}. What it finds is written to
 * {@code target/kill-matrix/kill-matrix.json}, from where the living documentation shows it. With
 * {@code -Dkill-matrix.only=REGEX} only the defects and variants with such ids are tried. {@code
 * -Dkill-matrix.keep=true} keeps it for the documentation of every run.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillMatrixIT {
  private static final Path FOLDER = Path.of("target", "kill-matrix");
  private static final double CAUGHT = 0.99;
  private static final double TOLD = 0.98;
  private static final double FIRST = 0.90;

  /** How many backends with several defects are tried. */
  private static final int SAMPLES = 60;

  /** Says which; another one draws others. */
  private static final long SEED = Long.getLong("kill-matrix.seed", 20261127);

  private static final Predicate<String> CHOSEN =
      Pattern.compile(System.getProperty("kill-matrix.only", ".*")).asMatchPredicate();

  /** After these no socket is left, so that nothing of a run can be seen beside them. */
  private static final Set<String> LEAVE_NO_SOCKET =
      Set.of("sockets-dead-while-healthy", "socket-closed-1011-at-once");

  private static Crew crew;
  private static List<Row> rows = List.of();

  @BeforeAll
  static void start_the_workers() {
    crew = Crew.start(FOLDER);
    assertThat(Stream.concat(healthy().map(Job::name), defects().map(Defect::id)))
        .as("what -Dkill-matrix.only matches")
        .isNotEmpty();
  }

  @AfterAll
  static void end_the_workers() {
    crew.close();
  }

  private static Stream<Job> healthy() {
    return Stream.of(
            IntStream.range(0, Variants.combinations().size()).mapToObj(Job::combination),
            Arrays.stream(Overlap.values()).map(Job::healthy),
            Variants.all().stream().map(Job::of))
        .flatMap(it -> it)
        .filter(job -> CHOSEN.test(job.name()));
  }

  private static Stream<Defect> defects() {
    return Defects.all().stream().filter(defect -> CHOSEN.test(defect.id()));
  }

  @Test
  @Order(1)
  void every_clause_has_a_defect() {
    assertThat(Defects.all().stream().map(Defect::clause).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Clause.values()).filter(Clause::isOfContract).map(Clause::id).toList());
  }

  /** The healthy backend goes by the limits that the defects are judged by. */
  @Test
  @Order(2)
  void what_keeps_the_contract_passes_alone_and_together() {
    List<Passes> passes = crew.results(healthy().toList(), Passes.class);

    assertThat(passes).allMatch(it -> it.scenarios() > 0);
    assertThat(passes.stream().flatMap(it -> it.wrong().stream())).isEmpty();
  }

  @Test
  @Order(3)
  void every_defect_is_caught_and_named() {
    List<Job> jobs = defects().map(Job::of).toList();
    assumeThat(jobs).as("of healthy backends alone").isNotEmpty();
    Matrix matrix = new Matrix(crew.results(jobs, Row.class));
    rows = matrix.rows();
    matrix.write(FOLDER.resolve("kill-matrix.json"));
    if (Boolean.getBoolean("kill-matrix.keep")) {
      KeptMatrix.keep(rows);
    }
    System.out.println(matrix.figures());

    NotCaught excused = NotCaught.read();
    assertThat(matrix.notCaught().stream().filter(row -> !excused.excuses(row.defect())))
        .as("not caught, and not excused in %s", NotCaught.PLACE)
        .isEmpty();
    assertThat(matrix.caught()).as("caught").isGreaterThanOrEqualTo(CAUGHT);
    assertThat(matrix.told()).as("told among others").isGreaterThanOrEqualTo(TOLD);
    assertThat(matrix.rightlyNamed())
        .as(() -> "named first; these were not: " + matrix.wronglyNamed())
        .isGreaterThanOrEqualTo(FIRST);
    assertThat(matrix.rows().stream().flatMap(row -> row.errors().stream()))
        .as("no defect makes the suite itself fail")
        .isEmpty();
  }

  @Test
  @Order(4)
  void of_several_defects_at_once_none_hides_another() {
    List<Defect> visible =
        rows.stream()
            .filter(row -> row.isTold() && !row.beyondItsTags())
            .map(Row::about)
            .filter(defect -> defect.overlap() == Overlap.PARALLEL)
            .filter(defect -> !defect.silent() && !LEAVE_NO_SOCKET.contains(defect.id()))
            .toList();
    List<Together> together =
        crew.results(
            Together.samples(visible, SAMPLES, SEED).stream().map(Job::of).toList(),
            Together.class);

    assertThat(together.stream().filter(Hides.read()::leavesUnexplained)).isEmpty();
    assertThat(together.stream().flatMap(it -> it.errors().stream())).isEmpty();
  }
}
