package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.performing;
import static dev.goldenpath.backend.seam.Behaviours.planning;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.RunRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Verbs that make the agent work otherwise. */
final class AgentVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "plan", AgentVerbs::plan,
          "answer-at-once", AgentVerbs::answerAtOnce,
          "answer-failures", AgentVerbs::answerFailures,
          "answer-late", AgentVerbs::answerLate,
          "start-late", AgentVerbs::startLate,
          "think-again", AgentVerbs::thinkAgain);

  /** Makes the rounds of a run, each a list of tools, of those of the healthy backend. */
  private interface Rounds {
    List<List<String>> of(Run run, List<List<String>> plan);
  }

  private static final Map<String, Rounds> ROUNDS =
      Map.of(
          "none", (run, plan) -> List.of(),
          "of-the-default-tools", (run, plan) -> each(RunRequest.DEFAULT_TOOLS.stream()),
          "without-limit", (run, plan) -> each(run.request().tools().stream()),
          "one-over-the-limit", (run, plan) -> upTo(run.request().maxIterations() + 1, run),
          "without-the-first", (run, plan) -> plan.stream().skip(1).toList(),
          "without-the-last", AgentVerbs::withoutTheLast,
          "by-the-alphabet", (run, plan) -> each(plan.stream().flatMap(List::stream).sorted()),
          "with-a-forbidden-tool", AgentVerbs::withAForbiddenTool,
          "each-tool-twice", (run, plan) -> plan.stream().map(AgentVerbs::twice).toList(),
          "all-in-one", AgentVerbs::allInOne);

  private AgentVerbs() {}

  /**
   * Plan other {@code rounds} for some runs, or by the limit of each thread's first run; with so
   * many {@code calls} in each, if given.
   */
  private static Behaviour plan(Parameters given) {
    Predicate<Run> which = Filters.runs(given);
    Map<String, Integer> limits = new ConcurrentHashMap<>();
    Rounds byTheFirstLimit =
        (run, plan) ->
            upTo(limits.computeIfAbsent(run.threadId(), it -> run.request().maxIterations()), run);
    Rounds rounds =
        given.text("rounds").equals("by-the-threads-first-limit")
            ? byTheFirstLimit
            : given.choice("rounds", ROUNDS);
    int calls = given.number("calls", 0);
    return planning(
        (run, next) -> which.test(run) ? regrouped(rounds.of(run, next.get()), calls) : next.get());
  }

  private static List<List<String>> regrouped(List<List<String>> rounds, int calls) {
    List<String> tools = rounds.stream().flatMap(List::stream).toList();
    return calls == 0
        ? rounds
        : IntStream.iterate(0, from -> from < tools.size(), from -> from + calls)
            .mapToObj(from -> tools.subList(from, Math.min(from + calls, tools.size())))
            .toList();
  }

  private static List<List<String>> upTo(long limit, Run run) {
    return each(run.request().tools().stream().limit(limit));
  }

  private static List<List<String>> each(Stream<String> tools) {
    return tools.map(List::of).toList();
  }

  private static List<String> twice(List<String> round) {
    return Stream.concat(round.stream(), round.stream()).toList();
  }

  private static List<List<String>> withoutTheLast(Run run, List<List<String>> plan) {
    return plan.size() < 2 ? plan : plan.subList(0, plan.size() - 1);
  }

  private static List<List<String>> allInOne(Run run, List<List<String>> plan) {
    List<String> tools = run.request().tools();
    return tools.isEmpty() ? plan : List.of(tools);
  }

  private static List<List<String>> withAForbiddenTool(Run run, List<List<String>> plan) {
    String forbidden =
        Stream.of("get_current_time", "echo_tool", "wait_tool")
            .filter(tool -> !run.request().tools().contains(tool))
            .findFirst()
            .orElse("failing_tool");
    return Stream.concat(plan.stream(), Stream.of(List.of(forbidden))).toList();
  }

  /** Answer some runs with a {@code thought} and an {@code answer}, a template. */
  private static Behaviour answerAtOnce(Parameters given) {
    Predicate<Run> which = Filters.runs(given);
    String thought = given.text("thought");
    Template answer = Template.of(given.text("answer"));
    return performing(
        (run, narrator, next) -> {
          if (!which.test(run)) {
            return next.get();
          }
          narrator.thinking(thought);
          Scope scope = Scope.of(given.history(), run);
          return CompletableFuture.completedFuture(answer.in(scope).orElseThrow().asText());
        });
  }

  private static Behaviour answerFailures(Parameters given) {
    String answer = given.text("answer");
    return performing((run, narrator, next) -> next.get().exceptionally(failure -> answer));
  }

  /** Let the work come to its end, good or bad, {@code millis} later. */
  private static Behaviour answerLate(Parameters given) {
    int millis = given.number("millis");
    return performing(
        (run, narrator, next) -> {
          CompletionStage<String> work = next.get();
          return work.handle(
                  (answer, failure) -> given.history().inside().delayed(millis, () -> work))
              .thenCompose(late -> late);
        });
  }

  private static Behaviour startLate(Parameters given) {
    int millis = given.number("millis");
    return performing((run, narrator, next) -> given.history().inside().delayed(millis, next));
  }

  private static Behaviour thinkAgain(Parameters given) {
    String thought = given.text("thought");
    return performing(
        (run, narrator, next) ->
            next.get()
                .thenApply(
                    answer -> {
                      narrator.thinking(thought);
                      return answer;
                    }));
  }
}
