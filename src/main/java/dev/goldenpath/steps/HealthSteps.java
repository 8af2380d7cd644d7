package dev.goldenpath.steps;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.ScenarioSession;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** What the backend says of itself. */
public final class HealthSteps {
  private final ScenarioSession session;

  public HealthSteps(ScenarioSession session) {
    this.session = session;
  }

  @When("the backend is asked for its health")
  public void isAskedForItsHealth() {
    session.runs().askHealth();
  }

  @Then("it says that it is healthy")
  public void saysHealthy() {
    ClauseAssertion.in(session).require(Clause.HTTP_1);
  }
}
