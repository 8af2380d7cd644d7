package dev.goldenpath.rule.property;

import dev.goldenpath.rule.property.Plan.Clock;
import dev.goldenpath.rule.property.Plan.Noise;
import dev.goldenpath.rule.property.Plan.Rounds;
import dev.goldenpath.rule.property.Plan.RunPlan;
import dev.goldenpath.setting.WireProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Make random plans. */
final class Plans {
  private static final List<String> TOOLS =
      List.of("get_current_time", "echo_tool", "wait_tool", "failing_tool");

  private Plans() {}

  /** Anything that the contract allows. */
  static Arbitrary<Plan> any() {
    return plans(
        runs().list().ofMinSize(1).ofMaxSize(5),
        Arbitraries.of(Noise.class),
        Arbitraries.of(Clock.class),
        skews());
  }

  /** Plans whose first run is Ada's, calls the default tools and ends well: room for a mutation. */
  static Arbitrary<Plan> golden() {
    Arbitrary<List<RunPlan>> withGolden =
        Combinators.combine(goldenRun(), runs().list().ofMaxSize(2))
            .as(
                (first, others) ->
                    java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(first), others.stream())
                        .toList());
    return plans(
        withGolden,
        Arbitraries.of(Noise.class).filter(it -> it != Noise.STALL),
        Arbitraries.of(Clock.AS_THEY_ARE),
        Arbitraries.just(0L));
  }

  private static Arbitrary<Plan> plans(
      Arbitrary<List<RunPlan>> runs,
      Arbitrary<Noise> noise,
      Arbitrary<Clock> clocks,
      Arbitrary<Long> skews) {
    return Combinators.combine(
            Arbitraries.of(WireProfile.DATA, WireProfile.PAYLOAD, WireProfile.FLAT),
            Arbitraries.integers().between(1, 3),
            runs,
            Arbitraries.integers().between(0, 9).list().ofMinSize(1).ofMaxSize(40),
            noise.list().ofMaxSize(25),
            skews,
            clocks)
        .as(Plan::new);
  }

  private static Arbitrary<Long> skews() {
    return Arbitraries.longs().between(-1_900, 1_900);
  }

  private static Arbitrary<RunPlan> goldenRun() {
    return Combinators.combine(
            Arbitraries.of(Rounds.class),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(true, false))
        .as(
            (rounds, early, thoughts, optional) ->
                new RunPlan(
                    "Ada",
                    Optional.of(List.of("get_current_time", "echo_tool")),
                    OptionalInt.of(4),
                    rounds,
                    early,
                    thoughts,
                    optional,
                    20,
                    "now"));
  }

  private static Arbitrary<RunPlan> runs() {
    Arbitrary<Optional<List<String>>> tools =
        Arbitraries.oneOf(
            Arbitraries.just(Optional.empty()),
            Arbitraries.of(TOOLS).list().uniqueElements().ofMinSize(1).map(Optional::of));
    Arbitrary<OptionalInt> most =
        Arbitraries.oneOf(
            Arbitraries.just(OptionalInt.empty()),
            Arbitraries.integers().between(1, 6).map(OptionalInt::of));
    return Combinators.combine(
            Arbitraries.of("Ada", "Ben"),
            tools,
            most,
            Arbitraries.of(Rounds.class),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false),
            Combinators.combine(
                    Arbitraries.of(0, 5, 40, 250, 499, 500, 700),
                    Arbitraries.of("", "é 🙂 \n\"<b>"))
                .as(List::<Object>of))
        .as(
            (user, named, rounds, kind, early, thoughts, optional, rest) ->
                new RunPlan(
                    user,
                    named,
                    rounds,
                    kind,
                    early,
                    thoughts,
                    optional,
                    (Integer) rest.get(0),
                    (String) rest.get(1)));
  }
}
