package dev.goldenpath.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import dev.goldenpath.backend.variant.Variant;
import dev.goldenpath.backend.variant.Variants;
import dev.goldenpath.contract.Clause;
import dev.goldenpath.target.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The kill matrix: run the features against each defect, and against each allowed difference.
 *
 * <p>A step of the build by itself, {@code mvn verify -Pkill-matrix}. What it finds is written to
 * {@code target/kill-matrix/kill-matrix.json}, from where the living documentation shows it. With
 * {@code -Dkill-matrix.only=REGEX} only the defects and variants with such ids are tried.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillMatrixIT {
  private static final Path FOLDER = Path.of("target", "kill-matrix");
  private static final String EVERYTHING = "";
  private static final double RIGHTLY_NAMED = 0.95;
  private static final Predicate<String> CHOSEN =
      Pattern.compile(System.getProperty("kill-matrix.only", ".*")).asMatchPredicate();

  private final Bench bench = new Bench(FOLDER);

  @Test
  @Order(1)
  void the_healthy_backend_passes_everything_under_the_same_limits() {
    bench.run(new Bench.Trial("warm-up", it -> it, Limits.defaults(), "@smoke", false));

    List<Ended> ended =
        bench.run(new Bench.Trial("healthy", it -> it, Bench.SHORT, EVERYTHING, false));

    assertThat(ended).isNotEmpty();
    assertThat(notPassed(ended)).isEmpty();
  }

  @Test
  @Order(2)
  void every_clause_has_a_defect() {
    assertThat(Defects.all().stream().map(Defect::clause).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Clause.values()).map(Clause::id).toList());
  }

  @Test
  @Order(3)
  void every_defect_is_caught_and_named() {
    Matrix matrix =
        new Matrix(
            Defects.all().stream()
                .filter(defect -> CHOSEN.test(defect.id()))
                .map(this::trial)
                .toList());
    matrix.write(FOLDER.resolve("kill-matrix.json"));
    System.out.println(matrix.figures());

    NotCaught excused = NotCaught.read();
    assertThat(matrix.notCaught().stream().filter(row -> !excused.excuses(row.defect().id())))
        .as("not caught, and not excused in %s", NotCaught.PLACE)
        .isEmpty();
    assertThat(matrix.rightlyNamed())
        .as(() -> "rightly named; these were not: " + matrix.wronglyNamed())
        .isGreaterThanOrEqualTo(RIGHTLY_NAMED);
    assertThat(matrix.rows().stream().flatMap(row -> row.errors().stream()).map(Ended::inWords))
        .as("no defect makes the suite itself fail")
        .isEmpty();
  }

  @Test
  @Order(4)
  void each_variant_alone_passes() {
    assertThat(
            Variants.all().stream()
                .filter(variant -> CHOSEN.test(variant.id()))
                .flatMap(it -> notPassed(it.id(), Set.of(it.id()), about(it))))
        .isEmpty();
  }

  /** Return the tags of the golden path and of the clause that leaves the difference open. */
  private static String about(Variant variant) {
    return Clause.byId(variant.freedom())
        .map(clause -> "@golden-path or @" + clause)
        .orElse("@golden-path");
  }

  @Test
  @Order(5)
  void as_many_variants_as_go_together_pass() {
    List<Set<String>> combinations = Variants.combinations();
    assertThat(
            combinations.stream()
                .flatMap(
                    ids ->
                        notPassed(
                            "combination-" + combinations.indexOf(ids),
                            ids,
                            combinations.indexOf(ids) == 0 ? EVERYTHING : "@golden-path")))
        .isEmpty();
  }

  private Row trial(Defect defect) {
    long began = System.nanoTime();
    String about = "@" + defect.clause();
    List<Ended> ended = new ArrayList<>(run(defect, about));
    boolean beyond = ended.stream().noneMatch(Ended::failed);
    if (beyond) {
      ended.addAll(run(defect, "not " + about));
    }
    Row row = new Row(defect, ended, beyond, Duration.ofNanos(System.nanoTime() - began));
    System.out.println(row);
    return row;
  }

  private List<Ended> run(Defect defect, String tags) {
    Limits limits = defect.silent() ? Bench.SHORTEST : Bench.SHORT;
    return bench.run(new Bench.Trial(defect.id(), it -> it.fault(defect.id()), limits, tags, true));
  }

  private Stream<String> notPassed(String name, Set<String> variants, String tags) {
    long began = System.nanoTime();
    List<Ended> ended =
        bench.run(
            new Bench.Trial(name, it -> it.variants(variants), Limits.defaults(), tags, false));
    List<String> wrong = notPassed(ended);
    System.out.printf(
        "%-42s %d of %d passed, %d ms%n",
        name,
        ended.size() - wrong.size(),
        ended.size(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
    return wrong.stream().map(text -> name + ": " + text);
  }

  private static List<String> notPassed(List<Ended> ended) {
    return ended.stream().filter(it -> !it.passed()).map(Ended::inWords).toList();
  }
}
