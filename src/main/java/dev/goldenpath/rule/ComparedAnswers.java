package dev.goldenpath.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.ThreadTurns;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Comparison;
import dev.goldenpath.wire.Entry;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compare answers to execute calls (TRUE-5): an answer may show what no run is told of. */
record ComparedAnswers(Timeline timeline) {
  /** What an answer calls itself that no agent gave. */
  private static final Pattern MADE_UP =
      Pattern.compile("(?i)\\b(mock(ed)?|canned|fallback|dummy|simulated|stub(bed)?)\\b");

  /** Compare the answer to an execute call with its control's, before any run is told of. */
  Optional<Violation> of(Call call, Entry.HttpResponse answer) {
    return call.request()
        .comparison()
        .filter(it -> it.difference() == Comparison.Difference.WORDS && !answer.isNotNow())
        .filter(it -> isAccepted(answer) || !isWrongWithout(call))
        .filter(it -> !ThreadTurns.mayBeTaken(call, timeline))
        .flatMap(it -> timeline.call(it.control()))
        .flatMap(Call::response)
        .filter(control -> !control.isNotNow())
        .flatMap(control -> difference(call, control, answer))
        .map(
            seen ->
                new Violation(
                    Clause.TRUE_5,
                    "an answer like the one to the same request without the words",
                    seen,
                    Comparisons.hint(Comparison.Difference.WORDS),
                    List.of(call.request(), answer),
                    answer.at().nanos(),
                    SliceId.ofCall(call.name())));
  }

  /** What is wrong with answers to plain requests too comes of no words. */
  private boolean isWrongWithout(Call call) {
    return timeline.ledger().plainBreaks().isKnown(Clause.HTTP_3.id(), Comparisons.toolsOf(call));
  }

  private Optional<String> difference(
      Call call, Entry.HttpResponse control, Entry.HttpResponse answer) {
    if (control.status() != answer.status() && !isAccepted(answer)) {
      return Optional.of("HTTP " + answer.status() + ", and HTTP " + control.status() + " without");
    }
    Set<String> fields = fields(Json.read(answer.body()));
    Set<String> ofControl = fields(Json.read(control.body()));
    // What is not promised may be told in one answer and not in the next.
    boolean differ = !fields.isEmpty() && !ofControl.isEmpty();
    if (differ && Collections.disjoint(fields, ofControl) && !isWrongWithout(call)) {
      return Optional.of(
          "a body with the fields " + fields + ", and with " + ofControl + " without");
    }
    return MADE_UP
        .matcher(answer.body())
        .results()
        .map(found -> found.group())
        .filter(word -> !call.request().body().contains(word))
        .filter(word -> !control.body().contains(word))
        .findFirst()
        .map(word -> "the answer says \"" + word + "\", and does not without the words");
  }

  /** HTTP-3 lets a backend accept by either, and does not ask it to keep to one. */
  private static boolean isAccepted(Entry.HttpResponse answer) {
    return answer.status() == 200 || answer.status() == 202;
  }

  private static Set<String> fields(Optional<JsonNode> body) {
    Set<String> names = new TreeSet<>();
    body.ifPresent(json -> json.fieldNames().forEachRemaining(names::add));
    return names;
  }
}
