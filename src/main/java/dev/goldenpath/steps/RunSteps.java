package dev.goldenpath.steps;

import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Optional;

/** How runs end, and what is kept by then. */
@Says("How runs end, and what is kept")
public final class RunSteps {
  private static final Duration SETTLE = Duration.ofMillis(900);

  private final ScenarioSession session;

  public RunSteps(ScenarioSession session) {
    this.session = session;
  }

  @Says("See every run of the scenario to its end, in agent_completed.")
  @Then("the run(s) is/are complete{within}")
  public void isComplete(Optional<Duration> within) {
    Seen.last(session);
    within.ifPresent(this::awaitAll);
    session.runs().all().forEach(session.watch()::awaitEnd);
    session.runs().all().forEach(this::endedWell);
  }

  private void awaitAll(Duration limit) {
    session
        .waits()
        .awaitOrFail(
            () -> session.runs().all().stream().allMatch(AskedRun::isOver),
            limit,
            Clause.TIME_4,
            "the run's end");
  }

  private void endedWell(AskedRun run) {
    if (run.events(EventType.AGENT_COMPLETED).isEmpty()) {
      session.asserts().missing(Clause.ORDER_2, "agent_completed", "the run ended in another way");
    }
  }

  @Says("See that a request beside a run led to what the target's setting overlap says.")
  @Then("the runs take turns as the target says")
  public void takeTurns() {
    session.runs().all().forEach(session.watch()::awaitEnd);
    session.asserts().requireKept(Clause.ISO_3);
  }

  @Says("See the last run to its end, in agent_error.")
  @Then("the run ends in agent_error")
  public void endsInError() {
    Seen last = Seen.last(session).whole();
    if (last.run().events(EventType.AGENT_ERROR).isEmpty()) {
      session.asserts().missing(Clause.TRUE_4, "agent_error", "the run ended in another way");
    }
  }

  @Says("Listen on for a short time after the last run's end.")
  @Then("nothing more of the run is seen")
  public void nothingMore() {
    Seen.last(session).whole();
    session.waits().settle(SETTLE);
  }

  @Says("See that a clause of the contract was put to the proof by now, and holds.")
  @Then("{clause} is kept")
  public void isKept(Clause clause) {
    session.runs().all().stream()
        .filter(run -> !run.slices().isEmpty())
        .forEach(session.watch()::awaitEnd);
    session.asserts().requireKept(clause);
  }

  @Says("See all events of the user's runs on each socket.")
  @Then("every socket of {user} has seen the same run")
  public void everySocketHasSeen(String user) {
    session.runs().of(user).forEach(session.watch()::awaitEnd);
    session.asserts().requireKept(Clause.CONN_8);
  }
}
