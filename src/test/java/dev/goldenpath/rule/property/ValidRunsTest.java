package dev.goldenpath.rule.property;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the contract leaves free, in any mixture, breaks nothing and leaves nothing undecided.
 */
class ValidRunsTest {

  @Property(seed = "20261122")
  void valid_runs_are_never_broken(@ForAll("plans") Plan plan) {
    Told.of(plan).judgedAfterSilence().keeps();
  }

  @Provide
  Arbitrary<Plan> plans() {
    return Plans.any();
  }
}
