package dev.goldenpath.steps;

import dev.goldenpath.session.ScenarioCard;
import dev.goldenpath.session.ScenarioSession;
import dev.goldenpath.target.Capability;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import java.net.URI;
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
            place(scenario.getUri()),
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

  /** Return a feature's place as people name it, read from a folder or from the jar. */
  static String place(URI uri) {
    String text = uri.toString();
    int folder = text.lastIndexOf("features/");
    return folder >= 0 ? text.substring(folder) : text.replaceFirst("^[a-z]+:", "");
  }
}
