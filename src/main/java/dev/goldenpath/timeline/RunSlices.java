package dev.goldenpath.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of a scenario as its sockets see them. */
final class RunSlices {
  private final List<RunSlice> all = new ArrayList<>();
  private final Map<Socket, Map<String, RunSlice>> bySocket = new HashMap<>();
  private final Map<String, List<RunSlice>> byRun = new HashMap<>();

  void add(RunSlice slice) {
    String id = slice.run().id();
    all.add(slice);
    bySocket.computeIfAbsent(slice.socket(), it -> new LinkedHashMap<>()).put(id, slice);
    byRun.computeIfAbsent(id, it -> new ArrayList<>()).add(slice);
  }

  Collection<RunSlice> all() {
    return Collections.unmodifiableCollection(all);
  }

  /** Return those of one socket, the first that it saw first. */
  Collection<RunSlice> on(Socket socket) {
    return Collections.unmodifiableCollection(bySocket.getOrDefault(socket, Map.of()).values());
  }

  List<RunSlice> of(Run run) {
    return byRun.getOrDefault(run.id(), List.of()).stream()
        .filter(slice -> !slice.run().isNamesakeOf(run))
        .toList();
  }

  Optional<RunSlice> find(Socket socket, String runId) {
    return Optional.ofNullable(bySocket.getOrDefault(socket, Map.of()).get(runId));
  }

  /** Return when the last end of a run was told, or that it goes on. */
  long lastEnd(Run run) {
    return of(run).stream()
        .flatMap(slice -> slice.terminal().stream())
        .mapToLong(event -> event.at().nanos())
        .max()
        .orElse(RunSpans.OPEN);
  }
}
