package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes behaviours that act otherwise in one place; each lambda stands for one method of {@link
 * Behaviour}, and is given what that is given.
 */
public final class Behaviours {

  private Behaviours() {}

  /** A function of three things. */
  public interface Function3<A, B, C, R> {
    R apply(A first, B second, C third);
  }

  /** What is done with three things. */
  public interface Consumer3<A, B, C> {
    void accept(A first, B second, C third);
  }

  /** See {@link Behaviour#mayEnter}. */
  public interface Admitting {
    boolean mayEnter(User user, String threadId, Door door, BooleanSupplier next);
  }

  public static Behaviour answering(
      BiFunction<Call, Function<Call, CompletionStage<Reply>>, CompletionStage<Reply>> way) {
    return new Behaviour() {
      @Override
      public CompletionStage<Reply> answer(Call call, Function<Call, CompletionStage<Reply>> next) {
        return way.apply(call, next);
      }
    };
  }

  public static Behaviour identifying(
      Function3<Door, Optional<String>, Function<Optional<String>, Identification>, Identification>
          way) {
    return new Behaviour() {
      @Override
      public Identification identify(
          Door door, Optional<String> token, Function<Optional<String>, Identification> next) {
        return way.apply(door, token, next);
      }
    };
  }

  public static Behaviour examining(
      Function3<User, JsonNode, Function<JsonNode, Optional<Refusal>>, Optional<Refusal>> way) {
    return new Behaviour() {
      @Override
      public Optional<Refusal> examine(
          User user, JsonNode body, Function<JsonNode, Optional<Refusal>> next) {
        return way.apply(user, body, next);
      }
    };
  }

  public static Behaviour admitting(Admitting way) {
    return new Behaviour() {
      @Override
      public boolean mayEnter(User user, String threadId, Door door, BooleanSupplier next) {
        return way.mayEnter(user, threadId, door, next);
      }
    };
  }

  public static Behaviour overlapping(Overlap way) {
    return new Behaviour() {
      @Override
      public Overlap overlap(RunRequest request, Supplier<Overlap> next) {
        return way;
      }
    };
  }

  public static Behaviour naming(Function<RunRequest, String> way) {
    return new Behaviour() {
      @Override
      public String nameRun(User user, RunRequest request, Supplier<String> next) {
        return way.apply(request);
      }
    };
  }

  public static Behaviour performing(
      Function3<Run, Narrator, Supplier<CompletionStage<String>>, CompletionStage<String>> way) {
    return new Behaviour() {
      @Override
      public CompletionStage<String> perform(
          Run run, Narrator narrator, Supplier<CompletionStage<String>> next) {
        return way.apply(run, narrator, next);
      }
    };
  }

  public static Behaviour planning(
      BiFunction<Run, Supplier<List<List<String>>>, List<List<String>>> way) {
    return new Behaviour() {
      @Override
      public List<List<String>> plan(Run run, Supplier<List<List<String>>> next) {
        return way.apply(run, next);
      }
    };
  }

  public static Behaviour using(
      BiFunction<ToolUse, Function<ToolUse, CompletionStage<JsonNode>>, CompletionStage<JsonNode>>
          way) {
    return new Behaviour() {
      @Override
      public CompletionStage<JsonNode> use(
          ToolUse use, Function<ToolUse, CompletionStage<JsonNode>> next) {
        return way.apply(use, next);
      }
    };
  }

  public static Behaviour emitting(BiConsumer<Event, Consumer<Event>> way) {
    return new Behaviour() {
      @Override
      public void emit(Event event, Consumer<Event> next) {
        way.accept(event, next);
      }
    };
  }

  /** Edit the shape that an event has got, in a copy: it shares its fields with the event. */
  public static Behaviour shaping(BiConsumer<Event, ObjectNode> edit) {
    return new Behaviour() {
      @Override
      public ObjectNode shape(Event event, Function<Event, ObjectNode> next) {
        ObjectNode message = next.apply(event).deepCopy();
        edit.accept(event, message);
        return message;
      }
    };
  }

  public static Behaviour routing(
      BiFunction<Event, Function<Event, Collection<Socket>>, Collection<Socket>> way) {
    return new Behaviour() {
      @Override
      public Collection<Socket> route(Event event, Function<Event, Collection<Socket>> next) {
        return way.apply(event, next);
      }
    };
  }

  public static Behaviour writing(
      BiFunction<ObjectNode, Function<ObjectNode, String>, String> way) {
    return new Behaviour() {
      @Override
      public String write(ObjectNode message, Function<ObjectNode, String> next) {
        return way.apply(message, next);
      }
    };
  }

  public static Behaviour sending(Consumer3<Socket, String, Consumer<String>> way) {
    return new Behaviour() {
      @Override
      public void send(Socket socket, String text, Consumer<String> next) {
        way.accept(socket, text, next);
      }
    };
  }

  public static Behaviour entering(
      BiFunction<Handshake, Function<Handshake, Entrance>, Entrance> way) {
    return new Behaviour() {
      @Override
      public Entrance enter(Handshake handshake, Function<Handshake, Entrance> next) {
        return way.apply(handshake, next);
      }
    };
  }

  public static Behaviour greeting(Consumer3<Socket, ObjectNode, Consumer<ObjectNode>> way) {
    return new Behaviour() {
      @Override
      public void greet(Socket socket, ObjectNode welcome, Consumer<ObjectNode> next) {
        way.accept(socket, welcome, next);
      }
    };
  }

  public static Behaviour reacting(Consumer3<Socket, String, Consumer<String>> way) {
    return new Behaviour() {
      @Override
      public void react(Socket socket, String message, Consumer<String> next) {
        way.accept(socket, message, next);
      }
    };
  }

  public static Behaviour ponging(BiConsumer<Socket, Runnable> way) {
    return new Behaviour() {
      @Override
      public void pinged(Socket socket, Runnable next) {
        way.accept(socket, next);
      }
    };
  }

  public static Behaviour all(Behaviour... behaviours) {
    return Chain.of(List.of(behaviours));
  }
}
