package dev.goldenpath.steps;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import io.cucumber.datatable.DataTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the fields of one event must be, all of them. */
record Expected(Map<Place, Matching> fields) {
  static Expected of(Place field, Matching matching) {
    return new Expected(Map.of(field, matching));
  }

  /** Read a table with a field a row; without a second cell the field must be there. */
  static Expected of(DataTable table) {
    Map<Place, Matching> fields = new LinkedHashMap<>();
    table
        .asLists()
        .forEach(
            row ->
                fields.put(
                    Place.of(String.valueOf(row.get(0))),
                    Matching.of(row.size() < 2 ? null : row.get(1))));
    return new Expected(fields);
  }

  /** Say the same of what stands below a field. */
  Expected under(String field) {
    Map<Place, Matching> below = new LinkedHashMap<>();
    fields.forEach((place, matching) -> below.put(below(field, place), matching));
    return new Expected(below);
  }

  private static Place below(String field, Place place) {
    return place.head().equals(field) ? place : Place.of(field + "." + place);
  }

  boolean fits(AgentEvent event) {
    return fields.entrySet().stream().allMatch(it -> it.getValue().fits(it.getKey().in(event)));
  }

  /** Require that one of some events is so. */
  void among(Seen seen, String what, List<AgentEvent> events) {
    if (events.stream().noneMatch(this::fits)) {
      seen.fail(
          Clause.SAID_1,
          what + this,
          events.isEmpty() ? "none" : told(nearest(events)),
          "look where the value comes from, and how the path to it is written",
          events);
    }
    seen.isSo(Clause.SAID_1);
  }

  private AgentEvent nearest(List<AgentEvent> events) {
    return events.stream().max(java.util.Comparator.comparingLong(this::fitting)).orElseThrow();
  }

  private long fitting(AgentEvent event) {
    return fields.entrySet().stream()
        .filter(it -> it.getValue().fits(it.getKey().in(event)))
        .count();
  }

  private String told(AgentEvent event) {
    return fields.entrySet().stream()
        .filter(it -> !it.getValue().fits(it.getKey().in(event)))
        .map(it -> it.getKey() + ": " + EventSteps.told(event, it.getKey()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(it -> it.getKey() + " that " + phrase(it.getValue().toString()))
        .collect(Collectors.joining(", "));
  }

  private static String phrase(String matching) {
    return matching.matches(Matching.WORDS) ? matching : "is " + matching;
  }
}
