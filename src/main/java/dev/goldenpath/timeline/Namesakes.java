package dev.goldenpath.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Accepted runs by their ids, since several may share one (HTTP-5). */
final class Namesakes {
  private final Audience audience;
  private final Map<String, List<Run>> runs = new HashMap<>();

  Namesakes(Audience audience) {
    this.audience = audience;
  }

  void add(Run run) {
    runs.computeIfAbsent(run.id(), id -> new ArrayList<>()).add(run);
  }

  /** Return whether several were given that id. */
  boolean share(String runId) {
    return runs.getOrDefault(runId, List.of()).size() > 1;
  }

  /** Return the last run of that id that a socket carries, where several share it. */
  Optional<Run> last(String runId, Socket socket) {
    return share(runId) ? on(socket, runId).reduce((earlier, later) -> later) : Optional.empty();
  }

  /** Return whether a socket carries more runs than one under a run's id. */
  boolean areOn(Socket socket, Run run) {
    return on(socket, run.id()).limit(2).count() > 1;
  }

  private Stream<Run> on(Socket socket, String runId) {
    return runs.getOrDefault(runId, List.of()).stream()
        .filter(run -> audience.carries(socket, run));
  }
}
