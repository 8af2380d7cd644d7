package dev.goldenpath.steps;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.ScenarioSession;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** What the backend says of itself. */
@Says("The backend's health")
public final class HealthSteps {
  private final ScenarioSession session;

  public HealthSteps(ScenarioSession session) {
    this.session = session;
  }

  @Says("Ask the health endpoint.")
  @When("the backend is asked for its health")
  public void isAskedForItsHealth() {
    session.runs().askHealth();
  }

  @Says("See that it answers as healthy, and truly so.")
  @Then("it says that it is healthy")
  public void saysHealthy() {
    session.asserts().requireKept(Clause.HTTP_1);
  }
}
