package dev.goldenpath.backend.defect;

import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Run;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Knows which runs are under way at the same time. */
final class Overlaps {

  private final Map<String, Run> underWay = new ConcurrentHashMap<>();

  void note(Event event) {
    if (event.is(Event.STARTED)) {
      underWay.put(event.run().id(), event.run());
    } else if (event.isLast()) {
      underWay.remove(event.run().id());
    }
  }

  /** Give another run of the same user that is under way, the newest first. */
  Optional<Run> with(Run run) {
    return underWay.values().stream()
        .filter(other -> other.user().equals(run.user()) && !other.id().equals(run.id()))
        .max(Comparator.comparingInt(Run::ordinal));
  }
}
