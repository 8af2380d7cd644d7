package dev.goldenpath.report.twice;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Sentences that say one thing in two ways. */
public class TwiceSteps {
  @When("{word} sings")
  public void sings(String who) {}

  @Then("Ada sings")
  public void adaSings() {}
}
