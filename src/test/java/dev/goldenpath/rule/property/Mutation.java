package dev.goldenpath.rule.property;

import static dev.goldenpath.rule.Clause.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.rule.Clause;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** One way to spoil a valid run, with the clauses of which one must be named first for it. */
enum Mutation {
  DROP_STARTED(s -> s.drop("agent_started", 0), ORDER_1),
  REPEAT_STARTED(s -> s.repeat("agent_started", 0), ORDER_1),
  SWAP_STARTED_AND_THINKING(s -> s.swap("agent_started", "agent_thinking"), ORDER_1),
  DROP_ALL_THINKING(Mutation::dropThinking, ORDER_2),
  RENAME_ALL_THINKING(Mutation::renameThinking, ORDER_2),
  DROP_COMPLETION(s -> s.drop("tool_completed", 0), PAIR_1),
  REPEAT_COMPLETION(s -> s.repeat("tool_completed", 0), PAIR_1, PAIR_2),
  DROP_ANNOUNCEMENT(s -> s.drop("tool_executing", 1), PAIR_2),
  DROP_END(s -> s.drop("agent_completed", 0), TIME_4, ORDER_3),
  REPEAT_END(s -> s.repeat("agent_completed", 0), ORDER_3),
  THINK_AFTER_THE_END(s -> s.insert("agent_completed", 0, "agent_thinking", 0, it -> {}), ORDER_3),
  COMPLETE_AFTER_THE_END(Mutation::completeAfterTheEnd, PAIR_1),
  ANOTHER_CORRELATION_ID(
      s -> s.edit("tool_completed", 0, it -> it.put("correlation_id", "another")), PAIR_2, PAIR_1),
  ONE_CORRELATION_ID_FOR_TWO(Mutation::oneIdForTwo, PAIR_2, PAIR_1),
  SWAP_CORRELATION_IDS(Mutation::swapIds, PAIR_1, PAIR_2),
  ANOTHER_TOOL_COMPLETES(
      s -> s.edit("tool_completed", 0, it -> s.fields(it).put("tool_name", "wait_tool")), PAIR_1),
  TOOL_THAT_IS_NOT_ALLOWED(Mutation::notAllowed, PAIR_3),
  TOOL_IS_LEFT_OUT(Mutation::leftOut, PAIR_4),
  TOOLS_TURNED_ROUND(Mutation::turnedRound, PAIR_4),
  TIMESTAMP_MISSING(s -> s.edit("agent_thinking", 0, it -> it.remove("timestamp")), EVENT_0),
  TIMESTAMP_IN_WORDS(s -> s.edit("agent_thinking", 0, it -> it.put("timestamp", "now")), EVENT_0),
  TIMESTAMP_AS_NUMBER(s -> s.edit("agent_thinking", 0, it -> it.put("timestamp", 17)), EVENT_0),
  THREAD_ID_MISSING(s -> s.edit("tool_executing", 0, it -> it.remove("thread_id")), EVENT_0),
  EVENT_ID_TWICE(Mutation::eventIdTwice, EVENT_0),
  DATA_IS_NULL(Mutation::noData, EVENT_0),
  AGENT_TYPE_OF_ANOTHER(
      s -> s.edit("agent_started", 0, it -> s.fields(it).put("agent_type", "triage")), EVENT_1),
  THOUGHT_IS_BLANK(
      s -> s.edit("agent_thinking", 0, it -> s.fields(it).put("thought", " \t")), EVENT_2),
  THOUGHT_IS_A_NUMBER(
      s -> s.edit("agent_thinking", 0, it -> s.fields(it).put("thought", 7)), EVENT_2),
  TOOL_NAME_MISSING(
      s -> s.edit("tool_executing", 0, it -> s.fields(it).remove("tool_name")), EVENT_3),
  TOOL_ARGS_AS_TEXT(
      s -> s.edit("tool_executing", 0, it -> s.fields(it).put("tool_args", "{}")), EVENT_3),
  CORRELATION_ID_IS_NULL(
      s -> s.edit("tool_executing", 0, it -> it.putNull("correlation_id")), EVENT_3),
  RESULTS_ARE_NULL(
      s -> s.edit("tool_completed", 0, it -> s.fields(it).putNull("results")), EVENT_4),
  EXECUTION_TIME_AS_TEXT(
      s -> s.edit("tool_completed", 0, it -> s.fields(it).put("execution_time", "0.1")), EVENT_4),
  EXECUTION_TIME_BELOW_ZERO(
      s -> s.edit("tool_completed", 0, it -> s.fields(it).put("execution_time", -0.1)), EVENT_4),
  FINAL_RESPONSE_IS_EMPTY(
      s -> s.edit("agent_completed", 0, it -> s.fields(it).put("final_response", "")), EVENT_5),
  FINAL_RESPONSE_IS_AN_OBJECT(
      s -> s.edit("agent_completed", 0, it -> s.fields(it).putObject("final_response")), EVENT_5),
  ERROR_IN_WORDS_ONLY(Mutation::errorInWords, EVENT_6),
  TOOL_NAME_MOVED(Mutation::moved, EVENT_7),
  TYPE_MISSING(s -> s.edit("agent_thinking", 0, it -> it.remove("type")), EVENT_7),
  TYPE_IS_A_NUMBER(s -> s.edit("agent_thinking", 0, it -> it.put("type", 3)), EVENT_7),
  ANOTHER_USERS_ID(
      s -> s.edit("agent_thinking", 0, it -> it.put("user_id", "user-zoe-0009")), ISO_1),
  ANOTHER_THREAD(
      s ->
          s.edit(
              "tool_executing",
              0,
              it -> it.put("thread_id", "b1111111-1111-4111-8111-111111111111")),
      ISO_1),
  A_RUN_NOBODY_ASKED_FOR(
      s -> s.edit("tool_executing", 0, it -> it.put("run_id", "run-of-nobody")), ISO_1),
  ANOTHERS_NONCE(Mutation::anothersNonce, ISO_2),
  MISSING_ON_ONE_SOCKET(Mutation::missingOnOne, CONN_8, ORDER_2, PAIR_1, PAIR_4),
  FROM_LONG_AGO(
      s -> s.edit("agent_thinking", 0, it -> it.put("timestamp", "2020-01-01T00:00:00Z")), TIME_1),
  FROM_LATER(
      s -> s.edit("tool_completed", 0, it -> it.put("timestamp", later(it, 60_000))), TIME_1),
  GOING_BACK(s -> s.edit("tool_completed", 0, it -> it.put("timestamp", later(it, -900))), TIME_1),
  MILLISECONDS_AS_SECONDS(
      s ->
          s.edit(
              "tool_completed",
              0,
              it ->
                  s.fields(it)
                      .put("execution_time", 1000 * s.fields(it).get("execution_time").asDouble())),
      TIME_2),
  IN_A_HEAP(s -> s.heap(Duration.ofSeconds(6)), TIME_3),
  FAR_TOO_LATE(s -> s.heap(Duration.ofSeconds(45)), TIME_4, CONN_4, ORDER_2),
  ECHO_CUT(s -> s.edit("tool_completed", s.whichEcho(), it -> cut(s.fields(it))), TRUE_1),
  ECHO_OF_SOMETHING_ELSE(
      s ->
          s.edit(
              "tool_completed",
              s.whichEcho(),
              it -> ((ObjectNode) s.fields(it).get("results")).put("text", "Hello, world!")),
      TRUE_1),
  TIME_STANDS_STILL(
      s ->
          s.edit(
              "tool_completed",
              s.whichTime(),
              it ->
                  ((ObjectNode) s.fields(it).get("results"))
                      .put("current_time", "2024-01-01T12:00:00+00:00")),
      TRUE_2),
  MESSAGE_AS_ANSWER(Mutation::messageAsAnswer, TRUE_3),
  A_TOKEN_SHOWN(s -> s.edit("agent_thinking", 0, it -> it.put("debug", Told.TOKEN)), SAFE_1),
  A_STACK_TRACE_SHOWN(
      s ->
          s.edit(
              "agent_thinking",
              0,
              it ->
                  it.put(
                      "debug",
                      "java.lang.IllegalStateException: no\n\tat com.acme.Agent.run(Agent.java:17)"
                          + "\n\tat com.acme.Main.main(Main.java:3)")),
      SAFE_1),
  FRAME_CUT(s -> s.rewrite("tool_executing", 0, it -> it.substring(0, it.length() - 9)), CONN_5),
  FRAME_IN_BRACKETS(s -> s.rewrite("agent_thinking", 0, it -> "[" + it + "]"), CONN_5),
  FRAME_TWICE_IN_ONE(s -> s.rewrite("agent_thinking", 0, it -> it + it), CONN_5),
  FRAME_ENCODED_TWICE(
      s -> s.rewrite("agent_thinking", 0, it -> "\"" + it.replace("\"", "\\\"") + "\""), CONN_5),
  BINARY_FRAME(s -> s.append(s.last("0123456789", true)), CONN_5),
  TOO_LARGE(
      s -> s.append(s.last("{\"type\":\"x\",\"d\":\"" + "a".repeat(1 << 20) + "\"}", false)),
      CONN_5),
  GREETED_BY_ANOTHER_TYPE(
      s -> s.greeting(it -> it.replace("connection_established", "hello")), CONN_2),
  GREETED_AS_SOMEBODY_ELSE(
      s -> s.greeting(it -> it.replace(s.userId("Ada"), "user-zoe-0009")), CONN_2),
  ANSWERED_WITHOUT_RUN_ID(s -> s.answer(202, it -> it.replace("run_id", "id")), HTTP_3),
  ANSWERED_WITH_ANOTHER_THREAD(
      s -> s.answer(202, it -> it.replace("\"a0000000", "\"b0000000")), HTTP_3),
  ANSWERED_500(s -> s.answer(500, it -> "{}"), HTTP_3, HTTP_2, HTTP_4);

  private final Consumer<Subject> spoil;
  private final Set<Clause> breaks;

  Mutation(Consumer<Subject> spoil, Clause... breaks) {
    this.spoil = spoil;
    this.breaks = Set.of(breaks);
  }

  void apply(Subject subject) {
    spoil.accept(subject);
  }

  Set<Clause> breaks() {
    return breaks;
  }

  private static void dropThinking(Subject s) {
    while (s.count("agent_thinking") > 0) {
      s.drop("agent_thinking", 0);
    }
  }

  private static void renameThinking(Subject s) {
    while (s.count("agent_thinking") > 0) {
      s.edit("agent_thinking", 0, it -> it.put("type", "thinking"));
    }
  }

  private static void completeAfterTheEnd(Subject s) {
    s.insert(
        "agent_completed",
        0,
        "tool_completed",
        -1,
        it -> it.put("timestamp", s.event("agent_completed", 0).path("timestamp").asText()));
    s.drop("tool_completed", s.count("tool_completed") - 2);
  }

  private static void oneIdForTwo(Subject s) {
    String first = s.event("tool_executing", 0).path("correlation_id").asText();
    String second = s.event("tool_executing", 1).path("correlation_id").asText();
    s.edit("tool_executing", 1, it -> it.put("correlation_id", first));
    int completion = s.completionOf(second);
    s.edit("tool_completed", completion, it -> it.put("correlation_id", first));
  }

  private static void swapIds(Subject s) {
    String first = s.event("tool_completed", 0).path("correlation_id").asText();
    String second = s.event("tool_completed", 1).path("correlation_id").asText();
    s.edit("tool_completed", 0, it -> it.put("correlation_id", second));
    s.edit("tool_completed", 1, it -> it.put("correlation_id", first));
  }

  private static void notAllowed(Subject s) {
    String id = s.event("tool_executing", 0).path("correlation_id").asText();
    s.edit("tool_executing", 0, it -> s.fields(it).put("tool_name", "shell_tool"));
    s.edit("tool_completed", s.completionOf(id), it -> s.fields(it).put("tool_name", "shell_tool"));
  }

  private static void leftOut(Subject s) {
    String id = s.event("tool_executing", 1).path("correlation_id").asText();
    s.drop("tool_completed", s.completionOf(id));
    s.drop("tool_executing", 1);
  }

  private static void turnedRound(Subject s) {
    ObjectNode first = s.event("tool_executing", 0);
    ObjectNode second = s.event("tool_executing", 1);
    ObjectNode firstEnd = s.event("tool_completed", 0);
    ObjectNode secondEnd = s.event("tool_completed", 1);
    s.edit("tool_executing", 0, it -> become(s, it, second));
    s.edit("tool_executing", 1, it -> become(s, it, first));
    s.edit("tool_completed", 0, it -> become(s, it, secondEnd));
    s.edit("tool_completed", 1, it -> become(s, it, firstEnd));
  }

  /** Say what another event says, at one's own time. */
  private static void become(Subject s, ObjectNode it, ObjectNode other) {
    it.set("correlation_id", other.get("correlation_id"));
    for (String name : new String[] {"tool_name", "tool_args", "results", "execution_time"}) {
      JsonNode value = s.fields(other).get(name);
      if (value != null) {
        s.fields(it).set(name, value);
      }
    }
  }

  private static void eventIdTwice(Subject s) {
    s.edit("agent_started", 0, it -> it.put("event_id", "the-same"));
    s.edit("agent_thinking", 0, it -> it.put("event_id", "the-same"));
  }

  private static void noData(Subject s) {
    s.edit(
        "agent_thinking",
        0,
        it -> {
          if (s.isFlat()) {
            it.remove("timestamp");
          } else {
            it.putNull(s.base());
          }
        });
  }

  private static void errorInWords(Subject s) {
    s.edit(
        "agent_completed",
        0,
        it -> {
          it.put("type", "agent_error");
          s.fields(it).remove("final_response");
          s.fields(it).put("error", "it failed");
        });
  }

  private static void moved(Subject s) {
    s.edit(
        "tool_executing",
        0,
        it -> {
          JsonNode name = s.fields(it).remove("tool_name");
          ObjectNode elsewhere = s.isFlat() ? it.putObject("data") : it;
          elsewhere.set("tool_name", name);
        });
  }

  private static void anothersNonce(Subject s) {
    s.edit("agent_thinking", 0, it -> it.put("cached", "for " + s.zoesNonce()));
  }

  private static void missingOnOne(Subject s) {
    s.dropOnFirst("tool_completed", 0);
  }

  private static void messageAsAnswer(Subject s) {
    String message =
        s.fields(s.event("tool_executing", s.whichEchoStarts())).at("/tool_args/text").asText();
    s.edit("agent_completed", 0, it -> s.fields(it).put("final_response", message));
  }

  private static void cut(ObjectNode fields) {
    ObjectNode results = (ObjectNode) fields.get("results");
    String text = results.path("text").asText();
    results.put("text", text.substring(0, text.length() - 4));
  }

  private static String later(ObjectNode event, long millis) {
    return Instant.parse(event.path("timestamp").asText()).plusMillis(millis).toString();
  }
}
