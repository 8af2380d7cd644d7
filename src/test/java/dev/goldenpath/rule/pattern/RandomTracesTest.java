package dev.goldenpath.rule.pattern;

import static dev.goldenpath.rule.pattern.Element.event;
import static dev.goldenpath.rule.pattern.Patterns.atLeast;
import static dev.goldenpath.rule.pattern.Patterns.atMost;
import static dev.goldenpath.rule.pattern.Patterns.every;
import static dev.goldenpath.rule.pattern.Patterns.exists;
import static dev.goldenpath.rule.pattern.Patterns.first;
import static dev.goldenpath.rule.pattern.Patterns.inOrder;
import static dev.goldenpath.rule.pattern.Patterns.never;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Judge random traces online, and hold the verdicts against a naive reading of the formula. */
class RandomTracesTest {
  private static final Element<AgentEvent> A = event("a");
  private static final Element<AgentEvent> B = event("b");
  private static final Element<AgentEvent> C = event("c");
  private static final int LONGEST = 7;

  private record Reading(Pattern pattern, Formula formula) {}

  private static final Map<String, Reading> PATTERNS = new LinkedHashMap<>();
  private static final Map<String, Reading> SCOPED = new LinkedHashMap<>();

  private static void reading(String name, Pattern pattern, Formula formula) {
    PATTERNS.put(name, new Reading(pattern, formula));
    SCOPED.put(name, new Reading(pattern, formula));
    SCOPED.put(name + " after o", new Reading(pattern.after(event("o")), formula.after("o")));
    SCOPED.put(name + " until s", new Reading(pattern.until(event("s")), formula.until("s")));
    SCOPED.put(
        name + " between o and s",
        new Reading(pattern.between(event("o"), event("s")), formula.between("o", "s", true)));
    SCOPED.put(
        name + " after o until s",
        new Reading(pattern.afterUntil(event("o"), event("s")), formula.between("o", "s", false)));
    if (!(pattern instanceof Response)) {
      SCOPED.put(name + " before s", new Reading(pattern.before(event("s")), formula.before("s")));
    }
  }

  static {
    reading("never a", never(A), Formula.count("a", 0, 0));
    reading("a exists", exists(A), Formula.count("a", 1, 99));
    reading("at least 2 a", atLeast(2, A), Formula.count("a", 2, 99));
    reading("at most 2 a", atMost(2, A), Formula.count("a", 0, 2));
    reading("at most 2 a in a row", atMost(2, A).inARow(), Formula.neverInARow(3, "a"));
    reading("b preceded by a", every(B).isPrecededBy(A), Formula.precedence("b", "a", false));
    reading(
        "b preceded by its a",
        every(B).isPrecededBy(A).withTheSame(Trace.ID),
        Formula.precedence("b", "a", true));
    reading("a answered by b", every(A).isAnsweredBy(B), Formula.response("a", "b", false));
    reading(
        "a answered by its one b",
        every(A).isAnsweredByOne(B).withTheSame(Trace.ID),
        Formula.pairing("a", "b"));
    reading("a, b, c in order", inOrder(List.of(A, B, C)), Formula.chain("a", "b", "c"));
    reading("a first", first(A.or(B), A), Formula.first(List.of("a", "b"), "a"));
    reading(
        "each a its own", every(A).hasItsOwn(Trace.ID), Formula.pairs("a", (x, y) -> !x.equals(y)));
    reading(
        "no c, and some a",
        never(C).and(exists(A)),
        Formula.count("c", 0, 0).and(Formula.count("a", 1, 99)));
  }

  @Property(seed = "9", edgeCases = EdgeCasesMode.NONE)
  void at_the_end_each_pattern_is_broken_where_its_formula_does_not_hold(
      @ForAll("traces") List<Letter> trace) {
    SCOPED.forEach(
        (name, reading) ->
            assertThat(isBroken(Trace.of(reading.pattern(), text(trace)).over()))
                .as(name + " on " + trace)
                .isEqualTo(!reading.formula().holds(trace)));
  }

  @Property(seed = "9", edgeCases = EdgeCasesMode.NONE)
  void what_is_broken_early_nothing_that_comes_can_mend(@ForAll("traces") List<Letter> trace) {
    SCOPED.forEach(
        (name, reading) -> {
          if (isBroken(Trace.of(reading.pattern(), text(trace)))) {
            assertThat(continuations())
                .as(name + " on " + trace)
                .noneMatch(more -> reading.formula().holds(joined(trace, more)));
          }
        });
  }

  @Property(seed = "9", edgeCases = EdgeCasesMode.NONE)
  void what_is_not_broken_yet_something_that_comes_can_mend(@ForAll("traces") List<Letter> trace) {
    SCOPED.forEach(
        (name, reading) -> {
          if (!isBroken(Trace.of(reading.pattern(), text(trace)))) {
            assertThat(continuations())
                .as(name + " on " + trace)
                .anyMatch(more -> reading.formula().holds(joined(trace, more)));
          }
        });
  }

  @Property(seed = "9", edgeCases = EdgeCasesMode.NONE)
  void what_is_owed_is_open_and_what_is_kept_for_good_stays_so(
      @ForAll("traces") List<Letter> trace) {
    PATTERNS.forEach(
        (name, reading) -> {
          Standing state = Trace.of(reading.pattern(), text(trace)).state();
          boolean holds = reading.formula().holds(trace);
          if (state == Standing.KEPT) {
            assertThat(continuations())
                .as(name + " on " + trace)
                .allMatch(more -> reading.formula().holds(joined(trace, more)));
          } else if (state == Standing.KEPT_SO_FAR) {
            assertThat(holds).as(name + " on " + trace).isTrue();
          }
        });
  }

  @Property(seed = "9", edgeCases = EdgeCasesMode.NONE)
  void an_answer_within_a_limit_is_judged_as_the_formula_says(
      @ForAll("traces") List<Letter> trace, @ForAll("pauses") List<Integer> pauses) {
    Pattern pattern = every(A).isAnsweredBy(B).within(Duration.ofMillis(450));
    StringBuilder text = new StringBuilder();
    List<Integer> times = new ArrayList<>();
    int now = 0;
    for (int i = 0; i < trace.size(); i++) {
      now += 100 + pauses.get(i);
      times.add(now);
      text.append(" +").append(pauses.get(i)).append(' ').append(trace.get(i));
    }

    boolean inTime = true;
    for (int i = 0; i < trace.size(); i++) {
      boolean answered = !trace.get(i).is("a");
      for (int j = i + 1; j < trace.size(); j++) {
        answered |= trace.get(j).is("b") && times.get(j) - times.get(i) <= 450;
      }
      inTime &= answered;
    }
    assertThat(isBroken(Trace.of(pattern, text.toString().strip()).silence(1_000)))
        .isEqualTo(!inTime);
  }

  private static boolean isBroken(Trace trace) {
    return trace.state() == Standing.BROKEN;
  }

  private static String text(List<Letter> trace) {
    return trace.stream().map(Letter::toString).collect(Collectors.joining(" "));
  }

  private static List<Letter> joined(List<Letter> trace, List<Letter> more) {
    return Stream.concat(trace.stream(), more.stream()).toList();
  }

  /** Everything that may mend what is open: answers, then a little of the rest. */
  private static List<List<Letter>> continuations() {
    return CONTINUATIONS;
  }

  private static final List<List<Letter>> CONTINUATIONS = allContinuations();

  private static List<List<Letter>> allContinuations() {
    List<Letter> abc = List.of(new Letter("a", "2"), new Letter("b", "2"), new Letter("c", ""));
    List<Letter> end = List.of(new Letter("s", ""));
    List<Letter> aa = List.of(new Letter("a", ""), new Letter("a", ""));
    List<List<Letter>> tails =
        List.of(
            List.of(),
            end,
            aa,
            aa.subList(1, 2),
            abc,
            abc.subList(1, 3),
            abc.subList(2, 3),
            joined(aa, end),
            joined(aa.subList(1, 2), end),
            joined(abc, end));
    List<List<Letter>> all = new ArrayList<>();
    for (int ones = 0; ones <= LONGEST; ones++) {
      for (int twos = 0; twos + ones <= LONGEST; twos++) {
        List<Letter> answers =
            joined(
                Collections.nCopies(ones, new Letter("b", "1")),
                Collections.nCopies(twos, new Letter("b", "2")));
        tails.forEach(tail -> all.add(joined(answers, tail)));
      }
    }
    return all;
  }

  @Provide
  Arbitrary<List<Letter>> traces() {
    return Combinators.combine(
            Arbitraries.of("a", "a", "b", "b", "c", "o", "s"),
            Arbitraries.of("1", "2", "1", "2", ""))
        .as(Letter::new)
        .list()
        .ofMaxSize(LONGEST);
  }

  @Provide
  Arbitrary<List<Integer>> pauses() {
    return Arbitraries.of(0, 50, 300).list().ofSize(LONGEST);
  }
}
