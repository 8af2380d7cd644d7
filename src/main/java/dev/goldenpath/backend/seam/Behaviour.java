package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The places at which the backend can act otherwise. Each method stands around one decision: it is
 * given what the decision is about and {@code next}, the healthy way, and by default takes that.
 *
 * <p>One instance serves one backend. Methods are called from several threads at once.
 */
public interface Behaviour {

  /** The backend as it should be. */
  Behaviour HEALTHY = new Behaviour() {};

  /** Called once, before the backend serves. */
  default void attach(Workings workings) {}

  /** Answer an HTTP request. */
  default CompletionStage<Reply> answer(Call call, Function<Call, CompletionStage<Reply>> next) {
    return next.apply(call);
  }

  /** Tell who comes with a token. */
  default Identification identify(
      Door door, Optional<String> token, Function<Optional<String>, Identification> next) {
    return next.apply(token);
  }

  /** Look for what is wrong with the body of an execute request; JSON null if it was no JSON. */
  default Optional<Refusal> examine(
      User user, JsonNode body, Function<JsonNode, Optional<Refusal>> next) {
    return next.apply(body);
  }

  /** Decide whether a thread is open to a user. */
  default boolean mayEnter(User user, String threadId, Door door, BooleanSupplier next) {
    return next.getAsBoolean();
  }

  /** Choose what becomes of a request in a thread in which a run goes on. */
  default Overlap overlap(RunRequest request, Supplier<Overlap> next) {
    return next.get();
  }

  /** Choose the id of a new run. */
  default String nameRun(User user, RunRequest request, Supplier<String> next) {
    return next.get();
  }

  /** Do the agent's work and come back with the final response, or fail. */
  default CompletionStage<String> perform(
      Run run, Narrator narrator, Supplier<CompletionStage<String>> next) {
    return next.get();
  }

  /** Plan the rounds, each a list of tools. */
  default List<List<String>> plan(Run run, Supplier<List<List<String>>> next) {
    return next.get();
  }

  /** Run a tool to its results, or fail. */
  default CompletionStage<JsonNode> use(
      ToolUse use, Function<ToolUse, CompletionStage<JsonNode>> next) {
    return next.apply(use);
  }

  /** Hand work on to an agent nested in the run, and come back with its answer, or fail. */
  default CompletionStage<String> delegate(
      Delegation task, Function<Delegation, CompletionStage<String>> next) {
    return next.apply(task);
  }

  /** Let a run's event out; in order, one at a time for a run. */
  default void emit(Event event, Consumer<Event> next) {
    next.accept(event);
  }

  /** Give an event its shape on the wire. */
  default ObjectNode shape(Event event, Function<Event, ObjectNode> next) {
    return next.apply(event);
  }

  /** Choose the sockets that get an event. */
  default Collection<Socket> route(Event event, Function<Event, Collection<Socket>> next) {
    return next.apply(event);
  }

  /** Write a message of any kind as text. */
  default String write(ObjectNode message, Function<ObjectNode, String> next) {
    return next.apply(message);
  }

  /** Send a text over a socket. */
  default void send(Socket socket, String text, Consumer<String> next) {
    next.accept(text);
  }

  /** Answer a handshake. */
  default Entrance enter(Handshake handshake, Function<Handshake, Entrance> next) {
    return next.apply(handshake);
  }

  /** Greet a new socket, before it is told of any run. */
  default void greet(Socket socket, ObjectNode welcome, Consumer<ObjectNode> next) {
    next.accept(welcome);
  }

  /** React to a client's message. */
  default void react(Socket socket, String message, Consumer<String> next) {
    next.accept(message);
  }

  /** React to a WebSocket ping. */
  default void pinged(Socket socket, Runnable next) {
    next.run();
  }
}
