package dev.goldenpath.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.result.Demands;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.rule.Clause;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunStatusTest {
  private static final Demands STRICT = new Demands(true, 1);

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void a_run_comes_to_its_exit_status(
      String name, UnaryOperator<Runs> run, Demands demands, int exit, String sentence) {
    RunStatus status = RunStatus.of(run.apply(new Runs()).report(), demands);

    assertThat(status.exitCode()).isEqualTo(exit);
    assertThat(status.sentence()).isEqualTo(sentence);
  }

  static Stream<Arguments> runs() {
    return Stream.of(
        run(
            "kept",
            it -> kept(it),
            Demands.NONE,
            0,
            "Nothing broke: 1 passed, 0 failed, 0 skipped."),
        run(
            "broken",
            it -> failed(kept(it)),
            Demands.NONE,
            1,
            "A promise is broken: 1 passed, 1 failed, 0 skipped."),
        run(
            "errored before broken",
            it -> errored(failed(it)),
            Demands.NONE,
            2,
            "The suite itself is at fault: 0 passed, 1 failed, 0 skipped, 1 errored."),
        run(
            "an error outside any scenario",
            it -> kept(it).error("a hook threw\n    at X"),
            Demands.NONE,
            2,
            "The suite itself is at fault: a hook threw"),
        run(
            "undecided",
            it -> it.undecided("u", Clause.TIME_1),
            Demands.NONE,
            2,
            "The suite itself is at fault: 0 passed, 0 failed, 0 skipped, 1 errored."),
        run(
            "broken before what a stall left open",
            it -> failed(it).stoodStill("u", Clause.TIME_1),
            Demands.NONE,
            1,
            "A promise is broken: 0 passed, 1 failed, 1 affected, 0 skipped."),
        run(
            "nothing",
            it -> it,
            Demands.NONE,
            3,
            "Not passed, nothing was executed (0 passed, 0 failed, 0 skipped)."),
        run(
            "nothing but skipped",
            it -> skipped(it),
            new Demands(false, 0),
            3,
            "Not passed, nothing was executed (0 passed, 0 failed, 1 skipped)."),
        run(
            "too few",
            it -> kept(it),
            new Demands(false, 2),
            3,
            "Not passed, only 1 executed, at least 2 wanted (1 passed, 0 failed, 0 skipped)."),
        run(
            "broken before too few",
            it -> failed(it),
            new Demands(true, 5),
            1,
            "A promise is broken: 0 passed, 1 failed, 0 skipped."),
        run(
            "unavailable",
            it -> unavailable(kept(it)),
            Demands.NONE,
            0,
            "Nothing broke: 1 passed, 0 failed, 0 skipped, 1 unavailable."),
        run(
            "unavailable and strict",
            it -> unavailable(kept(it)),
            STRICT,
            3,
            "Not passed, strict, and 1 unavailable"
                + " (1 passed, 0 failed, 0 skipped, 1 unavailable)."),
        run(
            "skipped and strict",
            it -> skipped(kept(it)),
            STRICT,
            0,
            "Nothing broke: 1 passed, 0 failed, 1 skipped."),
        run(
            "without the golden path",
            it -> it.kept("k", Clause.HTTP_1),
            Demands.NONE,
            0,
            "Nothing broke, but the golden path is not shown: no run that was to take the golden"
                + " path took it (1 passed, 0 failed, 0 skipped)."),
        run(
            "without the golden path and strict",
            it -> it.kept("k", Clause.HTTP_1),
            STRICT,
            3,
            "Not passed, strict, and the golden path is not shown: no run that was to take the"
                + " golden path took it (1 passed, 0 failed, 0 skipped)."),
        run(
            "a required clause that was not tried",
            it -> kept(it),
            new Demands(false, 1, 0, Set.of(Clause.PAIR_1, Clause.ISO_2), List.of()),
            3,
            "Not passed, not kept for want of a trial: ISO-2 (1 passed, 0 failed, 0 skipped)."),
        run(
            "too few clauses, and one that is only a scenario's",
            it -> kept(it).kept("s", Clause.SAID_1),
            new Demands(false, 1, 3, Set.of(), List.of()),
            3,
            "Not passed, only 2 clauses kept, at least 3 wanted (2 passed, 0 failed, 0 skipped)."),
        run(
            "lost",
            it -> kept(it).lost("connection refused"),
            Demands.NONE,
            3,
            "Not passed, the target was lost in mid-run: connection refused"
                + " (1 passed, 0 failed, 0 skipped)."));
  }

  private static Arguments run(
      String name, UnaryOperator<Runs> run, Demands demands, int exit, String sentence) {
    return Arguments.of(name, run, demands, exit, sentence);
  }

  private static Runs kept(Runs runs) {
    return runs.kept("k", Clause.PAIR_1, Clause.ORDER_2);
  }

  private static Runs failed(Runs runs) {
    return runs.failed("f", Runs.FAILURE, Clause.PAIR_2);
  }

  private static Runs errored(Runs runs) {
    return runs.notExecuted("e", Outcome.ERRORED, "stumbled");
  }

  private static Runs skipped(Runs runs) {
    return runs.notExecuted("s", Outcome.SKIPPED, "needs wait-tool", Clause.PAIR_4);
  }

  private static Runs unavailable(Runs runs) {
    return runs.notExecuted("u", Outcome.UNAVAILABLE, "no agents", Clause.PAIR_4);
  }
}
