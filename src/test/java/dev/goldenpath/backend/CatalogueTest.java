package dev.goldenpath.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.backend.defect.Defect;
import dev.goldenpath.backend.defect.Defects;
import dev.goldenpath.backend.variant.Variant;
import dev.goldenpath.backend.variant.Variants;
import dev.goldenpath.backend.verb.History;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private static final List<String> CLAUSES =
      Stream.of(
              ids("HTTP", 1, 5),
              ids("CONN", 1, 8),
              ids("EVENT", 0, 7),
              ids("ORDER", 1, 4),
              ids("PAIR", 1, 4),
              ids("ISO", 1, 4),
              ids("TIME", 1, 4),
              ids("TRUE", 1, 5),
              ids("SAFE", 1, 1))
          .flatMap(s -> s)
          .toList();

  private static Stream<String> ids(String family, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> family + "-" + i);
  }

  @Test
  void every_clause_is_broken_by_two_defects_at_least() {
    Map<String, Long> byClause =
        Defects.all().stream()
            .collect(Collectors.groupingBy(Defect::clause, Collectors.counting()));

    assertThat(byClause).containsOnlyKeys(CLAUSES);
    assertThat(byClause.values()).allMatch(count -> count >= 2);
    assertThat(Defects.all()).hasSizeGreaterThanOrEqualTo(110);
  }

  @Test
  void every_further_clause_is_one_of_the_contract() {
    assertThat(Defects.all()).flatExtracting(Defect::alsoAllowed).isSubsetOf(CLAUSES);
    assertThat(Defects.all())
        .allSatisfy(d -> assertThat(d.alsoAllowed()).doesNotContain(d.clause()));
  }

  @Test
  void every_known_failure_has_a_defect() {
    Set<String> known =
        Defects.all().stream().flatMap(d -> d.known().stream()).collect(Collectors.toSet());

    assertThat(known)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 39).mapToObj("F%02d"::formatted).toList());
  }

  @Test
  void defects_and_variants_have_their_own_names() {
    assertThat(Defects.all()).extracting(Defect::id).doesNotHaveDuplicates();
    assertThat(Defects.all()).extracting(Defect::sentence).doesNotHaveDuplicates();
    assertThat(Variants.all()).extracting(Variant::id).doesNotHaveDuplicates();
    assertThat(Variants.all()).hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void every_row_makes_its_behaviour() {
    assertThat(Defects.all()).allSatisfy(it -> it.behaviour(new History()));
    assertThat(Variants.all()).allSatisfy(it -> it.behaviour(new History()));
  }

  @Test
  void defects_that_are_chosen_together_stand_in_the_catalogues_order() {
    assertThat(Defects.chosen(List.of("time-constant", "health-status-is-ok", "thinking-missing")))
        .extracting(Defect::id)
        .containsExactly("health-status-is-ok", "thinking-missing", "time-constant");
  }

  @Test
  void a_number_of_a_defect_can_be_another() {
    assertThat(Defects.byId("silent-after-ten-runs:after=3").verbs())
        .isNotEqualTo(Defects.byId("silent-after-ten-runs").verbs())
        .isEqualTo(Defects.byId("silent-after-ten-runs:after=7:after=3").verbs());
    assertThatThrownBy(() -> Defects.byId("silent-after-ten-runs:within=3"))
        .hasMessageContaining("silent-after-ten-runs")
        .hasMessageContaining("within=3");
  }

  @Test
  void the_combinations_show_every_variant() {
    assertThat(Variants.combinations().stream().flatMap(Set::stream))
        .containsAll(Variants.all().stream().map(Variant::id).toList());
    assertThat(Variants.combinations()).allSatisfy(ids -> Variants.chosen(ids));
  }

  @Test
  void unknown_ids_and_impossible_choices_are_refused() {
    assertThatThrownBy(() -> Defects.byId("no-such")).hasMessageContaining("no-such");
    assertThatThrownBy(() -> Variants.byId("no-such")).hasMessageContaining("no-such");
    assertThatThrownBy(() -> Variants.chosen(Set.of("clock-ahead", "clock-behind")))
        .hasMessageContaining("exclude");
    assertThatThrownBy(
            () -> ReferenceBackend.start(BackendOptions.builder().fault("no-such").build()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
