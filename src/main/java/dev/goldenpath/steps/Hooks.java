package dev.goldenpath.steps;

import dev.goldenpath.result.RunResults;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.ScenarioCard;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Parts;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import java.util.Map;
import java.util.Optional;

/** Begin and end each scenario. */
public final class Hooks {
  private static final String NEEDS = "@needs-";

  /** Clauses that are about one tool, whoever asks for it. */
  private static final Map<Clause, Part> OF_CLAUSES =
      Map.of(Clause.TRUE_1, Part.ECHO, Clause.TRUE_2, Part.TIME);

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
        .forEach(session.needs()::capability);
    if (scenario.getSourceTagNames().contains(NEEDS + "allow-load")) {
      session.crowd().need();
    }
    session.needs().judgeable();
    needParts(scenario);
  }

  /** Skip what is about a tool that the target has not. */
  private void needParts(Scenario scenario) {
    OF_CLAUSES.forEach(
        (clause, part) -> {
          if (scenario.getSourceTagNames().contains("@" + clause.id())
              && !session.target().parts().has(part)) {
            session.needs().skip(Parts.lack(part));
          }
        });
  }

  /**
   * End the session; runs before Cucumber's own clean-up, so that it can still fail the scenario.
   */
  @After(order = 0)
  public void end(Scenario scenario) {
    session.end(scenario.getStatus() == Status.PASSED);
  }
}
