package dev.goldenpath.backend.defect;

import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.User;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers everybody's newest run, as a manager shared by all users would. */
final class Others {

  private final Map<User, Run> newest = new ConcurrentHashMap<>();

  void note(Event event) {
    if (event.is(Event.STARTED)) {
      newest.put(event.run().user(), event.run());
    }
  }

  /** Give the newest run of somebody else. */
  Optional<Run> than(User user) {
    return newest.values().stream()
        .filter(run -> !run.user().equals(user))
        .max(Comparator.comparingInt(Run::ordinal));
  }

  Optional<Run> than(Run run) {
    return than(run.user());
  }
}
