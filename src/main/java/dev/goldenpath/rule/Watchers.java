package dev.goldenpath.rule;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
  private final List<Rule.ForRun> ofRuns = new ArrayList<>();
  private final List<Rule.ForSocket> ofSockets = new ArrayList<>();
  private final List<Watcher> all = new ArrayList<>();
  private final List<Watcher> ofScenario = new ArrayList<>();
  private final Map<Socket, List<Watcher>> ofSocket = new LinkedHashMap<>();
  private final Map<RunSlice, List<Watcher>> ofRun = new LinkedHashMap<>();
  private final Alarms alarms = new Alarms();
  private final Map<Clause, Map<Rule, List<Monitor>>> ofRule = new EnumMap<>(Clause.class);
  private final Map<Clause, RuntimeException> crashes = new EnumMap<>(Clause.class);
  private final List<Violation> fresh = new ArrayList<>();
  private final Map<Violation, Rule> finders = new IdentityHashMap<>();
  private final List<Rule> rules;

  Watchers(Timeline timeline, List<Rule> rules) {
    this.timeline = timeline;
    this.rules = List.copyOf(rules);
    for (Rule rule : rules) {
      if (rule instanceof Rule.ForScenario ofThis) {
        watch(rule, ofThis.watch(timeline), ofScenario);
      } else {
        add(rule);
      }
    }
  }

  private void add(Rule rule) {
    if (rule instanceof Rule.ForSocket ofThis) {
      ofSockets.add(ofThis);
    } else if (rule instanceof Rule.ForRun ofThis) {
      ofRuns.add(ofThis);
    }
  }

  /** Begin to watch by one more rule, and lead it through what has come already. */
  void declare(Rule rule) {
    add(rule);
    if (rule instanceof Rule.ForScenario ofThis) {
      leadThrough(rule, ofThis.watch(timeline), ofScenario, moment -> true);
    } else if (rule instanceof Rule.ForSocket ofThis) {
      ofSocket.forEach((socket, known) -> leadThrough(ofThis, socket, known));
    } else if (rule instanceof Rule.ForRun ofThis) {
      ofRun.entrySet().stream()
          .filter(entry -> judges(ofThis, entry.getKey()))
          .forEach(entry -> leadThrough(ofThis, entry.getKey(), entry.getValue()));
    }
  }

  private void leadThrough(Rule.ForSocket rule, Socket socket, List<Watcher> others) {
    leadThrough(
        rule,
        rule.watch(socket, timeline),
        others,
        moment ->
            moment.entry() instanceof Entry.OfSocket entry && entry.socket().equals(socket.name()));
  }

  private void leadThrough(Rule.ForRun rule, RunSlice slice, List<Watcher> others) {
    Predicate<AgentEvent> told = slice.toldSoFar();
    leadThrough(rule, rule.watch(slice), others, moment -> moment.event().filter(told).isPresent());
  }

  private void leadThrough(
      Rule rule, Monitor monitor, List<Watcher> others, Predicate<Moment> mine) {
    List<Watcher> alone = new ArrayList<>();
    watch(rule, monitor, alone);
    timeline.moments().stream().filter(mine).forEach(moment -> show(moment, alone));
    others.addAll(alone);
  }

  private static boolean judges(Rule.ForRun rule, RunSlice slice) {
    return slice.isOwn() || rule.judgesForeignRuns();
  }

  /** Show a moment to those who watch the scenario, or its socket. */
  void on(Moment moment) {
    show(moment, ofScenario);
    if (moment.entry() instanceof Entry.OfSocket ofThis) {
      Optional<Socket> socket = timeline.socket(ofThis.socket());
      if (socket.isPresent()) {
        show(moment, of(socket.get()));
      }
    }
  }

  /** Show a moment to those who watch its run on its socket. */
  void on(Moment moment, RunSlice slice) {
    show(moment, of(slice));
  }

  private void show(Moment moment, List<Watcher> watchers) {
    Consumer<Watcher> showing = watcher -> watcher.on(moment);
    for (Watcher watcher : watchers) {
      if (watcher.heeds(moment)) {
        guarded(watcher, showing);
      }
    }
  }

  void tick(long nanos) {
    if (alarms.next() < nanos) {
      each(alarms.before(nanos), watcher -> watcher.tick(nanos));
    }
  }

  /** Return the next moment at which silence could decide something. */
  long wakeAt() {
    return alarms.next();
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

  /** Judge a run on a socket no more; what it owes is forgiven. */
  void giveUp(RunSlice slice, long nanos) {
    each(of(slice), watcher -> watcher.end(Ending.GIVEN_UP, nanos));
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
    List<Watcher> known = ofSocket.get(socket);
    return known == null ? ofSocket.computeIfAbsent(socket, this::begun) : known;
  }

  private List<Watcher> begun(Socket socket) {
    List<Watcher> watchers = new ArrayList<>();
    ofSockets.forEach(rule -> watch(rule, rule.watch(socket, timeline), watchers));
    return watchers;
  }

  private List<Watcher> of(RunSlice slice) {
    List<Watcher> known = ofRun.get(slice);
    return known == null ? ofRun.computeIfAbsent(slice, this::begun) : known;
  }

  private List<Watcher> begun(RunSlice slice) {
    List<Watcher> watchers = new ArrayList<>();
    for (Rule.ForRun rule : ofRuns) {
      if (judges(rule, slice)) {
        watch(rule, rule.watch(slice), watchers);
      }
    }
    return watchers;
  }

  /** Begin to watch beside others, unless there is nothing to watch for. */
  private void watch(Rule rule, Monitor monitor, List<Watcher> others) {
    if (!monitor.isIdle()) {
      Watcher watcher = new Watcher(rule, monitor, timeline.stalls(), all.size());
      all.add(watcher);
      others.add(watcher);
      ofRule
          .computeIfAbsent(rule.clause(), any -> new LinkedHashMap<>())
          .computeIfAbsent(rule, any -> new ArrayList<>())
          .add(monitor);
      alarms.set(watcher);
    }
  }

  private void each(List<Watcher> watchers, Consumer<Watcher> action) {
    for (Watcher watcher : watchers) {
      guarded(watcher, action);
    }
  }

  private void guarded(Watcher watcher, Consumer<Watcher> action) {
    Monitor monitor = watcher.monitor();
    try {
      if (crashes.isEmpty() || !crashes.containsKey(monitor.clause())) {
        boolean whole = !monitor.hasFault();
        action.accept(watcher);
        if (whole && monitor.hasFault()) {
          monitor.fault().ifPresent(fault -> found(fault, watcher.rule()));
        }
        watcher.look();
        alarms.set(watcher);
      }
    } catch (RuntimeException crash) {
      crashes.put(monitor.clause(), crash);
    } catch (StackOverflowError deep) {
      crashes.put(monitor.clause(), new IllegalStateException("what it reads is too deep", deep));
    }
  }

  private void found(Violation violation, Rule by) {
    fresh.add(violation);
    finders.put(violation, by);
  }

  /**
   * Return which rule has found it, of its clause's several: {@code PAIR-4/1}; or the clause alone
   * where none has.
   */
  String ruleOf(Violation violation) {
    Rule finder = finders.get(violation);
    return violation.clause().id() + (finder == null ? "" : "/" + rules.indexOf(finder));
  }

  /** Return how the rule of a clause has crashed; empty where it has not. */
  Optional<RuntimeException> crash(Clause clause) {
    return Optional.ofNullable(crashes.get(clause));
  }

  /** Return the rules' own crashes. */
  Map<Clause, RuntimeException> crashes() {
    return Map.copyOf(crashes);
  }

  /** Return the clauses to which a run owes something on a socket. */
  Set<Clause> owed(RunSlice slice) {
    return ofRun.getOrDefault(slice, List.of()).stream()
        .map(Watcher::monitor)
        .filter(Monitor::isOwed)
        .map(Monitor::clause)
        .collect(Collectors.toSet());
  }

  /** Return the monitors of a clause, over all slices. */
  Stream<Monitor> of(Clause clause) {
    return byRule(clause).flatMap(List::stream);
  }

  Stream<List<Monitor>> byRule(Clause clause) {
    return ofRule.getOrDefault(clause, Map.of()).values().stream();
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
