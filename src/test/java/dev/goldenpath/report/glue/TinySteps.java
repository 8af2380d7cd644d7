package dev.goldenpath.report.glue;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.Outcome;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.result.ScenarioResult.ClauseState;
import dev.goldenpath.result.Story;
import dev.goldenpath.rule.Clause;
import io.cucumber.java.After;
import io.cucumber.java.ParameterType;
import io.cucumber.java.PendingException;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A small vocabulary, whose hook judges by what the steps say. */
public class TinySteps {
  private Outcome outcome = Outcome.PASSED;
  private String text = "";
  private boolean judged = true;

  @ParameterType("Ada|Ben")
  public String person(String name) {
    return name;
  }

  @Given("{person} is signed in")
  @Given("{person} has signed in")
  public void signedIn(String name) {}

  @When("{person} says {string}")
  public void says(String name, String words) {}

  @When("the tool never ends")
  public void neverEnds() {
    outcome = Outcome.FAILED;
    text =
        """
        PAIR-1 Every tool_executing is followed by exactly one tool_completed before the run's end.
        Expected: tool_completed for echo_tool
        Seen:     agent_completed <b>at</b> event 5
        Where:    features/tiny.feature
        Try:      look for the path.\
        """;
    throw new AssertionFailedError(text);
  }

  @When("the target lacks wait-tool")
  public void lacks() {
    abort(Outcome.SKIPPED, "needs the capability wait-tool, which the target does not name");
  }

  @When("the target has no agents")
  public void noAgents() {
    abort(Outcome.UNAVAILABLE, "the target has no agents: 503 from GET /health");
  }

  private void abort(Outcome how, String why) {
    outcome = how;
    text = why;
    throw new TestAbortedException(why);
  }

  @When("the suite loses its thread")
  public void unjudged() {
    judged = false;
  }

  @When("the suite stumbles")
  public void stumbles() {
    throw new IllegalStateException("stumbled");
  }

  @When("somebody will write this")
  public void pending() {
    throw new PendingException();
  }

  @Then("all is well")
  public void well() {}

  @After
  public void judge(Scenario scenario) {
    if (judged) {
      Clause clause = Clause.PAIR_1;
      Map<Clause, ClauseState> states =
          switch (outcome) {
            case PASSED -> Map.of(clause, ClauseState.KEPT, Clause.ORDER_2, ClauseState.KEPT);
            case FAILED -> Map.of(clause, ClauseState.BROKEN);
            default -> Map.of(clause, ClauseState.NOT_EXERCISED);
          };
      RunResults.current()
          .add(
              new ScenarioResult(
                  scenario.getId(),
                  scenario.getUri() + ":" + scenario.getLine(),
                  outcome,
                  text,
                  states,
                  outcome == Outcome.FAILED
                      ? List.of(ClauseBreak.of(clause, true, text, "something", text, 0))
                      : List.of(),
                  Optional.of("transcripts/tiny-" + scenario.getLine() + ".ndjson"),
                  Story.NOTHING,
                  Duration.ofMillis(1500),
                  Optional.empty()));
    }
  }
}
