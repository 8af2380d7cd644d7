package dev.goldenpath.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * From when to when runs were under way, as seen from outside: from the request to the last end
 * that is told, or on and on.
 *
 * <p>Sorted by their ends, so that what is beside a run is found without a look at all that was
 * over before it.
 */
public final class RunSpans {
  static final long OPEN = Long.MAX_VALUE;

  private record TimeSpan(Run run, int number, long from, long to) {
    boolean isBeside(TimeSpan other) {
      return this != other && from < other.to && other.from < to;
    }
  }

  private final Map<String, TimeSpan> spans = new HashMap<>();
  private final TreeMap<Long, Map<String, TimeSpan>> byEnd = new TreeMap<>();

  /** Take in a run that was asked for, with the last end that is told of it, or that it goes on. */
  void begin(Run run, long end) {
    run.askedAt().ifPresent(at -> put(new TimeSpan(run, spans.size(), at.nanos(), end)));
  }

  /** Take in that an end of a run was told. */
  void end(Run run, long nanos) {
    TimeSpan span = spans.get(run.id());
    if (span != null && (span.to == OPEN || span.to < nanos)) {
      byEnd.getOrDefault(span.to, Map.of()).remove(run.id());
      put(new TimeSpan(span.run, span.number, span.from, nanos));
    }
  }

  private void put(TimeSpan span) {
    spans.put(span.run.id(), span);
    byEnd.computeIfAbsent(span.to, any -> new LinkedHashMap<>()).put(span.run.id(), span);
  }

  /** Return whether any other run was under way at the same time. */
  public boolean isBesideAny(Run run) {
    return visitBeside(run, other -> true);
  }

  /** Return the other runs that were under way at the same time, the first accepted first. */
  public List<Run> beside(Run run) {
    List<TimeSpan> found = new ArrayList<>();
    visitBeside(run, other -> !found.add(other));
    found.sort(Comparator.comparingInt(TimeSpan::number));
    return found.stream().map(TimeSpan::run).toList();
  }

  /** Visit what is beside a run until that is enough; return whether it was. */
  private boolean visitBeside(Run run, Predicate<TimeSpan> isEnough) {
    @Nullable TimeSpan span = run.call().isEmpty() ? null : spans.get(run.id());
    if (span != null) {
      for (Map<String, TimeSpan> ended : byEnd.tailMap(span.from, false).values()) {
        for (TimeSpan other : ended.values()) {
          if (other.isBeside(span) && isEnough.test(other)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
