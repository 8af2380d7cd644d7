package dev.goldenpath.steps;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.scenario.ScenarioSession;
import dev.goldenpath.setting.Capability;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which events a run has, in which order, and what they carry. */
@Says("Events and what they carry")
public final class EventSteps {
  private final ScenarioSession session;

  public EventSteps(ScenarioSession session) {
    this.session = session;
  }

  @Says("See that every event of the type has these fields.")
  @Then("{event} carries {fields}")
  public void carries(String type, List<Place> fields) {
    Seen seen = Seen.last(session);
    seen.await(type, events -> !events.isEmpty(), type);
    List<AgentEvent> events = atLeastOne(seen.whole(), type);
    fields.stream()
        .filter(field -> !isUntold(events, field))
        .forEach(
            field ->
                Carried.lacking(events, field).ifPresent(event -> lacks(seen, type, field, event)));
    fields.forEach(field -> needTold(events, field));
    seen.isSo(Clause.SAID_1);
  }

  private static boolean isUntold(List<AgentEvent> events, Place field) {
    return events.get(0).isUntold(field.pointer().toString().substring(1).replace('/', '.'))
        || events.get(0).isUntold("data" + field.pointer().toString().replace('/', '.'));
  }

  /** Skip what asks for a field that the target does not tell. */
  private void needTold(List<AgentEvent> events, Place field) {
    if (isUntold(events, field)) {
      session
          .needs()
          .skip(
              "the wire profile %s says that events have no %s"
                  .formatted(session.target().wireProfile().name(), field));
    }
  }

  private void lacks(Seen seen, String type, Place field, AgentEvent event) {
    Clause clause = field.isOfContract(event) ? Seen.clauseOf(type) : Clause.SAID_1;
    seen.missing(clause, type + " with " + field, "it has none");
  }

  private static List<AgentEvent> atLeastOne(Seen seen, String type) {
    List<AgentEvent> events = seen.events(type);
    if (events.isEmpty()) {
      boolean owed = EventType.named(type).isOfRun();
      seen.missing(
          owed ? Clause.ORDER_2 : Clause.SAID_1, type + " in the run", "the run ended without one");
    }
    return events;
  }

  @Says("See an event with such values: a field a row, and how its value must be.")
  @Then("{event} carries:")
  public void carriesValues(String type, DataTable table) {
    Seen seen = Seen.last(session);
    Expected.of(table).among(seen, type + " with ", atLeastOne(seen.whole(), type));
  }

  @Says("See an event that has such a value.")
  @Then("{event} carries {field} that {matching}")
  public void carriesValue(String type, Place field, Matching matching) {
    Seen seen = Seen.last(session);
    List<AgentEvent> events = atLeastOne(seen.whole(), type);
    needTold(events, field);
    Expected.of(field, matching).among(seen, type + " with ", events);
  }

  @Says("Count the events of a type in the last run, when it is over; too many fail at once.")
  @Then("{event} comes {times}")
  public void comes(String type, Times times) {
    Seen seen = Seen.last(session);
    List<AgentEvent> events =
        seen.counted(
            seen.await(type, all -> seen.counted(all).size() > times.most(), "the run's end"));
    if (events.size() > times.most()) {
      seen.fail(
          Clause.SAID_1,
          times + " " + type + " in the run",
          events.size() + " so far",
          "look what sends " + type + " once more",
          events.subList(Math.max(0, events.size() - 3), events.size()));
    }
    if (!times.allows(events.size())) {
      seen.missing(Clause.SAID_1, times + " " + type + " in the run", "" + events.size());
    }
    seen.isSo(Clause.SAID_1);
  }

  @Says("See that the last run begins, or ends, with this event.")
  @Then("{event} comes {edge}")
  public void comesAtTheEdge(String type, boolean last) {
    Seen seen = Seen.last(session).whole();
    // What names no run, such as a heartbeat, is at no end of one; unless the sentence speaks of
    // it.
    boolean ofRun = EventType.named(type).isOfRun();
    List<AgentEvent> events =
        seen.run().events().stream().filter(it -> !ofRun || it.runId().isPresent()).toList();
    edge(
        seen,
        type,
        last ? events.stream().reduce((one, next) -> next) : events.stream().findFirst(),
        last ? "last" : "first");
  }

  private static void edge(Seen seen, String type, Optional<AgentEvent> event, String where) {
    if (event.filter(it -> it.typeName().equals(type)).isEmpty()) {
      String other = event.map(AgentEvent::typeName).orElse("nothing");
      seen.fail(
          Clause.SAID_1,
          type + " as the " + where + " event of the run",
          other,
          "look when " + other + " is sent",
          event.stream().toList());
    }
    seen.isSo(Clause.SAID_1);
  }

  @Says("See the first event of the type within a time from the request, in most of the runs.")
  @Then("{event} comes within {duration}{share}")
  public void comesWithin(String type, Duration limit, OptionalInt percent) {
    if (percent.isPresent()) {
      EventLatency.require(session, type, limit, percent.getAsInt());
    } else {
      comesWithin(type, limit);
    }
  }

  private void comesWithin(String type, Duration limit) {
    Seen seen = Seen.last(session);
    seen.await(type, events -> !events.isEmpty(), type);
    AgentEvent first = atLeastOne(seen, type).get(0);
    Duration took = EventLatency.of(session, seen.run(), first);
    if (took.compareTo(limit) > 0) {
      seen.fail(
          Clause.SAID_1,
          type + " within " + limit.toMillis() + " ms of the request",
          "after " + took.toMillis() + " ms",
          "look what takes the time until " + type,
          List.of(first));
    }
    seen.isSo(Clause.SAID_1);
  }

  @Says(
      "See the first event of each type of the run's own agent in this order; others may lie"
          + " between.")
  @Then("these events are seen for the first time in this order")
  public void seenInOrder(DataTable table) {
    Seen seen = Seen.last(session).whole();
    List<String> first =
        seen.run().events().stream()
            .filter(event -> !event.isOfNestedAgent())
            .map(AgentEvent::typeName)
            .distinct()
            .toList();
    List<String> wanted = table.asList().stream().filter(this::isOwed).toList();
    List<String> among = first.stream().filter(wanted::contains).toList();
    if (!among.equals(wanted)) {
      seen.missing(orderOf(wanted), String.join(", ", wanted), String.join(", ", first));
    }
    seen.isSo(Clause.SAID_1);
  }

  @Says("See all events of the last run, these and no others, in this order.")
  @Then("exactly these events are seen in this order")
  public void seenExactly(DataTable table) {
    Seen seen = Seen.last(session).whole();
    List<String> came = new ArrayList<>(types(seen));
    if (!came.equals(table.asList())) {
      seen.missing(Clause.SAID_1, String.join(", ", table.asList()), String.join(", ", came));
    }
    seen.isSo(Clause.SAID_1);
  }

  /** A target whose agents don't think owes no agent_thinking, wherever it is named. */
  private boolean isOwed(String type) {
    return session.target().has(Capability.THINKING)
        || !type.equals(EventType.AGENT_THINKING.wireName());
  }

  private static List<String> types(Seen seen) {
    return seen.run().events().stream().map(AgentEvent::typeName).toList();
  }

  private static Clause orderOf(List<String> types) {
    boolean ofContract = types.stream().map(EventType::named).allMatch(EventType::isOfRun);
    return ofContract ? Clause.ORDER_2 : Clause.SAID_1;
  }

  static String told(AgentEvent event, Place field) {
    String value = Json.write(field.in(event));
    return value.isEmpty()
        ? "nothing"
        : value.length() > 120 ? value.substring(0, 120) + "…" : value;
  }
}
