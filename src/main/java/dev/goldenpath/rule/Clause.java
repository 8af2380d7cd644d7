package dev.goldenpath.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The clauses of the contract, in its order: what a backend promises. */
public enum Clause {
  HTTP_1(Family.HTTP, "The health endpoint tells truly whether the backend can serve."),
  HTTP_2(
      Family.HTTP,
      "A POST to the execute endpoint with a bearer token and a well-formed body starts a run."),
  HTTP_3(
      Family.HTTP,
      "A good request is accepted at once, with its run_id, its own thread_id and agent_type,"
          + " without waiting for the run."),
  HTTP_4(
      Family.HTTP,
      "A bad request is refused with the right status and an error body, and starts no run."),
  HTTP_5(Family.HTTP, "Two accepted requests never share a run_id."),
  CONN_1(
      Family.CONN,
      "A WebSocket opens with a good token, and selects the subprotocol that was offered for it."),
  CONN_2(
      Family.CONN,
      "The first message is connection_established, with a connection_id of its own and the user's"
          + " id."),
  CONN_3(
      Family.CONN,
      "A missing, malformed, expired or forged token is refused at once, never left on an open"
          + " socket."),
  CONN_4(Family.CONN, "One connection serves any number of runs."),
  CONN_5(Family.CONN, "Every message is a text frame with one JSON object, UTF-8, at most 1 MiB."),
  CONN_6(Family.CONN, "Pings are answered with pongs."),
  CONN_7(
      Family.CONN,
      "A client message that can't be read is answered with an error or ignored, and ends neither"
          + " the connection nor a run."),
  CONN_8(Family.CONN, "Every socket that listens on a thread gets every event of it."),
  EVENT_0(
      Family.EVENT,
      "Every event of a run has its envelope: type, timestamp, thread_id, run_id and data."),
  EVENT_1(Family.EVENT, "agent_started names the agent that was asked for."),
  EVENT_2(Family.EVENT, "agent_thinking carries a thought."),
  EVENT_3(Family.EVENT, "tool_executing carries tool_name, tool_args and a correlation_id."),
  EVENT_4(Family.EVENT, "tool_completed carries tool_name, results and execution_time in seconds."),
  EVENT_5(Family.EVENT, "agent_completed carries a final_response."),
  EVENT_6(Family.EVENT, "agent_error says why the run failed, with a code and a message."),
  EVENT_7(Family.EVENT, "Fields sit exactly where the wire profile says, in every message."),
  ORDER_1(Family.ORDER, "agent_started is a run's first event, once."),
  ORDER_2(Family.ORDER, "On the golden path all five events come, in their order."),
  ORDER_3(
      Family.ORDER,
      "A run ends with exactly one agent_completed or agent_error, and nothing follows it."),
  ORDER_4(
      Family.ORDER,
      "A nested agent ends exactly once, after its own tool calls and before its parent."),
  PAIR_1(
      Family.PAIR,
      "Every tool_executing is followed by exactly one tool_completed before the run's end."),
  PAIR_2(
      Family.PAIR,
      "No tool_completed comes without its tool_executing, and no correlation_id serves two"
          + " calls."),
  PAIR_3(
      Family.PAIR,
      "Only the tools that the request allowed are called, in no more rounds than it allowed."),
  PAIR_4(
      Family.PAIR,
      "data_helper calls every allowed tool, in the order given, and wait_tool takes the time"
          + " asked."),
  ISO_1(Family.ISO, "A socket carries only its own user's runs, and only those of its thread."),
  ISO_2(
      Family.ISO,
      "Nothing that belongs to another user appears in anything delivered to this one."),
  ISO_3(Family.ISO, "Two runs at the same time stay apart."),
  ISO_4(Family.ISO, "Another user's thread is closed."),
  TIME_1(
      Family.TIME, "Within a run timestamps do not go back, and lie between request and arrival."),
  TIME_2(Family.TIME, "execution_time agrees with the timestamps of the tool call."),
  TIME_3(Family.TIME, "Events come while the work goes on, not in a heap at its end."),
  TIME_4(Family.TIME, "The first and the last event arrive within their limits."),
  TRUE_1(Family.TRUE, "echo_tool returns the text that it was given."),
  TRUE_2(Family.TRUE, "get_current_time returns the time of the call."),
  TRUE_3(Family.TRUE, "Different requests lead to different answers."),
  TRUE_4(
      Family.TRUE,
      "A run that could not do its work ends in agent_error, never in a made-up answer."),
  TRUE_5(Family.TRUE, "The words test, mock and demo in a message change nothing."),
  SAFE_1(Family.SAFE, "Nothing delivered holds a token, a password or a stack trace."),
  AGUI_1(
      Family.AGUI,
      "A good request is answered by a stream that begins with RUN_STARTED, under the request's own"
          + " threadId and runId."),
  AGUI_2(Family.AGUI, "A message is started, filled and ended, in this order, under one id."),
  AGUI_3(Family.AGUI, "A tool call is started, has its arguments and is ended, in this order."),
  AGUI_4(Family.AGUI, "A step is finished after it was started, and before the run is."),
  AGUI_5(Family.AGUI, "STATE_DELTA and ACTIVITY_DELTA hold JSON Patches that fit."),
  AGUI_6(Family.AGUI, "Nothing follows RUN_FINISHED or RUN_ERROR."),
  AISDK_1(
      Family.AISDK,
      "A good request is answered by a UI message stream, v1, from start to finish, abort or error,"
          + " and then [DONE]."),
  AISDK_2(Family.AISDK, "A text or a reasoning is started, filled and ended, under one id."),
  AISDK_3(Family.AISDK, "A tool's input is started before its fragments come."),
  AISDK_4(Family.AISDK, "Nothing follows [DONE]."),
  /** No promise of the contract: what a scenario's author says of agents and events of his own. */
  SAID_1(Family.SAID, "What a scenario says of its own agents, tools and events is so.");

  /**
   * How deep a clause lies: what is broken at a deeper layer is told first, where both are broken
   * in one run or on one socket.
   */
  public enum Layer {
    /** Whether anything is answered at all, and can be read as messages. */
    FRAMING,
    /** Where its fields sit: what sits elsewhere is missing where it is looked for. */
    PLACE,
    /** What each message carries. */
    ENVELOPE,
    /** Whose it is. */
    IDENTITY,
    /** In which order a run's events come, and how they pair. */
    ORDER,
    /** When they come. */
    TIME,
    /** Whether what they say is true. */
    CONTENT
  }

  /** The contract's groups of clauses. */
  public enum Family {
    HTTP("What the HTTP interface promises"),
    CONN("What a connection promises"),
    EVENT("What each event carries"),
    ORDER("In which order events come"),
    PAIR("How tool calls are paired"),
    ISO("Whose events a user sees"),
    TIME("When events come"),
    TRUE("That what is shown is true"),
    SAFE("What must never be shown"),
    AGUI("What a stream of AG-UI promises"),
    AISDK("What a UI message stream promises"),
    SAID("What scenarios say besides");

    private final String title;

    Family(String title) {
      this.title = title;
    }

    /** Return what the group is about, for a heading. */
    public String title() {
      return title;
    }
  }

  private static final Map<String, Clause> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(Clause::id, Function.identity()));

  private final String id = name().replace('_', '-');
  private final Family family;
  private final String title;

  Clause(Family family, String title) {
    this.family = family;
    this.title = title;
  }

  /** Return the id as people write it: {@code ORDER-1}. */
  public String id() {
    return id;
  }

  /** Return the promise in one sentence. */
  public String title() {
    return title;
  }

  public Family family() {
    return family;
  }

  public Layer layer() {
    return switch (this) {
      case EVENT_7 -> Layer.PLACE;
      case CONN_2 -> Layer.ENVELOPE;
      case HTTP_5 -> Layer.IDENTITY;
      // Nothing rests on what the health endpoint says; it is held against the rest.
      case HTTP_1 -> Layer.CONTENT;
      case CONN_7, CONN_8 -> Layer.ORDER;
      default ->
          switch (family) {
            case HTTP, CONN -> Layer.FRAMING;
            case EVENT -> Layer.ENVELOPE;
            case ISO -> Layer.IDENTITY;
            case ORDER, PAIR, AGUI, AISDK -> Layer.ORDER;
            case TIME -> Layer.TIME;
            case TRUE, SAFE, SAID -> Layer.CONTENT;
          };
    };
  }

  /** Return whether it is a promise of the contract, and not of one scenario or one protocol. */
  public boolean isOfContract() {
    return switch (family) {
      case AGUI, AISDK, SAID -> false;
      default -> true;
    };
  }

  /** Return whether a backend promises it, and not one scenario's author. */
  public boolean isPromise() {
    return family != Family.SAID;
  }

  /** Return the promises of the contract, in its order. */
  public static List<Clause> ofContract() {
    return Arrays.stream(values()).filter(Clause::isOfContract).toList();
  }

  public static Optional<Clause> byId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  @Override
  public String toString() {
    return id();
  }
}
