package dev.goldenpath.report;

import dev.goldenpath.result.PastRun.Latency;
import dev.goldenpath.result.Story;
import dev.goldenpath.result.Story.Kind;
import dev.goldenpath.result.Story.Mark;
import dev.goldenpath.result.Story.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measure how long the runs of some scenarios took, as each socket saw them. */
final class Latencies {
  private final List<Long> firstEvents = new ArrayList<>();
  private final List<Long> runs = new ArrayList<>();

  static Latencies of(List<ScenarioReport> scenarios) {
    Latencies measured = new Latencies();
    scenarios.forEach(it -> measured.add(it.story()));
    return measured;
  }

  private void add(Story story) {
    Map<List<String>, Long> first = new HashMap<>();
    for (Mark mark : story.marks()) {
      first.putIfAbsent(List.of(mark.lane(), mark.run()), mark.at());
    }
    for (Span span : story.spans()) {
      if (span.kind() == Kind.RUN && span.ended()) {
        runs.add(span.to() - span.from());
        Long seen = first.get(List.of(span.lane(), span.run()));
        if (seen != null && seen > span.from()) {
          firstEvents.add(seen - span.from());
        }
      }
    }
  }

  Latency firstEvent() {
    return latency(firstEvents);
  }

  Latency run() {
    return latency(runs);
  }

  private static Latency latency(List<Long> micros) {
    Collections.sort(micros);
    return micros.isEmpty()
        ? new Latency(0, 0, 0)
        : new Latency(micros.size(), at(micros, 50), at(micros, 95));
  }

  /** Return the smallest that so many of a hundred don't exceed. */
  private static long at(List<Long> sorted, int percent) {
    return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
  }
}
