package dev.goldenpath.rule;

import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All rules over all slices of one timeline: a watcher for each scenario, socket or run that a rule
 * speaks of, begun when that appears.
 *
 * <p>A rule that crashes makes its clause undecided; it never passes, never ends the judging, and
 * is asked nothing more.
 */
final class Watchers {
  private final Timeline timeline;
  private final List<Rule> rules;
  private final List<Watcher> all = new ArrayList<>();
  private final List<Watcher> ofScenario = new ArrayList<>();
  private final Map<Socket, List<Watcher>> ofSocket = new LinkedHashMap<>();
  private final Map<RunSlice, List<Watcher>> ofRun = new LinkedHashMap<>();
  private final Map<Clause, List<Monitor>> ofClause = new EnumMap<>(Clause.class);
  private final Map<Clause, RuntimeException> crashes = new EnumMap<>(Clause.class);
  private final List<Violation> fresh = new ArrayList<>();

  Watchers(Timeline timeline, List<Rule> rules) {
    this.timeline = timeline;
    this.rules = new ArrayList<>(rules);
    rules(Rule.ForScenario.class).forEach(rule -> ofScenario.add(watcher(rule.watch(timeline))));
  }

  private <T extends Rule> Stream<T> rules(Class<T> scope) {
    return rules.stream().filter(scope::isInstance).map(scope::cast);
  }

  /** Begin to watch by one more rule, and lead it through what has come already. */
  void declare(Rule rule) {
    rules.add(rule);
    if (rule instanceof Rule.ForScenario ofThis) {
      ofScenario.add(ledThrough(ofThis.watch(timeline), moment -> true));
    } else if (rule instanceof Rule.ForSocket ofThis) {
      ofSocket.forEach((socket, known) -> known.add(ledThrough(ofThis, socket)));
    } else if (rule instanceof Rule.ForRun ofThis) {
      ofRun.entrySet().stream()
          .filter(entry -> judges(ofThis, entry.getKey()))
          .forEach(entry -> entry.getValue().add(ledThrough(ofThis, entry.getKey())));
    }
  }

  private Watcher ledThrough(Rule.ForSocket rule, Socket socket) {
    return ledThrough(
        rule.watch(socket, timeline),
        moment ->
            moment.entry() instanceof Entry.OfSocket entry && entry.socket().equals(socket.name()));
  }

  private Watcher ledThrough(Rule.ForRun rule, RunSlice slice) {
    return ledThrough(
        rule.watch(slice), moment -> moment.event().filter(slice.events()::contains).isPresent());
  }

  private Watcher ledThrough(Monitor monitor, Predicate<Moment> mine) {
    Watcher watcher = watcher(monitor);
    timeline.moments().stream()
        .filter(mine)
        .forEach(moment -> each(List.of(watcher), it -> it.on(moment)));
    return watcher;
  }

  private static boolean judges(Rule.ForRun rule, RunSlice slice) {
    return slice.isOwn() || rule.judgesForeignRuns();
  }

  /** Show a moment to those who watch the scenario, or its socket. */
  void on(Moment moment) {
    each(ofScenario, watcher -> watcher.on(moment));
    if (moment.entry() instanceof Entry.OfSocket ofThis) {
      timeline
          .socket(ofThis.socket())
          .ifPresent(socket -> each(of(socket), watcher -> watcher.on(moment)));
    }
  }

  /** Show a moment to those who watch its run on its socket. */
  void on(Moment moment, RunSlice slice) {
    each(of(slice), watcher -> watcher.on(moment));
  }

  void tick(long nanos) {
    each(all, watcher -> watcher.tick(nanos));
  }

  /** Return the next moment at which silence could decide something. */
  long wakeAt() {
    long[] earliest = {Monitor.NEVER};
    each(all, watcher -> earliest[0] = Math.min(earliest[0], watcher.wakeAt()));
    return earliest[0];
  }

  void end(Ending ending, long nanos) {
    each(all, watcher -> watcher.end(ending, nanos));
  }

  /** Tell those who watch runs on a socket that it is closed. */
  void end(Entry.SocketClosed closed) {
    ofRun.keySet().stream()
        .filter(slice -> slice.socket().name().equals(closed.socket()))
        .forEach(slice -> end(slice, closed));
  }

  void end(RunSlice slice, Entry.SocketClosed closed) {
    Ending ending = closed.bySuite() ? Ending.GIVEN_UP : Ending.SOCKET_CLOSED;
    each(of(slice), watcher -> watcher.end(ending, closed.at().nanos()));
  }

  /** Begin to watch a run on a socket, before anything of it is told there. */
  void begin(RunSlice slice) {
    of(slice);
  }

  private List<Watcher> of(Socket socket) {
    return ofSocket.computeIfAbsent(
        socket,
        opened -> watchers(rules(Rule.ForSocket.class).map(rule -> rule.watch(opened, timeline))));
  }

  private List<Watcher> of(RunSlice slice) {
    return ofRun.computeIfAbsent(
        slice,
        begun ->
            watchers(
                rules(Rule.ForRun.class)
                    .filter(rule -> judges(rule, begun))
                    .map(rule -> rule.watch(begun))));
  }

  private List<Watcher> watchers(Stream<Monitor> monitors) {
    return new ArrayList<>(monitors.map(this::watcher).toList());
  }

  private Watcher watcher(Monitor monitor) {
    Watcher watcher = new Watcher(monitor);
    all.add(watcher);
    ofClause.computeIfAbsent(monitor.clause(), any -> new ArrayList<>()).add(monitor);
    return watcher;
  }

  private void each(List<Watcher> watchers, Consumer<Watcher> action) {
    for (Watcher watcher : watchers) {
      guarded(watcher, action);
    }
  }

  private void guarded(Watcher watcher, Consumer<Watcher> action) {
    Monitor monitor = watcher.monitor();
    try {
      if (!crashes.containsKey(monitor.clause())) {
        boolean whole = !monitor.hasFault();
        action.accept(watcher);
        if (whole && monitor.hasFault()) {
          monitor.fault().ifPresent(fresh::add);
        }
      }
    } catch (RuntimeException crash) {
      crashes.put(monitor.clause(), crash);
    }
  }

  /** Return how the rule of a clause has crashed; empty where it has not. */
  Optional<RuntimeException> crash(Clause clause) {
    return Optional.ofNullable(crashes.get(clause));
  }

  /** Return the rules' own crashes. */
  Map<Clause, RuntimeException> crashes() {
    return Map.copyOf(crashes);
  }

  /** Return the monitors of a clause, over all slices. */
  Stream<Monitor> of(Clause clause) {
    return ofClause.getOrDefault(clause, List.of()).stream();
  }

  /** Take in what was broken without a rule of its own. */
  void add(Violation violation) {
    fresh.add(violation);
  }

  /**
   * Return what was broken since this was last asked, mostly nothing; in order, since rules that
   * one entry breaks have none.
   */
  List<Violation> takeFresh() {
    if (fresh.isEmpty()) {
      return List.of();
    }
    List<Violation> taken =
        fresh.stream()
            .sorted(Comparator.comparingLong(Violation::decidedAt).thenComparing(Violation::clause))
            .toList();
    fresh.clear();
    return taken;
  }
}
