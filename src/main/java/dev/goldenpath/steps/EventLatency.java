package dev.goldenpath.steps;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import java.time.Duration;
import java.util.List;

/** How long after their requests events of a type came. */
final class EventLatency {
  private static final Duration NEVER = Duration.ofDays(1);

  private EventLatency() {}

  /** Return the time from a run's request to one of its events. */
  static Duration of(ScenarioSession session, AskedRun run, AgentEvent event) {
    long asked = session.timeline().call(run.call().name()).orElseThrow().request().at().nanos();
    long stalled = session.timeline().stalls().since(asked).toNanos();
    return Duration.ofNanos(Math.max(0, event.at().nanos() - asked - stalled));
  }

  /** Require that in so many of a hundred runs the first event of a type came within a time. */
  static void require(ScenarioSession session, String type, Duration limit, int percent) {
    List<AskedRun> runs = session.runs().all();
    runs.forEach(session.watch()::awaitEnd);
    List<Duration> took = runs.stream().map(run -> first(session, run, type)).sorted().toList();
    long intime = took.stream().filter(it -> it.compareTo(limit) <= 0).count();
    if (intime * 100 < (long) percent * runs.size()) {
      session
          .asserts()
          .missing(
              Clause.SAID_1,
              type + " within " + limit.toMillis() + " ms in " + percent + " % of the runs",
              "in " + intime + " of " + runs.size() + "; at most " + slowest(took));
    }
    session.asserts().said(Clause.SAID_1);
  }

  private static Duration first(ScenarioSession session, AskedRun run, String type) {
    return run.events().stream()
        .filter(event -> event.typeName().equals(type))
        .findFirst()
        .map(event -> of(session, run, event))
        .orElse(NEVER);
  }

  private static String slowest(List<Duration> took) {
    Duration most = took.get(took.size() - 1);
    return most.equals(NEVER) ? "never in one of them" : most.toMillis() + " ms";
  }
}
