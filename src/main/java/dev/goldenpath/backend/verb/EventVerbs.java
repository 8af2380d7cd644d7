package dev.goldenpath.backend.verb;

import static dev.goldenpath.backend.seam.Behaviours.emitting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Verbs that let a run's events out otherwise: fewer, more, later, in another order. */
final class EventVerbs {

  static final Map<String, Verb> ALL =
      Map.of(
          "drop", EventVerbs::drop,
          "stop", EventVerbs::stop,
          "add", EventVerbs::add,
          "hold", EventVerbs::hold,
          "collect", EventVerbs::collect,
          "delay", EventVerbs::delay,
          "repeat-end-on-next-run", EventVerbs::repeatEndOnNextRun,
          "swap-answers", EventVerbs::swapAnswers);

  private EventVerbs() {}

  private static Behaviour drop(Parameters given) {
    Predicate<Event> kept = Filters.events(given).negate();
    return emitting((event, next) -> Optional.of(event).filter(kept).ifPresent(next));
  }

  /** Let nothing more of a run out after such an event. */
  private static Behaviour stop(Parameters given) {
    Predicate<Event> which = Filters.events(given);
    Set<Integer> stopped = ConcurrentHashMap.newKeySet();
    return emitting(
        (event, next) -> {
          if (!stopped.contains(event.run().ordinal())) {
            next.accept(event);
          }
          if (which.test(event)) {
            stopped.add(event.run().ordinal());
          }
        });
  }

  /**
   * Let more events out after one: copies of it, or of another {@code type}, with fields {@code
   * set} and a {@code correlation}; some {@code times}, the first {@code after-ms}, the others
   * {@code every-ms}.
   */
  private static Behaviour add(Parameters given) {
    Predicate<Event> which = Filters.events(given);
    Addition addition = Addition.of(given);
    int times = given.number("times", 1);
    int after = given.number("after-ms", 0);
    int every = given.number("every-ms", 0);
    return emitting(
        (event, next) -> {
          next.accept(event);
          int count = which.test(event) ? times : 0;
          for (int i = 0; i < count; i++) {
            String id = event.eventId() + "-" + i;
            Runnable one = () -> addition.to(event.withEventId(id)).ifPresent(next);
            given.history().later(after + (long) i * every, one);
          }
        });
  }

  /** What to make of an event for a further one; nothing where a template has no value. */
  private record Addition(History history, String type, Template set, Template correlation) {

    static Addition of(Parameters given) {
      return new Addition(
          given.history(),
          given.text("type", ""),
          Template.of(given.object("set")),
          Template.of(given.text("correlation", "{none}")));
    }

    Optional<Event> to(Event event) {
      Scope scope = Scope.of(history, event);
      Optional<String> call = correlation.in(scope).map(JsonNode::asText);
      return set.in(scope)
          .map(
              fields ->
                  type.isEmpty()
                      ? event.withData(data -> data.setAll((ObjectNode) fields))
                      : Event.of(event.run(), type, (ObjectNode) fields, Optional.empty()))
          .map(it -> call.isPresent() ? it.withCorrelation(call) : it);
    }
  }

  /**
   * Hold events of one type back, each {@code until} the next of another type: let it out {@code
   * before} or after that, and in any case where the run ends.
   */
  private static Behaviour hold(Parameters given) {
    Predicate<Event> which = Filters.events(given);
    String until = given.text("until", "");
    boolean before = given.flag("before");
    boolean afterTheEnd = given.flag("after-the-end");
    Map<Integer, Event> held = new ConcurrentHashMap<>();
    return emitting(
        (event, next) -> {
          int run = event.run().ordinal();
          if (which.test(event) && held.putIfAbsent(run, event) == null) {
            return;
          }
          boolean due = until.isEmpty() || event.is(until) || event.isLast();
          Optional<Event> late = due ? Optional.ofNullable(held.remove(run)) : Optional.empty();
          boolean first = before && !(afterTheEnd && event.isLast());
          late.filter(it -> first).ifPresent(next);
          next.accept(event);
          late.filter(it -> !first).ifPresent(next);
        });
  }

  /**
   * Keep events and let them out at their run's end, all at once, perhaps {@code sorted} by type.
   */
  private static Behaviour collect(Parameters given) {
    Predicate<Event> which = Filters.events(given);
    boolean sorted = given.flag("sorted");
    Map<Integer, List<Event>> runs = new ConcurrentHashMap<>();
    return emitting(
        (event, next) -> {
          if (!which.test(event)) {
            next.accept(event);
            return;
          }
          int run = event.run().ordinal();
          List<Event> events = runs.computeIfAbsent(run, it -> new ArrayList<>());
          events.add(event);
          if (event.isLast()) {
            runs.remove(run);
            Comparator<Event> byType = Comparator.comparing(Event::type);
            events.sort(sorted ? byType : (one, other) -> 0);
            events.forEach(next);
          }
        });
  }

  /** Let events out {@code millis} after they happened, or by chance sooner, a run's in order. */
  private static Behaviour delay(Parameters given) {
    Predicate<Event> which = Filters.events(given);
    int millis = given.number("millis");
    boolean byChance = given.flag("by-chance");
    Map<Integer, Queue<Runnable>> runs = new ConcurrentHashMap<>();
    return emitting(
        (event, next) -> {
          int run = event.run().ordinal();
          if (!which.test(event)) {
            next.accept(event);
            return;
          }
          Queue<Runnable> waiting = runs.computeIfAbsent(run, it -> new ConcurrentLinkedQueue<>());
          waiting.add(() -> next.accept(event));
          if (event.isLast()) {
            runs.remove(run);
          }
          int wait = byChance ? ThreadLocalRandom.current().nextInt(1, millis) : millis;
          given.history().later(wait, () -> releaseOne(waiting));
        });
  }

  /** Whichever timer is first lets out the event that is first: timers keep no order. */
  private static void releaseOne(Queue<Runnable> waiting) {
    synchronized (waiting) {
      Optional.ofNullable(waiting.poll()).ifPresent(Runnable::run);
    }
  }

  private static Behaviour repeatEndOnNextRun(Parameters given) {
    Map<Object, Event> ends = new ConcurrentHashMap<>();
    return emitting(
        (event, next) -> {
          Object thread = History.threadOf(event.run());
          if (event.isOwn(Event.STARTED)) {
            Optional.ofNullable(ends.remove(thread))
                .map(end -> end.withEventId(end.eventId() + "-again"))
                .ifPresent(next);
          } else if (event.isLast()) {
            ends.put(thread, event);
          }
          next.accept(event);
        });
  }

  /** Hold each answer some {@code millis}; if another user's comes meanwhile, swap their texts. */
  private static Behaviour swapAnswers(Parameters given) {
    int millis = given.number("millis");
    Queue<Event> held = new ConcurrentLinkedQueue<>();
    return emitting(
        (event, next) -> {
          if (!event.isOwn(Event.ANSWERED)) {
            next.accept(event);
            return;
          }
          Optional<Event> partner = partnerOrHold(held, event);
          if (partner.isPresent()) {
            next.accept(withAnswerOf(event, partner.get()));
            next.accept(withAnswerOf(partner.get(), event));
          } else {
            Runnable release = () -> Optional.of(event).filter(held::remove).ifPresent(next);
            given.history().later(millis, release);
          }
        });
  }

  private static Optional<Event> partnerOrHold(Queue<Event> held, Event event) {
    synchronized (held) {
      Optional<Event> partner =
          held.stream()
              .filter(it -> !it.run().user().equals(event.run().user()))
              .filter(held::remove)
              .findFirst();
      if (partner.isEmpty()) {
        held.add(event);
      }
      return partner;
    }
  }

  private static Event withAnswerOf(Event event, Event other) {
    return event.withData(data -> data.set("final_response", other.data().get("final_response")));
  }
}
