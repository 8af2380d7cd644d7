package dev.goldenpath.backend.variant;

import static dev.goldenpath.backend.seam.Call.EXECUTE;
import static dev.goldenpath.backend.seam.Event.ANSWERED;
import static dev.goldenpath.backend.seam.Event.COMPLETED;
import static dev.goldenpath.backend.seam.Event.FAILED;
import static dev.goldenpath.backend.seam.Event.THINKING;
import static dev.goldenpath.backend.seam.Twist.all;
import static dev.goldenpath.backend.seam.Twist.answering;
import static dev.goldenpath.backend.seam.Twist.emitting;
import static dev.goldenpath.backend.seam.Twist.greeting;
import static dev.goldenpath.backend.seam.Twist.naming;
import static dev.goldenpath.backend.seam.Twist.shaping;
import static dev.goldenpath.backend.variant.Variant.oneOf;
import static dev.goldenpath.backend.variant.Variant.variant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.seam.Behaviour;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What EVENT-0 to EVENT-7 leave open. */
final class EventVariants {

  private static final int LARGE = 700_000;

  /** Not every run: to write that much takes time, which TIME-3 does not grant without end. */
  private static final int LARGE_EVERY = 16;

  private static final int SMALL = 10_000;
  private static final int MILLIS_PER_SECOND = 1000;
  private static final String FAR_FROM_ASCII =
      "Überlegung ✓ 思考 حسنًا 🧭👩‍🔬 e\u0301 \u2028 \"\\\t";

  static final List<Variant> LIST =
      List.of(
          oneOf(
              "optional-ids",
              "optional-ids-absent",
              "Events have neither user_id nor event_id.",
              "EVENT-0",
              () -> shaping((e, m, f) -> m.remove(List.of("user_id", "event_id")))),
          oneOf(
              "optional-ids",
              "short-opaque-ids",
              "Ids are short and no UUIDs.",
              "EVENT-0",
              EventVariants::shortIds),
          oneOf(
              "optional-ids",
              "ids-as-numbers",
              "Ids that the backend makes are whole numbers.",
              "EVENT-0",
              EventVariants::numbers),
          variant(
              "events-with-further-fields",
              "Events have fields that nobody knows, on every level.",
              "EVENT-0",
              () ->
                  shaping(
                      (event, message, fields) -> {
                        message.put("schema", 3).putNull("parent").putArray("tags").add("agent");
                        fields.putObject("meta").put("region", "eu").put("type", "meta");
                      })),
          variant(
              "fields-copied-elsewhere",
              "Fields have a second copy in another place.",
              "EVENT-7",
              () -> shaping((e, message, f) -> copy(f, message.putObject("legacy")))),
          variant(
              "large-events",
              "Now and then get_current_time returns 700 kB.",
              "CONN-5",
              () ->
                  emitting(
                      (in, event, next) ->
                          next.accept(
                              event.is(COMPLETED)
                                      && event.toolName().equals("get_current_time")
                                      && event.run().ordinal() % LARGE_EVERY == 1
                                  ? event.withData(EventVariants::enlarge)
                                  : event))),
          variant(
              "thoughts-beyond-ascii",
              "Thoughts are in many scripts, with quotes and controls.",
              "EVENT-2",
              () -> onData(THINKING, d -> d.put("thought", FAR_FROM_ASCII))),
          variant(
              "results-with-further-fields",
              "Results hold more than the contract names.",
              "EVENT-4",
              () ->
                  onData(
                      COMPLETED,
                      d -> {
                        if (d.path("results") instanceof ObjectNode results) {
                          results.put("cached", false).putArray("notes").add("fresh");
                        }
                      })),
          variant(
              "tool-error-as-text",
              "A failed tool's error is a text.",
              "EVENT-4",
              () ->
                  onData(
                      COMPLETED,
                      d -> {
                        if (d.has("error")) {
                          d.put("error", d.at("/error/message").asText());
                        }
                      })),
          variant(
              "execution-time-to-the-millisecond",
              "execution_time has three decimals at most.",
              "EVENT-4",
              () -> onData(COMPLETED, EventVariants::roundTime)),
          variant(
              "agent-error-with-further-fields",
              "agent_error tells more than it must.",
              "EVENT-6",
              () ->
                  onData(
                      FAILED, d -> d.put("retryable", true).withObject("/error").put("tool", "?"))),
          variant(
              "answer-worded-otherwise",
              "final_response is worded in another language.",
              "EVENT-5",
              () ->
                  onData(
                      ANSWERED,
                      d ->
                          d.put(
                              "final_response",
                              "Voilà le résultat : « "
                                  + d.path("final_response").asText()
                                  + " »"))));

  private EventVariants() {}

  static Behaviour onData(String type, Consumer<ObjectNode> edit) {
    return emitting(
        (in, event, next) -> next.accept(event.is(type) ? event.withData(edit) : event));
  }

  /** Stay below 1 MiB. */
  private static void enlarge(ObjectNode data) {
    data.put("trace_log", "y".repeat(LARGE));
  }

  private static void copy(ObjectNode fields, ObjectNode legacy) {
    List.copyOf(fields.properties()).stream()
        .filter(field -> field.getValue() != legacy)
        .filter(field -> field.getValue().toString().length() < SMALL)
        .forEach(field -> legacy.set(field.getKey(), field.getValue().deepCopy()));
  }

  private static void roundTime(ObjectNode data) {
    double seconds = data.path("execution_time").asDouble();
    data.put(
        "execution_time", (double) Math.round(seconds * MILLIS_PER_SECOND) / MILLIS_PER_SECOND);
  }

  /** Ids as small systems make them: counters behind a letter. */
  private static Behaviour shortIds() {
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger connections = new AtomicInteger();
    AtomicInteger events = new AtomicInteger();
    AtomicInteger counted = new AtomicInteger();
    Map<String, String> calls = new ConcurrentHashMap<>();
    return all(
        naming((user, request, next) -> "r" + runs.incrementAndGet()),
        greeting(
            (in, socket, welcome, next) -> {
              in.fieldsOf(welcome).put("connection_id", "k" + connections.incrementAndGet());
              next.accept(welcome);
            }),
        emitting(
            (in, event, next) ->
                next.accept(
                    event
                        .withCorrelation(
                            event
                                .correlationId()
                                .map(
                                    id ->
                                        calls.computeIfAbsent(
                                            id, call -> "c" + counted.incrementAndGet())))
                        .withEventId("e" + events.incrementAndGet()))));
  }

  /** Ids as a database counts them. */
  private static Behaviour numbers() {
    AtomicInteger runs = new AtomicInteger(1_000);
    AtomicInteger connections = new AtomicInteger();
    AtomicInteger events = new AtomicInteger();
    AtomicInteger counted = new AtomicInteger();
    Map<String, Integer> calls = new ConcurrentHashMap<>();
    return all(
        naming((user, request, next) -> Integer.toString(runs.incrementAndGet())),
        answering(
            (in, call, next) ->
                next.apply(call)
                    .thenApply(
                        reply ->
                            call.isTo(EXECUTE) && reply.isAccepted()
                                ? reply.withBody(EventVariants::numberTheRun)
                                : reply)),
        greeting(
            (in, socket, welcome, next) -> {
              in.fieldsOf(welcome).put("connection_id", connections.incrementAndGet());
              next.accept(welcome);
            }),
        shaping(
            (event, message, fields) -> {
              numberTheRun(message);
              message.put("event_id", events.incrementAndGet());
              event
                  .correlationId()
                  .map(id -> calls.computeIfAbsent(id, call -> counted.incrementAndGet()))
                  .ifPresent(call -> message.put("correlation_id", call));
            }));
  }

  private static void numberTheRun(ObjectNode message) {
    message.put("run_id", message.path("run_id").asInt());
  }
}
