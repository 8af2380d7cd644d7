package dev.goldenpath.scenario;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.setting.Availability;
import dev.goldenpath.setting.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a scenario can't do without; where it is not there, it stops and says why. */
public final class Requirements {
  private final ScenarioSession session;

  Requirements(ScenarioSession session) {
    this.session = session;
  }

  /**
   * Skip the scenario where the target lacks a capability.
   *
   * @throws org.opentest4j.TestAbortedException if it does
   */
  public void capability(Capability capability) {
    if (!session.target().has(capability)) {
      skip("the target does not have the capability " + capability.label());
    }
  }

  /**
   * Skip the scenario where none of the clauses that it is about can be judged.
   *
   * @throws org.opentest4j.TestAbortedException if it is so
   */
  public void judgeable() {
    Map<String, String> unjudged = session.target().wireProfile().unjudged();
    List<String> about = session.card().clauses().stream().map(Clause::id).sorted().toList();
    if (!about.isEmpty() && unjudged.keySet().containsAll(about)) {
      skip(about.get(0) + " can't be judged: " + unjudged.get(about.get(0)));
    }
  }

  /** Skip the scenario for a reason that lies in the target. */
  public void skip(String reason) {
    throw session.noted(Stop.skipped(reason));
  }

  /** Stop the scenario since the target can't serve it now. */
  void unavailable(String reason) {
    throw session.noted(Stop.unavailable(reason));
  }

  /** Stop the scenario where there is nobody to talk to. */
  void reachable() {
    if (session.run().availability() instanceof Availability.Unreachable unreachable) {
      unavailable(unreachable.reason());
    }
  }

  /** Stop the scenario where no agents are to be run, or to be had. */
  void agents() {
    if (!session.target().realAgents()) {
      skip("WEBSOCKET_TESTS_USE_REAL_AGENTS is false, and this scenario runs an agent");
    }
    if (!session.run().availability().isAvailable()
        && !(session.run().availability() instanceof Availability.Unhealthy)) {
      unavailable(session.run().availability().reason());
    }
  }

  /** Note that this scenario was not given a sign of life. */
  void missed(Vitals.Sign sign) {
    missed(sign, Duration.ZERO);
  }

  /** Note that this scenario has waited for a sign of life in vain. */
  void missed(Vitals.Sign sign, Duration waited) {
    session.vitals().missed(sign, session.card().place(), waited);
  }

  /**
   * Return why this scenario waits for a sign no more; empty while there is hope. Who is about what
   * is missing waits for his own, whatever others have seen.
   */
  Optional<String> givenUp(Vitals.Sign sign) {
    return session.vitals().givenUp(sign).filter(it -> !sign.isWantedBy(session.card().clauses()));
  }

  /** Stop the scenario where a sign of life that it needs is given up. */
  void alive(Vitals.Sign... signs) {
    for (Vitals.Sign sign : signs) {
      givenUp(sign)
          .ifPresent(
              reason -> {
                session.asserts().failWhereBroken();
                throw session.noted(Stop.blocked(reason));
              });
    }
  }

  /**
   * Stop the scenario where no run ever ends, and none about the same shows anything without; or
   * where all begin late, and others about the same have been judged so.
   */
  void news() {
    Set<Clause> about = session.card().clauses();
    if (!session.vitals().endless().mayShow(about)) {
      alive(Vitals.Sign.END);
    }
    if (session.vitals().isJudgedLate(about)) {
      alive(Vitals.Sign.PROMPTNESS);
    }
  }

  /** Stop the scenario where all that shows a clause is given up. */
  void alive(Clause clause) {
    alive(Vitals.Sign.of(clause));
  }

  /**
   * Stop the scenario where a run that failed has told of no tool call. It may have failed before
   * the first, or its tools are never told; either way it shows nothing of what calls promise.
   */
  void toolCalls() {
    session.runs().all().stream()
        .filter(AskedRun::failedUntold)
        .findFirst()
        .ifPresent(
            run -> {
              throw session.noted(
                  Stop.blocked(
                      "run "
                          + run.id().orElse("?")
                          + " failed and told of no tool call, so that nothing shows what calls"
                          + " promise"));
            });
  }
}
