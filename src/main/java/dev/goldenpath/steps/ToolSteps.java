package dev.goldenpath.steps;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.ScenarioSession;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import java.util.List;

/** Which tools a run calls, with what, and what they return. */
@Says("Tools")
public final class ToolSteps {
  private static final String EXECUTING = "tool_executing";
  private static final String COMPLETED = "tool_completed";

  private final ScenarioSession session;

  public ToolSteps(ScenarioSession session) {
    this.session = session;
  }

  private static List<AgentEvent> of(Seen seen, String type, String tool) {
    return seen.events(type).stream()
        .filter(event -> event.toolName().filter(tool::equals).isPresent())
        .toList();
  }

  @Says("See that each of these tools starts and finishes in the last run.")
  @Then("{tools} is/are called")
  public void areCalled(List<String> tools) {
    Seen seen = Seen.last(session).whole();
    for (String tool : tools) {
      for (String type : List.of(EXECUTING, COMPLETED)) {
        if (of(seen, type, tool).isEmpty()) {
          seen.missing(Clause.PAIR_4, type + " of " + tool, "none");
        }
      }
    }
    seen.isSo(Clause.SAID_1);
  }

  @Says("Count the calls of a tool in the last run.")
  @Then("{tool} is called {times}")
  public void isCalled(String tool, Times times) {
    Seen seen = Seen.last(session);
    seen.await(
        EXECUTING, events -> of(seen, EXECUTING, tool).size() > times.most(), "the run's end");
    List<AgentEvent> calls = of(seen, EXECUTING, tool);
    if (!times.allows(calls.size())) {
      seen.fail(
          Clause.SAID_1,
          times + " calls of " + tool,
          calls.isEmpty() ? "none" : String.valueOf(calls.size()),
          "look why the agent decides on " + tool,
          calls.isEmpty() ? seen.events(EXECUTING) : calls);
    }
    seen.isSo(Clause.SAID_1);
  }

  @Says("See that the first call of the one comes before the first of the other.")
  @Then("{tool} is called before {tool}")
  public void isCalledBefore(String first, String second) {
    Seen seen = Seen.last(session).whole();
    List<String> called =
        seen.events(EXECUTING).stream().flatMap(it -> it.toolName().stream()).distinct().toList();
    List<String> both = called.stream().filter(List.of(first, second)::contains).toList();
    if (!both.equals(List.of(first, second))) {
      seen.fail(
          Clause.SAID_1,
          first + ", then " + second,
          called.isEmpty() ? "no tool is called" : String.join(", ", called),
          "look in which order the agent decides on its tools",
          seen.events(EXECUTING));
    }
    seen.isSo(Clause.SAID_1);
  }

  @Says("See that the last run calls these tools at most.")
  @Then("no tool but {tools} is called")
  public void noOtherTool(List<String> tools) {
    Seen seen = Seen.last(session).whole();
    seen.events(EXECUTING).stream()
        .filter(event -> event.toolName().filter(name -> !tools.contains(name)).isPresent())
        .findFirst()
        .ifPresent(
            event ->
                seen.fail(
                    Clause.PAIR_3,
                    "only " + tools,
                    event.toolName().orElse(""),
                    "look where the agent takes its tools from",
                    List.of(event)));
  }

  @Says("See a call with such arguments: a path into tool_args a row, and how its value must be.")
  @Then("{tool} is called with:")
  public void isCalledWith(String tool, DataTable table) {
    Seen seen = Seen.last(session).whole();
    Expected.of(table)
        .under("tool_args")
        .among(seen, EXECUTING + " of " + tool + " with ", of(seen, EXECUTING, tool));
  }

  @Says("See a call that returns such results: a path into results a row.")
  @Then("{tool} returns:")
  public void returns(String tool, DataTable table) {
    Seen seen = Seen.last(session).whole();
    Expected.of(table)
        .under("results")
        .among(seen, COMPLETED + " of " + tool + " with ", of(seen, COMPLETED, tool));
  }

  @Says("See a call that returns such a value.")
  @Then("{tool} returns {field} that {matching}")
  public void returnsValue(String tool, Place field, Matching matching) {
    Seen seen = Seen.last(session).whole();
    Expected.of(field, matching)
        .under("results")
        .among(seen, COMPLETED + " of " + tool + " with ", of(seen, COMPLETED, tool));
  }
}
