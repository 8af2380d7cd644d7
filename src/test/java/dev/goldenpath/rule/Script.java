package dev.goldenpath.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.CallKind;
import dev.goldenpath.wire.Comparison;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Write one run on a timeline: its request, the answer to it, and its events. */
public final class Script {
  /** Ada's nonce, where a test names none. */
  public static final String NONCE = "gp-0123456789abcdef0123";

  private Optional<Comparison> comparison = Optional.empty();

  private record Started(String tool, ObjectNode args, Instant written) {}

  private final TimelineScript line;
  private final String runId;
  private final Map<String, Started> calls = new HashMap<>();
  private final List<String> echoed = new ArrayList<>();
  private String user = "Ada";
  private String message = "Please use your tools on " + NONCE;
  private String agent = "data_helper";
  private Optional<String> thread = Optional.empty();
  private Optional<List<String>> tools = Optional.empty();
  private OptionalInt iterations = OptionalInt.empty();
  private Expectation expectation = Expectation.accepted();
  private boolean anonymous;
  private Optional<List<String>> sockets = Optional.empty();
  private Consumer<ObjectNode> change = event -> {};
  private UnaryOperator<Instant> clock = it -> it;
  private UnaryOperator<String> format = it -> it;

  Script(TimelineScript line, String runId) {
    this.line = line;
    this.runId = runId;
  }

  /** Return what an event of a run carries, to be changed. */
  static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.path("data");
  }

  // The request.

  public Script by(String name) {
    user = name;
    return this;
  }

  public Script message(String text) {
    message = text;
    return this;
  }

  public Script agent(String type) {
    agent = type;
    return this;
  }

  public Script thread(String id) {
    thread = Optional.of(id);
    return this;
  }

  public Script tools(String... names) {
    tools = Optional.of(List.of(names));
    return this;
  }

  public Script rounds(int most) {
    iterations = OptionalInt.of(most);
    return this;
  }

  /** Ask with a token that is nobody's. */
  public Script anonymously() {
    anonymous = true;
    return this;
  }

  public Script expecting(Expectation other) {
    expectation = other;
    return this;
  }

  public String threadId() {
    return thread.orElse(line.threadOf(user));
  }

  public String call() {
    return "execute-" + runId;
  }

  private AgentRequest request() {
    return new AgentRequest(agent, message, threadId(), line.idOf(user), tools, iterations);
  }

  /** Hold the run against that of an earlier call. */
  public Script against(String control, Comparison.Difference difference) {
    comparison = Optional.of(new Comparison(difference, control));
    return this;
  }

  /** Send the request. */
  public Script asked() {
    return asked(call());
  }

  /** Send the request as a call of that name. */
  public Script asked(String call) {
    line.request(
        at ->
            new Entry.HttpRequest(
                at,
                call,
                CallKind.EXECUTE,
                user,
                anonymous ? "" : line.idOf(user),
                anonymous ? Optional.empty() : Optional.of(request()),
                expectation,
                request().body().toString(),
                TimelineScript.trace(call),
                comparison));
    return this;
  }

  /** Send the request and have it accepted. */
  public Script accepted() {
    return asked().answered();
  }

  /** Answer the request with 202. */
  public Script answered() {
    return answered(202, body -> {});
  }

  /** Return the body of a good answer. */
  public ObjectNode answer() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("run_id", runId);
    body.put("thread_id", threadId());
    body.put("agent_type", agent);
    body.put("status", "accepted");
    return body;
  }

  public Script answered(int status, Consumer<ObjectNode> but) {
    ObjectNode body = answer();
    but.accept(body);
    line.response(call(), status, body.toString());
    return this;
  }

  // How events are sent.

  /** Send the events that follow on these sockets only. */
  public Script on(String... names) {
    sockets = Optional.of(List.of(names));
    return this;
  }

  /** Change the next event. */
  public Script but(Consumer<ObjectNode> other) {
    change = other;
    return this;
  }

  /** Let the backend's clock differ from the suite's. */
  public Script clock(Duration ahead) {
    clock = it -> it.plus(ahead);
    return this;
  }

  /** Write timestamps in another way; they come as {@code Instant.toString} has them. */
  public Script written(UnaryOperator<String> other) {
    format = other;
    return this;
  }

  public Script at(double moment) {
    line.at(moment);
    return this;
  }

  public Script after(double more) {
    line.after(more);
    return this;
  }

  public TimelineScript then() {
    return line;
  }

  // Events.

  public Script started() {
    return event("agent_started", Optional.empty(), data -> data.put("agent_type", agent));
  }

  public Script thinking() {
    return event("agent_thinking", Optional.empty(), data -> data.put("thought", "Which tool?"));
  }

  public Script executing(String tool, String id) {
    ObjectNode args = args(tool);
    calls.put(id, new Started(tool, args, clock.apply(line.wall(line.nextMillis()))));
    return event(
        "tool_executing",
        Optional.of(id),
        data -> {
          data.put("tool_name", tool);
          data.set("tool_args", args);
        });
  }

  public Script completed(String id) {
    Started start = calls.get(id);
    Instant now = clock.apply(line.wall(line.nextMillis()));
    return event(
        "tool_completed",
        Optional.of(id),
        data -> {
          data.put("tool_name", start == null ? "echo_tool" : start.tool());
          data.put(
              "execution_time",
              start == null ? 0.01 : Duration.between(start.written(), now).toNanos() / 1e9);
          results(start == null ? "echo_tool" : start.tool(), data, now);
        });
  }

  /** Call a tool and have it complete a while later. */
  public Script used(String tool, String id, double tookMillis) {
    return executing(tool, id).after(tookMillis).completed(id);
  }

  public Script finished() {
    return event(
        "agent_completed",
        Optional.empty(),
        data -> data.put("final_response", "Here it is: " + String.join(", ", echoed) + "."));
  }

  public Script errored() {
    return event(
        "agent_error",
        Optional.empty(),
        data -> data.putObject("error").put("code", "tool_failed").put("message", "No luck."));
  }

  /** Send all that a golden path has. */
  public Script golden() {
    return started()
        .thinking()
        .used("get_current_time", "c-1", 40)
        .thinking()
        .used("echo_tool", "c-2", 30)
        .finished();
  }

  /** Send an event of any type with the run's ids. */
  public Script other(String type) {
    return event(type, Optional.empty(), data -> data.put("note", "hello"));
  }

  private ObjectNode args(String tool) {
    ObjectNode args = JsonNodeFactory.instance.objectNode();
    if (tool.equals("echo_tool")) {
      args.put("text", message);
    } else if (tool.equals("wait_tool")) {
      args.put("seconds", request().askedSeconds());
    }
    return args;
  }

  private void results(String tool, ObjectNode data, Instant now) {
    switch (tool) {
      case "echo_tool" -> {
        data.putObject("results").put("text", message);
        echoed.add(message);
      }
      case "wait_tool" -> data.putObject("results").put("waited", request().askedSeconds());
      case "failing_tool" -> data.put("error", "it never works");
      default -> data.putObject("results").put("current_time", now.toString());
    }
  }

  private Script event(String type, Optional<String> correlationId, Consumer<ObjectNode> data) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", type);
    event.put("timestamp", format.apply(clock.apply(line.wall(line.nextMillis())).toString()));
    event.put("thread_id", threadId());
    event.put("run_id", runId);
    correlationId.ifPresent(id -> event.put("correlation_id", id));
    data.accept(event.putObject("data"));
    change.accept(event);
    change = same -> {};
    double moment = line.nextMillis();
    List<String> hearers = sockets.orElseGet(() -> line.listeners(line.idOf(user), threadId()));
    for (String socket : hearers) {
      line.at(moment).message(socket, event);
    }
    return this;
  }
}
