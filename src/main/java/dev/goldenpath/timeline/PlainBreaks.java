package dev.goldenpath.timeline;

import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
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
  /** Shorter than any limit within which a run is to begin. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** So many that come to a good end are no stragglers of a kind that never does. */
  private static final int ENOUGH = 3;

  private static final Queue<RunBreak> NONE = new ConcurrentLinkedQueue<>();

  private final Map<String, Period> runs = new ConcurrentHashMap<>();
  private final Map<String, Queue<RunBreak>> breaks = new ConcurrentHashMap<>();

  private record Period(String scene, String run, Set<String> tools, Instant from, Instant to) {
    Period until(Instant end) {
      return new Period(scene, run, tools, from, end);
    }

    /** Return it without what nobody has heard of it: whoever waits for that, asks later. */
    Period atFirst() {
      Instant soon = from.plus(SOON);
      return to.isAfter(soon) ? until(soon) : this;
    }

    boolean meets(Period other) {
      return !run.equals(other.run) && from.isBefore(other.to) && other.from.isBefore(to);
    }
  }

  /**
   * @param tools what it was asked for, as far as that matters
   * @param plain whether nothing was to set the run apart
   */
  private record RunBreak(Period period, Set<String> tools, boolean plain) {}

  /** Note that a run was asked for; it goes on until it is known to be over. */
  void asked(String scene, String run, Entry.HttpRequest request) {
    Set<String> tools =
        request.request().map(AgentRequest::allowedTools).map(Set::copyOf).orElse(Set.of());
    runs.put(run, new Period(scene, run, tools, request.at().wall(), Instant.MAX));
  }

  void over(String run, Instant end) {
    runs.computeIfPresent(run, (name, span) -> span.until(end));
  }

  /** Note that a run has broken a clause by some moment. */
  public void broke(String clause, Set<String> tools, String run, boolean plain, Instant by) {
    Period period = runs.get(run);
    if (period != null) {
      breaks
          .computeIfAbsent(clause, key -> new ConcurrentLinkedQueue<>())
          .add(new RunBreak(period.until(by), tools, plain));
    }
  }

  /** Return whether a clause was broken by a run that was asked for no other tools than these. */
  public boolean isKnown(String clause, Set<String> tools) {
    return of(clause).anyMatch(broken -> broken.plain() && tools.containsAll(broken.tools()));
  }

  /** Return whether that run was one beside which no other went on, in any scenario. */
  public boolean isKnownOfLonely(String clause, Set<String> tools) {
    return of(clause)
        .filter(broken -> tools.containsAll(broken.tools()))
        .map(RunBreak::period)
        .anyMatch(broken -> runs.values().stream().noneMatch(broken::meets));
  }

  /**
   * Return whether runs that have another of their scenario beside them break a clause no more
   * often than those that have none, as far as chance can tell: of all that were asked for tools
   * with which it is broken, or of those with just these tools.
   */
  public boolean isAsCommonAlone(String clause, Set<String> tools) {
    List<RunBreak> broken = of(clause).toList();
    return mayBeChance(
            run -> broken.stream().anyMatch(it -> run.tools().containsAll(it.tools())), broken)
        || mayBeChance(run -> run.tools().equals(tools), broken);
  }

  /**
   * Return whether some of those that were asked for the same tools have broken a clause, and
   * others have come to their ends without: then it may be broken next with any tools.
   */
  public boolean isFlickering(String clause) {
    List<RunBreak> broken = of(clause).filter(RunBreak::plain).toList();
    Map<Set<String>, List<Period>> over =
        runs.values().stream()
            .filter(run -> !run.to().equals(Instant.MAX))
            .collect(Collectors.groupingBy(Period::tools));
    return over.values().stream()
        .map(same -> share(same, broken))
        .anyMatch(share -> share.hit() > 0 && share.of() - share.hit() >= ENOUGH);
  }

  private boolean mayBeChance(Predicate<Period> like, List<RunBreak> broken) {
    Map<Boolean, List<Period>> byCompany =
        runs.values().stream().filter(like).collect(Collectors.partitioningBy(this::hasCompany));
    return Chance.explains(
        share(byCompany.getOrDefault(true, List.of()), broken),
        share(byCompany.getOrDefault(false, List.of()), broken));
  }

  private boolean hasCompany(Period run) {
    return runs.values().stream()
        .filter(other -> other.scene().equals(run.scene()))
        .anyMatch(other -> other.atFirst().meets(run.atFirst()));
  }

  private static Chance.Share share(Collection<Period> runs, Collection<RunBreak> broken) {
    Set<String> names =
        broken.stream().map(it -> it.period().run()).collect(Collectors.toUnmodifiableSet());
    return new Chance.Share(
        (int) runs.stream().filter(run -> names.contains(run.run())).count(), runs.size());
  }

  private Stream<RunBreak> of(String clause) {
    return breaks.getOrDefault(clause, NONE).stream();
  }
}
