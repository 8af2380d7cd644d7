package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.EXECUTING;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Twist.emitting;

import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What goes wrong only while two runs of a user overlap: ISO-3. */
final class OverlapDefects {

  static final List<Defect> LIST =
      List.of(
          overlap(
                  "overlapping-tool-ends-swap-runs",
                  "While runs overlap, tool_completed names the other one.")
              .at(Place.ROUTING)
              .as(
                  () ->
                      whileOverlapping(
                          e -> e.is(COMPLETED),
                          (e, other) -> Optional.of(e.withRun(e.run().withId(other.id()))))),
          overlap("overlapping-echoes-mixed", "While runs overlap, one echoes the other's message.")
              .at(Place.TOOLS)
              .as(
                  () ->
                      whileOverlapping(
                          e -> e.is(COMPLETED) && e.toolName().equals("echo_tool"),
                          (e, other) -> Optional.of(withText(e, "/results", other)))),
          overlap(
                  "overlapping-runs-take-one-message",
                  "While runs overlap, both work on one message.")
              .at(Place.AGENT)
              .as(
                  () ->
                      whileOverlapping(
                          e -> e.isOfTool() && e.toolName().equals("echo_tool"),
                          (e, other) ->
                              Optional.of(
                                  withText(
                                      e, e.is(EXECUTING) ? "/tool_args" : "/results", other)))),
          overlap("overlapping-tool-end-lost", "While runs overlap, tool_completed is lost.")
              .as(() -> whileOverlapping(e -> e.is(COMPLETED), (e, other) -> Optional.empty())),
          overlap(
                  "overlapping-start-lost",
                  "A run that begins during another has no agent_started.")
              .as(() -> whileOverlapping(e -> e.is(STARTED), (e, other) -> Optional.empty())),
          overlap("overlapping-end-lost", "A run that ends during another does not tell.")
              .silently()
              .as(() -> whileOverlapping(e -> e.is(ANSWERED), (e, other) -> Optional.empty())),
          overlap("overlapping-runs-answer-alike", "While runs overlap, one answers for the other.")
              .at(Place.AGENT)
              .as(
                  () ->
                      whileOverlapping(
                          e -> e.is(ANSWERED),
                          (e, other) ->
                              Optional.of(
                                  e.withData(
                                      data ->
                                          data.put(
                                              "final_response",
                                              "You said: " + other.request().message()))))));

  private OverlapDefects() {}

  private static Draft overlap(String id, String sentence) {
    return defect(id, sentence)
        .breaks(
            "ISO-3", "ORDER-1", "ORDER-2", "ORDER-3", "PAIR-1", "PAIR-2", "TRUE-1", "TRUE-3",
            "TIME-4");
  }

  private static Behaviour whileOverlapping(
      Predicate<Event> which, BiFunction<Event, Run, Optional<Event>> change) {
    Overlaps overlaps = new Overlaps();
    return emitting(
        (in, event, next) -> {
          overlaps.note(event);
          Optional<Run> other = which.test(event) ? overlaps.with(event.run()) : Optional.empty();
          Optional<Event> changed =
              other.isPresent() ? change.apply(event, other.get()) : Optional.of(event);
          changed.ifPresent(next);
        });
  }

  private static Event withText(Event event, String where, Run other) {
    return event.withData(d -> d.withObject(where).put("text", other.request().message()));
  }
}
