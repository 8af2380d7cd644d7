package dev.goldenpath.timeline;

import dev.goldenpath.wire.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * What was broken, in any scenario, in runs that nothing sets apart. Where such a run breaks a
 * clause, another that breaks it too does not owe that to the one thing that sets it apart: what
 * fails at random fails beside another run, or after a word, by chance.
 *
 * <p>Safe for any number of threads.
 */
public final class PlainBreaks {
  private static final Queue<Plain> NONE = new ConcurrentLinkedQueue<>();

  private final Map<String, Period> runs = new ConcurrentHashMap<>();
  private final Map<String, Queue<Plain>> breaks = new ConcurrentHashMap<>();

  private record Period(String run, Instant from, Instant to) {
    boolean meets(Period other) {
      return !run.equals(other.run) && from.isBefore(other.to) && other.from.isBefore(to);
    }
  }

  private record Plain(Period period, Set<String> tools) {}

  /** Note that a run was asked for; it goes on until it is known to be over. */
  void asked(String run, Entry.HttpRequest request) {
    runs.put(run, new Period(run, request.at().wall(), Instant.MAX));
  }

  void over(String run, Instant end) {
    runs.computeIfPresent(run, (name, span) -> new Period(name, span.from(), end));
  }

  /** Note that a run that nothing sets apart has broken a clause by some moment. */
  public void broke(String clause, Set<String> tools, String run, Instant by) {
    Period period = runs.get(run);
    if (period != null) {
      breaks
          .computeIfAbsent(clause, key -> new ConcurrentLinkedQueue<>())
          .add(new Plain(new Period(run, period.from(), by), tools));
    }
  }

  /** Return whether a clause was broken by a run that was asked for no other tools than these. */
  public boolean isKnown(String clause, Set<String> tools) {
    return of(clause, tools).findAny().isPresent();
  }

  /** Return whether that run was one beside which no other went on, in any scenario. */
  public boolean isKnownOfLonely(String clause, Set<String> tools) {
    return of(clause, tools).anyMatch(broken -> runs.values().stream().noneMatch(broken::meets));
  }

  private Stream<Period> of(String clause, Set<String> tools) {
    return breaks.getOrDefault(clause, NONE).stream()
        .filter(broken -> tools.containsAll(broken.tools()))
        .map(Plain::period);
  }
}
