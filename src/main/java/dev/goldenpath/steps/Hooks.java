package dev.goldenpath.steps;

import dev.goldenpath.result.RunResults;
import dev.goldenpath.scenario.ScenarioCard;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.Capability;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import java.util.Optional;

/** Begin and end each scenario. */
public final class Hooks {
  private static final String NEEDS = "@needs-";

  private final ScenarioSession session;

  public Hooks(ScenarioSession session) {
    this.session = session;
  }

  /** Begin the session, and skip what the target does not have. */
  @Before(order = 0)
  public void begin(Scenario scenario) {
    session.begin(
        new ScenarioCard(
            scenario.getId(),
            scenario.getName(),
            RunResults.current().featureId(scenario.getUri()),
            scenario.getLine(),
            scenario.getSourceTagNames().stream().sorted().toList()));
    scenario.getSourceTagNames().stream()
        .filter(tag -> tag.startsWith(NEEDS))
        .map(tag -> tag.substring(NEEDS.length()))
        .map(Capability::labelled)
        .flatMap(Optional::stream)
        .sorted()
        .forEach(session::need);
  }

  /**
   * End the session; runs before Cucumber's own clean-up, so that it can still fail the scenario.
   */
  @After(order = 0)
  public void end(Scenario scenario) {
    session.end(scenario.getStatus() == Status.PASSED);
  }
}
