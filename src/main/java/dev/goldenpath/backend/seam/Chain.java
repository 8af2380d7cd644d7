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

/** Two behaviours as one: the outer one stands around the inner one. */
public record Chain(Behaviour outer, Behaviour inner) implements Behaviour {

  /** Join behaviours; the first stands outermost. */
  public static Behaviour of(List<? extends Behaviour> behaviours) {
    Behaviour joined = HEALTHY;
    for (int i = behaviours.size() - 1; i >= 0; i--) {
      joined = joined == HEALTHY ? behaviours.get(i) : new Chain(behaviours.get(i), joined);
    }
    return joined;
  }

  @Override
  public void attach(Workings workings) {
    outer.attach(workings);
    inner.attach(workings);
  }

  @Override
  public CompletionStage<Reply> answer(Call call, Function<Call, CompletionStage<Reply>> next) {
    return outer.answer(call, c -> inner.answer(c, next));
  }

  @Override
  public Identification identify(
      Door door, Optional<String> token, Function<Optional<String>, Identification> next) {
    return outer.identify(door, token, t -> inner.identify(door, t, next));
  }

  @Override
  public Optional<Refusal> examine(
      User user, JsonNode body, Function<JsonNode, Optional<Refusal>> next) {
    return outer.examine(user, body, b -> inner.examine(user, b, next));
  }

  @Override
  public boolean mayEnter(User user, String threadId, Door door, BooleanSupplier next) {
    return outer.mayEnter(user, threadId, door, () -> inner.mayEnter(user, threadId, door, next));
  }

  @Override
  public Overlap overlap(RunRequest request, Supplier<Overlap> next) {
    return outer.overlap(request, () -> inner.overlap(request, next));
  }

  @Override
  public String nameRun(User user, RunRequest request, Supplier<String> next) {
    return outer.nameRun(user, request, () -> inner.nameRun(user, request, next));
  }

  @Override
  public CompletionStage<String> perform(
      Run run, Narrator narrator, Supplier<CompletionStage<String>> next) {
    return outer.perform(run, narrator, () -> inner.perform(run, narrator, next));
  }

  @Override
  public List<List<String>> plan(Run run, Supplier<List<List<String>>> next) {
    return outer.plan(run, () -> inner.plan(run, next));
  }

  @Override
  public CompletionStage<JsonNode> use(
      ToolUse use, Function<ToolUse, CompletionStage<JsonNode>> next) {
    return outer.use(use, u -> inner.use(u, next));
  }

  @Override
  public CompletionStage<String> delegate(
      Delegation task, Function<Delegation, CompletionStage<String>> next) {
    return outer.delegate(task, t -> inner.delegate(t, next));
  }

  @Override
  public void emit(Event event, Consumer<Event> next) {
    outer.emit(event, e -> inner.emit(e, next));
  }

  @Override
  public ObjectNode shape(Event event, Function<Event, ObjectNode> next) {
    return outer.shape(event, e -> inner.shape(e, next));
  }

  @Override
  public Collection<Socket> route(Event event, Function<Event, Collection<Socket>> next) {
    return outer.route(event, e -> inner.route(e, next));
  }

  @Override
  public String write(ObjectNode message, Function<ObjectNode, String> next) {
    return outer.write(message, m -> inner.write(m, next));
  }

  @Override
  public void send(Socket socket, String text, Consumer<String> next) {
    outer.send(socket, text, t -> inner.send(socket, t, next));
  }

  @Override
  public Entrance enter(Handshake handshake, Function<Handshake, Entrance> next) {
    return outer.enter(handshake, h -> inner.enter(h, next));
  }

  @Override
  public void greet(Socket socket, ObjectNode welcome, Consumer<ObjectNode> next) {
    outer.greet(socket, welcome, w -> inner.greet(socket, w, next));
  }

  @Override
  public void react(Socket socket, String message, Consumer<String> next) {
    outer.react(socket, message, m -> inner.react(socket, m, next));
  }

  @Override
  public void pinged(Socket socket, Runnable next) {
    outer.pinged(socket, () -> inner.pinged(socket, next));
  }
}
