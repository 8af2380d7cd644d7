package dev.goldenpath.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.AskedRun;
import dev.goldenpath.scenario.ScenarioSession;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run answers, and on what the answer rests. */
@Says("Answers")
public final class AnswerSteps {
  private static final Duration SETTLE = Duration.ofMillis(500);
  private static final String ANSWER = "agent_completed";

  private final ScenarioSession session;

  public AnswerSteps(ScenarioSession session) {
    this.session = session;
  }

  @Says("See that the answer of the last run is so.")
  @Then("the answer {matching}")
  public void theAnswer(Matching matching) {
    Seen seen = Seen.last(session).whole();
    Expected.of(Place.of("final_response"), matching)
        .among(seen, ANSWER + " with ", seen.events(ANSWER));
  }

  @Says("See in the answer a text that a call of this tool returned.")
  @Then("the answer rests on what {tool} returned")
  public void restsOn(String tool) {
    Seen seen = Seen.last(session).whole();
    List<AgentEvent> answers =
        seen.events(ANSWER).stream().filter(AnswerSteps::saysSomething).toList();
    Grounding.of(seen.events("tool_completed"), tool).requireIn(seen, answers);
  }

  @Says("See the texts that only the user's runs can know in their results and answers.")
  @Then("{user}'s text comes back in the tool's results and in the answer")
  public void comesBack(String user) {
    session
        .runs()
        .of(user)
        .forEach(
            run -> {
              session.watch().awaitEnd(run);
              resultsHold(run);
              answerHolds(run);
            });
    session.asserts().requireKept(Clause.TRUE_1);
  }

  /** What another call returned says nothing of one whose end is not told: PAIR-1 tells that. */
  private void resultsHold(AskedRun run) {
    Set<String> calls =
        run.events(EventType.TOOL_EXECUTING).stream()
            .filter(event -> holds(event, "tool_args", run.nonce()))
            .flatMap(event -> event.correlationId().stream())
            .collect(Collectors.toSet());
    List<AgentEvent> told =
        run.events(EventType.TOOL_COMPLETED).stream()
            .filter(event -> !event.data("results").isMissingNode())
            // Where no call is told to have had it (its arguments may be untold), any may have.
            .filter(
                event ->
                    calls.isEmpty() || event.correlationId().filter(calls::contains).isPresent())
            .toList();
    hold(run, Clause.TRUE_1, "results", told);
  }

  private void answerHolds(AskedRun run) {
    List<AgentEvent> ends = run.events(EventType.AGENT_COMPLETED);
    List<AgentEvent> told = ends.stream().filter(AnswerSteps::saysSomething).toList();
    // That an answer says nothing is EVENT-5's to tell.
    if (ends.isEmpty() || !told.isEmpty()) {
      hold(run, Clause.TRUE_4, "final_response", told);
    }
  }

  private static boolean saysSomething(AgentEvent end) {
    JsonNode answer = end.data("final_response");
    return answer.isTextual() && !answer.textValue().isBlank();
  }

  private void hold(AskedRun run, Clause clause, String field, List<AgentEvent> told) {
    if (run.sharesItsId()) {
      // Whose events these are nobody can say: HTTP-5 tells that.
      return;
    }
    String wanted = field + " with " + run.nonce() + " of the message";
    if (told.isEmpty()) {
      session.asserts().missing(clause, wanted, "no event has any that could hold it");
    }
    if (told.stream().noneMatch(event -> holds(event, field, run.nonce()))) {
      Seen.last(session)
          .fail(clause, wanted, "it holds no such text", "look whether a tool really ran", told);
    }
  }

  /** Look in the value as it is read: on the wire its letters may be escaped. */
  private static boolean holds(AgentEvent event, String field, String text) {
    return Json.write(event.data(field)).contains(text);
  }

  @Says("See each one's own text come back, and nothing of anybody else's anywhere.")
  @Then("{users} each see their own text and nothing of the others'")
  public void eachSeesOwnOnly(List<String> users) {
    users.forEach(this::comesBack);
    session.waits().settle(SETTLE);
    session.asserts().requireKept(Clause.ISO_2);
  }
}
