package dev.goldenpath.timeline;

import dev.goldenpath.wire.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
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
  private final Map<String, Period> runs = new ConcurrentHashMap<>();
  private final Map<String, Queue<Period>> breaks = new ConcurrentHashMap<>();

  private record Period(String run, Instant from, Instant to) {
    boolean meets(Period other) {
      return !run.equals(other.run) && from.isBefore(other.to) && other.from.isBefore(to);
    }
  }

  /** Note that a run was asked for; it goes on until it is known to be over. */
  void asked(String run, Entry.HttpRequest request) {
    runs.put(run, new Period(run, request.at().wall(), Instant.MAX));
  }

  void over(String run, Instant end) {
    runs.computeIfPresent(run, (name, span) -> new Period(name, span.from(), end));
  }

  /** Note that a run that nothing sets apart has broken something by some moment. */
  public void broke(String what, String run, Instant by) {
    Period span = runs.get(run);
    if (span != null) {
      breaks
          .computeIfAbsent(what, key -> new ConcurrentLinkedQueue<>())
          .add(new Period(run, span.from(), by));
    }
  }

  public boolean isKnown(String what) {
    return of(what).findAny().isPresent();
  }

  /** Return whether it was broken by a run beside which no other went on, in any scenario. */
  public boolean isKnownOfLonely(String what) {
    return of(what).anyMatch(span -> runs.values().stream().noneMatch(span::meets));
  }

  private Stream<Period> of(String what) {
    Queue<Period> known = breaks.get(what);
    return known == null ? Stream.empty() : known.stream();
  }
}
