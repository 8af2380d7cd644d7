package dev.goldenpath.timeline;

import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Comparison;
import dev.goldenpath.wire.Comparison.Difference;
import dev.goldenpath.wire.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was broken, in any scenario, in runs that nothing sets apart. Where such a run breaks a
 * clause, another that breaks it too does not owe that to the one thing that sets it apart: what
 * fails at random fails beside another run, or after a word, by chance.
 *
 * <p>Safe for any number of threads.
 */
public final class PlainBreaks {
  /** So many that come to a good end are no stragglers of a kind that never does. */
  private static final int ENOUGH = 3;

  private final Map<String, Period> runs = new ConcurrentHashMap<>();
  private final Map<String, Queue<RunBreak>> breaks = new ConcurrentHashMap<>();

  /**
   * @param tools what it was asked for, as far as that matters
   */
  private record RunBreak(Period period, Set<String> tools) {}

  /** Note that a run was asked for; it goes on until it is known to be over. */
  void asked(String scene, String run, Entry.HttpRequest request) {
    Set<String> tools =
        request.request().map(AgentRequest::allowedTools).map(Set::copyOf).orElse(Set.of());
    Optional<Difference> difference = request.comparison().map(Comparison::difference);
    runs.put(run, new Period(scene, run, tools, difference, request.at().wall(), Instant.MAX));
  }

  void over(String run, Instant end) {
    runs.computeIfPresent(run, (name, span) -> span.until(end));
  }

  /**
   * Note that a run has broken a clause by some moment.
   *
   * @param clause by its id, or one of its rules alone: {@code PAIR-4/1}
   */
  public void broke(String clause, Set<String> tools, String run, Instant by) {
    Period period = runs.get(run);
    if (period != null) {
      breaks
          .computeIfAbsent(clause, key -> new ConcurrentLinkedQueue<>())
          .add(new RunBreak(period.until(by), tools));
    }
  }

  /** Return whether a clause was broken by a run that was asked for no other tools than these. */
  public boolean isKnown(String clause, Set<String> tools) {
    return of(clause)
        .anyMatch(broken -> broken.period().isPlain() && tools.containsAll(broken.tools()));
  }

  /** Return whether that run was one beside which no other went on, in any scenario. */
  public boolean isKnownOfLonely(String clause, Set<String> tools) {
    Predicate<Period> accompanied = Period.besideAny(runs.values(), UnaryOperator.identity());
    return ofPlainOrBeside(clause)
        .filter(broken -> tools.containsAll(broken.tools()))
        .map(RunBreak::period)
        .anyMatch(accompanied.negate());
  }

  /**
   * Return whether runs that have another of their scenario beside them break a clause no more
   * often than those that have none, as far as chance can tell: of all that were asked for tools
   * with which it is broken, or of those with just these tools.
   */
  public boolean isAsCommonAlone(String clause, Set<String> tools) {
    List<RunBreak> broken = ofPlainOrBeside(clause).toList();
    Set<String> names = names(broken);
    Map<Boolean, List<Period>> byCompany = byCompany();
    return mayBeChance(
            byCompany,
            run -> broken.stream().anyMatch(it -> run.tools().containsAll(it.tools())),
            names)
        || mayBeChance(byCompany, run -> run.tools().equals(tools), names);
  }

  /**
   * Return whether a clause is broken now and then: some of the plain runs that were asked for the
   * same tools have broken it, and others have come to their ends without; and those that one thing
   * sets apart break it no more often than these, as far as chance can tell.
   */
  public boolean isFlickering(String clause, Difference difference) {
    List<RunBreak> broken = of(clause).toList();
    Set<String> names = names(broken);
    // A run of which nothing comes any more is never over, and has broken something.
    List<Period> decided =
        runs.values().stream().filter(run -> run.isOver() || names.contains(run.run())).toList();
    List<Period> flickering =
        decided.stream()
            .filter(Period::isPlain)
            .collect(Collectors.groupingBy(Period::tools))
            .values()
            .stream()
            .filter(same -> flickers(share(same, names)))
            .flatMap(List::stream)
            .toList();
    List<Period> apart =
        decided.stream().filter(run -> run.difference().equals(Optional.of(difference))).toList();
    return Chance.explains(share(apart, names), share(flickering, names));
  }

  private static boolean flickers(Chance.Share share) {
    return share.hit() > 0 && share.of() - share.hit() >= ENOUGH;
  }

  private static boolean mayBeChance(
      Map<Boolean, List<Period>> byCompany, Predicate<Period> like, Set<String> names) {
    return Chance.explains(
        share(byCompany.getOrDefault(true, List.of()).stream().filter(like).toList(), names),
        share(byCompany.getOrDefault(false, List.of()).stream().filter(like).toList(), names));
  }

  /** Tell apart the runs that have another of their scenario beside them. */
  private Map<Boolean, List<Period>> byCompany() {
    Map<String, Predicate<Period>> company =
        runs.values().stream()
            .collect(
                Collectors.groupingBy(
                    Period::scene,
                    Collectors.collectingAndThen(
                        Collectors.toList(), of -> Period.besideAny(of, Period::atFirst))));
    return runs.values().stream()
        .collect(
            Collectors.partitioningBy(
                run -> company.getOrDefault(run.scene(), it -> false).test(run)));
  }

  private static Chance.Share share(Collection<Period> runs, Set<String> broken) {
    return new Chance.Share(
        (int) runs.stream().filter(run -> broken.contains(run.run())).count(), runs.size());
  }

  private static Set<String> names(Collection<RunBreak> broken) {
    return broken.stream().map(it -> it.period().run()).collect(Collectors.toUnmodifiableSet());
  }

  private Stream<RunBreak> ofPlainOrBeside(String clause) {
    return of(clause)
        .filter(
            it ->
                it.period().isPlain()
                    || it.period().difference().equals(Optional.of(Difference.RUN_BESIDE)));
  }

  private Stream<RunBreak> of(String clause) {
    return breaks.entrySet().stream()
        .filter(it -> it.getKey().equals(clause) || it.getKey().startsWith(clause + "/"))
        .flatMap(it -> it.getValue().stream());
  }
}
