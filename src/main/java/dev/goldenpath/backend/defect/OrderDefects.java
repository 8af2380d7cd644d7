package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.defect.Draft.defect;
import static dev.goldenpath.backend.defect.Moves.dropping;
import static dev.goldenpath.backend.defect.Moves.editing;
import static dev.goldenpath.backend.defect.Moves.is;
import static dev.goldenpath.backend.defect.Moves.numbered;
import static dev.goldenpath.backend.defect.Moves.repeating;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.EXECUTING;
import static dev.goldenpath.backend.seam.Event.FAILED;
import static dev.goldenpath.backend.seam.Event.STARTED;
import static dev.goldenpath.backend.seam.Event.THINKING;
import static dev.goldenpath.backend.seam.Twist.emitting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** Runs told in the wrong order, in part, or beyond their end: ORDER-1 to ORDER-3. */
final class OrderDefects {

  private static final int AFTERWARDS_MILLIS = 80;

  static final List<Defect> LIST =
      List.of(
          defect("started-missing", "A run has no agent_started.")
              .breaks("ORDER-1", "ORDER-2")
              .as(() -> dropping(is(STARTED))),
          defect("started-twice", "agent_started comes twice.")
              .breaks("ORDER-1")
              .as(() -> repeating(is(STARTED), 2)),
          defect("thinking-before-started", "agent_thinking comes before agent_started.")
              .breaks("ORDER-1", "ORDER-2", "TIME-1")
              .as(() -> Holding.of(STARTED).until(THINKING)),
          defect("first-events-lost", "The first two events of a run are lost.")
              .breaks("ORDER-1", "ORDER-2")
              .at(Place.ROUTING)
              .like("F21")
              .as(
                  () -> {
                    ToIntFunction<Event> number = numbered(event -> event.run().id());
                    return dropping(event -> number.applyAsInt(event) <= 2);
                  }),
          defect("started-missing-on-second-run", "A thread's second run has no agent_started.")
              .breaks("ORDER-1", "ORDER-2")
              .as(
                  () -> {
                    ToIntFunction<Event> rank = Moves.runOfThread();
                    return dropping(e -> rank.applyAsInt(e) == 2 && e.is(STARTED));
                  }),
          defect("thinking-named-agent-progress", "agent_thinking is called agent_progress.")
              .breaks("ORDER-2")
              .like("F07")
              .as(() -> editing(is(THINKING), event -> event.withType("agent_progress"))),
          defect("completed-named-otherwise", "agent_completed is called agent_response_complete.")
              .breaks("ORDER-3", "ORDER-2", "TIME-4")
              .silently()
              .like("F07")
              .as(() -> editing(is(ANSWERED), e -> e.withType("agent_response_complete"))),
          defect(
                  "everything-is-a-system-message",
                  "All events are system_message with a name inside.")
              .breaks("ORDER-2", "ORDER-1", "ORDER-3", "TIME-4", "EVENT-7")
              .silently()
              .like("F07")
              .as(
                  () ->
                      editing(
                          event -> true,
                          event ->
                              event
                                  .withData(data -> data.put("event", event.type()))
                                  .withType("system_message"))),
          defect("tool-events-missing", "Only the agent's own events arrive, no tool's.")
              .breaks("ORDER-2", "PAIR-4")
              .like("F12")
              .as(() -> dropping(Event::isOfTool)),
          defect("thinking-missing", "A run has no agent_thinking.")
              .breaks("ORDER-2", "PAIR-3")
              .as(() -> dropping(is(THINKING))),
          defect("thinking-after-its-tool", "Each agent_thinking comes after its tool's end.")
              .breaks("ORDER-2", "TIME-1")
              .as(() -> Holding.of(THINKING).until(COMPLETED)),
          defect("tool-completed-before-executing", "tool_completed comes before tool_executing.")
              .breaks("PAIR-2", "ORDER-2", "PAIR-1", "TIME-1")
              .as(() -> Holding.of(EXECUTING).until(COMPLETED)),
          defect("events-sorted-by-type", "A run's events come at its end, sorted by type.")
              .breaks("ORDER-1", "ORDER-2", "ORDER-3", "TIME-1", "TIME-3", "PAIR-1")
              .like("F32")
              .as(() -> Heap.sortedByType()),
          defect("completed-missing", "A run that succeeds has no agent_completed.")
              .breaks("ORDER-3", "ORDER-2", "TIME-4")
              .silently()
              .like("F13")
              .as(() -> dropping(is(ANSWERED))),
          defect("completed-twice", "agent_completed comes twice at once.")
              .breaks("ORDER-3")
              .like("F13")
              .as(() -> repeating(is(ANSWERED), 2)),
          defect("completed-again-later", "agent_completed comes again 80 ms later.")
              .breaks("ORDER-3")
              .like("F13")
              .as(() -> afterwards(event -> event)),
          defect("thinking-after-the-end", "agent_thinking comes 80 ms after the end.")
              .breaks("ORDER-3")
              .as(
                  () ->
                      afterwards(
                          e ->
                              Event.of(
                                  e.run(),
                                  THINKING,
                                  Json.object().put("thought", "One more thing."),
                                  Optional.empty()))),
          defect("error-told-thrice", "A failure is told by three agent_error.")
              .breaks("ORDER-3")
              .like("F13")
              .as(() -> repeating(is(FAILED), 3)),
          defect("error-and-completed", "After agent_error comes agent_completed.")
              .breaks("ORDER-3", "TRUE-4")
              .as(
                  () ->
                      emitting(
                          (in, event, next) -> {
                            next.accept(event);
                            if (event.is(FAILED)) {
                              next.accept(answer(event));
                            }
                          })),
          defect("failure-untold", "A run that fails never tells.")
              .breaks("ORDER-3", "TIME-4", "TRUE-4")
              .silently()
              .like("F14")
              .as(() -> dropping(is(FAILED))),
          defect("completed-again-on-next-run", "A new run begins with the last one's end again.")
              .breaks("ORDER-3")
              .at(Place.ROUTING)
              .as(OrderDefects::lingering));

  private OrderDefects() {}

  private static Event answer(Event failure) {
    ObjectNode data = Json.object().put("final_response", "Done anyway.");
    return Event.of(failure.run(), ANSWERED, data, Optional.empty());
  }

  private static Behaviour afterwards(UnaryOperator<Event> more) {
    return emitting(
        (in, event, next) -> {
          next.accept(event);
          if (event.isLast()) {
            Attached.later(
                in,
                AFTERWARDS_MILLIS,
                () -> next.accept(more.apply(event).withEventId(event.eventId() + "-later")));
          }
        });
  }

  private static Behaviour lingering() {
    Map<String, Event> lastOfThread = new ConcurrentHashMap<>();
    return emitting(
        (in, event, next) -> {
          String thread = event.run().user().id() + event.run().threadId();
          Event before = event.is(STARTED) ? lastOfThread.remove(thread) : null;
          if (before != null) {
            next.accept(before.withEventId(before.eventId() + "-again"));
          }
          if (event.isLast()) {
            lastOfThread.put(thread, event);
          }
          next.accept(event);
        });
  }
}
