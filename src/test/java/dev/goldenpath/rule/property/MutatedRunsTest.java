package dev.goldenpath.rule.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.rule.Judged;
import dev.goldenpath.rule.Violation;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever else goes on, each way to spoil a run breaks the clause that it should. */
class MutatedRunsTest {

  @Property(seed = "20261122")
  void each_mutation_is_named_by_its_clause(@ForAll("plans") Plan plan, @ForAll Mutation mutation) {
    Subject subject = new Subject(plan);

    mutation.apply(subject);

    Judged judged = subject.judged();
    assertThat(judged.judge().crashes()).isEmpty();
    assertThat(judged.broken()).as("%s breaks something", mutation).isNotEmpty();
    assertThat(judged.broken())
        .extracting(Violation::clause)
        .as(judged.messages())
        .containsAnyElementsOf(mutation.breaks());
  }

  @Provide
  Arbitrary<Plan> plans() {
    return Plans.golden();
  }
}
