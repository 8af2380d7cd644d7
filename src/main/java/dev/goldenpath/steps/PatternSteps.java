package dev.goldenpath.steps;

import static dev.goldenpath.rule.pattern.Patterns.atMost;
import static dev.goldenpath.rule.pattern.Patterns.every;
import static dev.goldenpath.rule.pattern.Patterns.exists;
import static dev.goldenpath.rule.pattern.Patterns.never;
import static dev.goldenpath.rule.pattern.Patterns.nothingAfter;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Key;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Response;
import dev.goldenpath.rule.pattern.Rules;
import dev.goldenpath.scenario.ScenarioSession;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Optional;

/**
 * In which order events come, and which belong together: rules of the scenario's own.
 *
 * <p>They are judged like the clauses of the contract, as events arrive, and from the scenario's
 * beginning on wherever the sentence stands. What none of its events puts to the proof is not kept.
 */
@Says("Order, pairs and limits, for any events")
public final class PatternSteps {
  private static final Element<AgentEvent> ANY = Element.events("event of the run", event -> true);
  private static final Element<AgentEvent> END =
      Element.events("the run's end", event -> event.type().isTerminal());

  private final ScenarioSession session;

  public PatternSteps(ScenarioSession session) {
    this.session = session;
  }

  private static Element<AgentEvent> any(List<String> types) {
    return Element.events(String.join(" or ", types), event -> types.contains(event.typeName()));
  }

  @Says("See each answered before its run ends; with one, a second answer breaks it too.")
  @Then("every {event} is answered by {answers}{shared}{bounds}")
  public void isAnswered(String trigger, Answers answers, Optional<Place> shared, Bounds bounds) {
    answered(trigger, answers, shared, bounds);
  }

  private void answered(String trigger, Answers answers, Optional<Place> key, Bounds bounds) {
    Element<AgentEvent> asking = any(List.of(trigger));
    Element<AgentEvent> answering = any(answers.events());
    Response response =
        answers.one()
            ? every(asking).isAnsweredByOne(answering)
            : every(asking).isAnsweredBy(answering);
    response = key.isPresent() ? response.withTheSame(key(key.get())) : response;
    response = bounds.within().isPresent() ? response.within(bounds.within().get()) : response;
    declare(bounds.onSocket() ? response : response.before(END), bounds, List.of(asking));
  }

  private static Key key(Place place) {
    return Key.of(
        place.words(),
        event ->
            Optional.of(place.in(event))
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(value -> value.asText()));
  }

  @Says("See none of the first in any part from the second to the third.")
  @Then("no {events} comes between {events} and {events}{bounds}")
  public void noneBetween(
      List<String> nothing, List<String> begin, List<String> end, Bounds bounds) {
    declare(
        never(any(nothing)).between(any(begin), any(end)), bounds, List.of(any(begin), any(end)));
  }

  @Says("See the first by the time that the second comes.")
  @Then("{events} comes before {events}{bounds}")
  public void comesBefore(List<String> first, List<String> second, Bounds bounds) {
    declare(exists(any(first)).before(any(second)), bounds, List.of(any(second)));
  }

  @Says("See nothing that belongs to the run after its first such event, of whatever type.")
  @Then("nothing of the run comes after {events}")
  public void nothingComesAfter(List<String> end) {
    declare(nothingAfter(any(end), ANY), Bounds.of(""), List.of(any(end)));
  }

  @Says("Count those that have no other event between them.")
  @Then("at most {int} {event} come(s) in a row{bounds}")
  public void atMostInARow(int most, String type, Bounds bounds) {
    declare(atMost(most, any(List.of(type))).inARow(), bounds, List.of());
  }

  private void declare(Pattern pattern, Bounds bounds, List<Element<AgentEvent>> tried) {
    Rule rule =
        bounds.onSocket()
            ? Rules.onSocket(Clause.SAID_1, (socket, timeline) -> pattern)
            : Rules.inRun(Clause.SAID_1, run -> pattern);
    session
        .asserts()
        .declare(
            rule,
            () ->
                tried.stream()
                    .filter(
                        element ->
                            session.timeline().moments().stream().noneMatch(element::matches))
                    .map(Element::name)
                    .findFirst());
    session.runs().all().stream()
        .filter(run -> !run.slices().isEmpty())
        .forEach(session.watch()::awaitEnd);
    if (!session.runs().all().isEmpty()) {
      session.asserts().requireDeclared();
    }
  }
}
