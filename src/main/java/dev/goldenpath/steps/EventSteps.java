package dev.goldenpath.steps;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.wire.Entry;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is seen of runs. */
public final class EventSteps {
  private static final Duration SETTLE = Duration.ofMillis(500);

  private final ScenarioSession session;

  public EventSteps(ScenarioSession session) {
    this.session = session;
  }

  private AskedRun last() {
    List<AskedRun> runs = session.runs().all();
    if (runs.isEmpty()) {
      throw new IllegalStateException(
          "no run was asked for; a step such as 'When Ada asks for an echo' comes first");
    }
    return runs.get(runs.size() - 1);
  }

  @Then("{event} carries {fields}")
  public void carries(EventType type, List<String> fields) {
    AskedRun run = last();
    session.runs().awaitSeen(run, () -> !run.events(type).isEmpty(), type.wireName());
    session.runs().awaitEnd(run);
    if (run.events(type).isEmpty()) {
      session.missing(Clause.ORDER_2, type.wireName() + " in the run", "the run ended without one");
    }
    fields.forEach(
        field -> Carried.lacking(run.events(type), field).ifPresent(event -> lacks(event, field)));
  }

  private void lacks(AgentEvent event, String field) {
    session.missing(
        clauseOf(event.type()), event.type().wireName() + " with " + field, "it has none");
  }

  private static Clause clauseOf(EventType type) {
    return switch (type) {
      case AGENT_STARTED -> Clause.EVENT_1;
      case AGENT_THINKING -> Clause.EVENT_2;
      case TOOL_EXECUTING -> Clause.EVENT_3;
      case TOOL_COMPLETED -> Clause.EVENT_4;
      case AGENT_COMPLETED -> Clause.EVENT_5;
      case AGENT_ERROR -> Clause.EVENT_6;
      case CONNECTION_ESTABLISHED -> Clause.CONN_2;
      case ERROR, PONG, UNKNOWN -> Clause.EVENT_7;
    };
  }

  @Then("the run is complete")
  @Then("the runs are complete")
  @Then("each user sees his own run whole")
  public void isComplete() {
    last();
    session.runs().all().forEach(session.runs()::awaitEnd);
    session.runs().all().forEach(this::endedWell);
  }

  private void endedWell(AskedRun run) {
    if (run.events(EventType.AGENT_COMPLETED).isEmpty()) {
      session.missing(Clause.ORDER_2, "agent_completed", "the run ended in another way");
    }
  }

  @Then("the run is complete within {duration}")
  public void isCompleteWithin(Duration limit) {
    AskedRun run = last();
    session.awaitOrFail(run::isOver, limit, Clause.TIME_4, "the run's end");
    endedWell(run);
  }

  @Then("the run ends in agent_error")
  public void endsInError() {
    AskedRun run = last();
    session.runs().awaitEnd(run);
    if (run.events(EventType.AGENT_ERROR).isEmpty()) {
      session.missing(Clause.TRUE_4, "agent_error", "the run ended in another way");
    }
  }

  @Then("these events are seen for the first time in this order")
  public void seenInOrder(DataTable table) {
    AskedRun run = last();
    session.runs().awaitEnd(run);
    List<String> first = new ArrayList<>();
    run.slices().get(0).events().stream()
        .filter(event -> event.type().isOfRun())
        .map(event -> event.type().wireName())
        .filter(name -> !first.contains(name))
        .forEach(first::add);
    if (!first.equals(table.asList())) {
      session.missing(Clause.ORDER_2, String.join(", ", table.asList()), String.join(", ", first));
    }
  }

  @Then("{tool} is seen to start and to finish")
  public void startsAndFinishes(String tool) {
    AskedRun run = last();
    session.runs().awaitEnd(run);
    for (EventType type : List.of(EventType.TOOL_EXECUTING, EventType.TOOL_COMPLETED)) {
      boolean seen =
          run.events(type).stream()
              .anyMatch(event -> event.toolName().filter(tool::equals).isPresent());
      if (!seen) {
        session.missing(Clause.PAIR_4, type.wireName() + " of " + tool, "none");
      }
    }
  }

  @Then("no tool but {tools} is called")
  public void noOtherTool(List<String> tools) {
    AskedRun run = last();
    session.runs().awaitEnd(run);
    run.events(EventType.TOOL_EXECUTING).stream()
        .filter(event -> event.toolName().filter(name -> !tools.contains(name)).isPresent())
        .findFirst()
        .ifPresent(
            event ->
                session.fail(
                    Clause.PAIR_3,
                    "only " + tools,
                    event.toolName().orElse(""),
                    "look where the agent takes its tools from",
                    event.frame()));
  }

  @Then("agent_completed tells what the echo returned")
  public void tellsTheEcho() {
    AskedRun run = last();
    session.runs().awaitEnd(run);
    ClauseAssertion.in(session).require(Clause.TRUE_4);
    holds(run, EventType.AGENT_COMPLETED);
  }

  @Then("{user}'s text comes back in the tool's results and in the answer")
  public void comesBack(String user) {
    session
        .runs()
        .of(user)
        .forEach(
            run -> {
              session.runs().awaitEnd(run);
              holds(run, EventType.TOOL_COMPLETED);
              holds(run, EventType.AGENT_COMPLETED);
            });
    ClauseAssertion.in(session).require(Clause.TRUE_1);
  }

  /** Look in the value as it is read: on the wire its letters may be escaped. */
  private void holds(AskedRun run, EventType type) {
    String field = type == EventType.TOOL_COMPLETED ? "results" : "final_response";
    Clause clause = type == EventType.TOOL_COMPLETED ? Clause.TRUE_1 : Clause.TRUE_4;
    String wanted = type.wireName() + " with " + run.nonce() + " of the message";
    List<AgentEvent> told =
        run.events(type).stream().filter(event -> !event.data(field).isMissingNode()).toList();
    if (told.isEmpty()) {
      session.missing(clause, wanted, "none has any " + field);
    }
    if (told.stream().noneMatch(event -> Json.write(event.data(field)).contains(run.nonce()))) {
      session.fail(
          clause,
          wanted,
          "it holds no such text",
          "look whether a tool really ran",
          told.stream().limit(2).map(event -> (Entry) event.frame()).toArray(Entry[]::new));
    }
  }

  @Then("{user} sees her own text and nothing of {user}'s")
  @Then("{user} sees his own text and nothing of {user}'s")
  public void seesOwnOnly(String user, String other) {
    comesBack(user);
    comesBack(other);
    session.settle(SETTLE);
    ClauseAssertion.in(session).require(Clause.ISO_2);
  }

  @Then("each of the {int} users sees his own text and nothing of the others'")
  public void eachSeesOwnOnly(int count) {
    Cast.of(count).forEach(this::comesBack);
    session.settle(SETTLE);
    ClauseAssertion.in(session).require(Clause.ISO_2);
  }

  @Then("nothing more of the run is seen")
  public void nothingMore() {
    AskedRun run = last();
    session.runs().awaitEnd(run);
    session.settle(SETTLE);
  }

  @Then("{clause} is kept")
  public void isKept(Clause clause) {
    session.runs().all().stream()
        .filter(run -> !run.slices().isEmpty())
        .forEach(session.runs()::awaitEnd);
    ClauseAssertion.in(session).require(clause);
  }

  @Then("every socket of {user} has seen the same run")
  public void everySocketHasSeen(String user) {
    session.runs().of(user).forEach(session.runs()::awaitEnd);
    ClauseAssertion.in(session).require(Clause.CONN_8);
  }
}
