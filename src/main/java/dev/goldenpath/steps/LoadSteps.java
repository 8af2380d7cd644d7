package dev.goldenpath.steps;

import dev.goldenpath.scenario.ScenarioSession;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Many users at once. */
@Says("Many users at once")
public final class LoadSteps {
  private final ScenarioSession session;

  public LoadSteps(ScenarioSession session) {
    this.session = session;
  }

  @Says("Have so many users run an agent each; none asks before all of them listen.")
  @When("{int} users each run a/an {agent} agent at once")
  public void runAtOnce(int users, String agent) {
    session
        .crowd()
        .runAtOnce(
            Times.some(users), name -> Request.anything(name, session.target()).agent(agent));
  }

  @Says("See that each has had a run of their own, complete, with no clause broken in any.")
  @Then("every user sees their own run whole")
  public void everyoneSeesHisOwn() {
    session.crowd().requireWhole();
  }

  @Says("See that so many of so many runs were heard of in time.")
  @Then("{int} of {int} runs see their first event within {duration}")
  public void seeTheirFirstEvent(int some, int of, Duration limit) {
    session.crowd().requireFirstEvent(some, of, limit);
  }
}
