package dev.goldenpath.backend.defect;

import static dev.goldenpath.backend.seam.Twist.answering;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.examining;
import static dev.goldenpath.backend.seam.Twist.shaping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Reply;
import dev.goldenpath.backend.seam.Run;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** What many defects do: edit, drop or repeat events, and edit replies. */
final class Moves {

  private Moves() {}

  static Predicate<Event> is(String type) {
    return event -> event.is(type);
  }

  static Behaviour editing(Predicate<Event> which, UnaryOperator<Event> edit) {
    return emitting(
        (in, event, next) -> next.accept(which.test(event) ? edit.apply(event) : event));
  }

  static Behaviour editingData(Predicate<Event> which, Consumer<ObjectNode> edit) {
    return editing(which, event -> event.withData(edit));
  }

  static Behaviour dropping(Predicate<Event> which) {
    return emitting(
        (in, event, next) -> {
          if (!which.test(event)) {
            next.accept(event);
          }
        });
  }

  static Behaviour repeating(Predicate<Event> which, int times) {
    return emitting(
        (in, event, next) -> {
          next.accept(event);
          for (int i = 1; which.test(event) && i < times; i++) {
            next.accept(event.withEventId(event.eventId() + "-" + i));
          }
        });
  }

  /** Edit shaped events: the message, and the part of it that holds the fields. */
  static Behaviour reshaping(Predicate<Event> which, BiConsumer<ObjectNode, ObjectNode> edit) {
    return shaping(
        (event, message, fields) -> {
          if (which.test(event)) {
            edit.accept(message, fields);
          }
        });
  }

  static Behaviour replying(String path, UnaryOperator<Reply> edit) {
    return replyingIf(path, reply -> true, edit);
  }

  static Behaviour replyingIf(String path, Predicate<Reply> which, UnaryOperator<Reply> edit) {
    return answering(
        (in, call, next) ->
            next.apply(call)
                .thenApply(
                    reply -> call.isTo(path) && which.test(reply) ? edit.apply(reply) : reply));
  }

  /** Let pass what the check would refuse for this reason. */
  static Behaviour overlooking(String code) {
    return examining(
        (in, user, body, next) -> next.apply(body).filter(refusal -> !refusal.code().equals(code)));
  }

  /** Number things as they come, by a key: 1 for the first. */
  static <T> ToIntFunction<T> numbered(Function<T, Object> key) {
    Map<Object, AtomicInteger> counts = new ConcurrentHashMap<>();
    return thing ->
        counts.computeIfAbsent(key.apply(thing), k -> new AtomicInteger()).incrementAndGet();
  }

  /** Number things once each, by group: 1 for the first of its group, and the same ever after. */
  static <T> ToIntFunction<T> ranked(Function<T, Object> group, Function<T, Object> identity) {
    Map<Object, AtomicInteger> counts = new ConcurrentHashMap<>();
    Map<Object, Integer> ranks = new ConcurrentHashMap<>();
    return thing ->
        ranks.computeIfAbsent(
            identity.apply(thing),
            id ->
                counts
                    .computeIfAbsent(group.apply(thing), k -> new AtomicInteger())
                    .incrementAndGet());
  }

  /** Tell which run of its user's thread an event is of, from 1. */
  static ToIntFunction<Event> runOfThread() {
    return ranked(
        event -> event.run().user().id() + event.run().threadId(), event -> event.run().id());
  }

  static boolean hasNonAscii(Run run) {
    return run.request().message().chars().anyMatch(c -> c > 127);
  }
}
