package dev.goldenpath.backend.seam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes behaviours that act otherwise in one place; each lambda stands for one method there. */
public final class Twist {

  private Twist() {}

  /** See {@link Behaviour#answer}. */
  public interface Answering {
    CompletionStage<Reply> answer(
        Workings in, Call call, Function<Call, CompletionStage<Reply>> next);
  }

  /** See {@link Behaviour#identify}. */
  public interface Identifying {
    Identification identify(
        Door door, Optional<String> token, Function<Optional<String>, Identification> next);
  }

  /** See {@link Behaviour#examine}. */
  public interface Examining {
    Optional<Refusal> examine(
        Workings in, User user, JsonNode body, Function<JsonNode, Optional<Refusal>> next);
  }

  /** See {@link Behaviour#mayEnter}. */
  public interface Admitting {
    boolean mayEnter(User user, String threadId, Door door, BooleanSupplier next);
  }

  /** See {@link Behaviour#nameRun}. */
  public interface Naming {
    String nameRun(User user, RunRequest request, Supplier<String> next);
  }

  /** See {@link Behaviour#perform}. */
  public interface Performing {
    CompletionStage<String> perform(
        Workings in, Run run, Narrator narrator, Supplier<CompletionStage<String>> next);
  }

  /** See {@link Behaviour#use}. */
  public interface Using {
    CompletionStage<JsonNode> use(
        Workings in, ToolUse use, Function<ToolUse, CompletionStage<JsonNode>> next);
  }

  /** See {@link Behaviour#emit}. */
  public interface Emitting {
    void emit(Workings in, Event event, Consumer<Event> next);
  }

  /** Edits a shaped event; {@code fields} is the part that holds its fields. */
  public interface Shaping {
    void edit(Event event, ObjectNode message, ObjectNode fields);
  }

  /** See {@link Behaviour#route}. */
  public interface Routing {
    Collection<Socket> route(Workings in, Event event, Function<Event, Collection<Socket>> next);
  }

  /** See {@link Behaviour#send}. */
  public interface Sending {
    void send(Workings in, Socket socket, String text, Consumer<String> next);
  }

  /** See {@link Behaviour#greet}. */
  public interface Greeting {
    void greet(Workings in, Socket socket, ObjectNode welcome, Consumer<ObjectNode> next);
  }

  /** See {@link Behaviour#react}. */
  public interface Reacting {
    void react(Workings in, Socket socket, String message, Consumer<String> next);
  }

  public static Behaviour answering(Answering twist) {
    return new Attached() {
      @Override
      public CompletionStage<Reply> answer(Call call, Function<Call, CompletionStage<Reply>> next) {
        return twist.answer(inside(), call, next);
      }
    };
  }

  public static Behaviour identifying(Identifying twist) {
    return new Attached() {
      @Override
      public Identification identify(
          Door door, Optional<String> token, Function<Optional<String>, Identification> next) {
        return twist.identify(door, token, next);
      }
    };
  }

  public static Behaviour examining(Examining twist) {
    return new Attached() {
      @Override
      public Optional<Refusal> examine(
          User user, JsonNode body, Function<JsonNode, Optional<Refusal>> next) {
        return twist.examine(inside(), user, body, next);
      }
    };
  }

  public static Behaviour admitting(Admitting twist) {
    return new Attached() {
      @Override
      public boolean mayEnter(User user, String threadId, Door door, BooleanSupplier next) {
        return twist.mayEnter(user, threadId, door, next);
      }
    };
  }

  public static Behaviour naming(Naming twist) {
    return new Attached() {
      @Override
      public String nameRun(User user, RunRequest request, Supplier<String> next) {
        return twist.nameRun(user, request, next);
      }
    };
  }

  public static Behaviour performing(Performing twist) {
    return new Attached() {
      @Override
      public CompletionStage<String> perform(
          Run run, Narrator narrator, Supplier<CompletionStage<String>> next) {
        return twist.perform(inside(), run, narrator, next);
      }
    };
  }

  public static Behaviour planning(
      BiFunction<Run, Supplier<List<List<String>>>, List<List<String>>> twist) {
    return new Attached() {
      @Override
      public List<List<String>> plan(Run run, Supplier<List<List<String>>> next) {
        return twist.apply(run, next);
      }
    };
  }

  public static Behaviour using(Using twist) {
    return new Attached() {
      @Override
      public CompletionStage<JsonNode> use(
          ToolUse use, Function<ToolUse, CompletionStage<JsonNode>> next) {
        return twist.use(inside(), use, next);
      }
    };
  }

  public static Behaviour emitting(Emitting twist) {
    return new Attached() {
      @Override
      public void emit(Event event, Consumer<Event> next) {
        twist.emit(inside(), event, next);
      }
    };
  }

  public static Behaviour shaping(Shaping twist) {
    return new Attached() {
      @Override
      public ObjectNode shape(Event event, Function<Event, ObjectNode> next) {
        ObjectNode message = next.apply(event);
        twist.edit(event, message, inside().fieldsOf(message));
        return message;
      }
    };
  }

  public static Behaviour routing(Routing twist) {
    return new Attached() {
      @Override
      public Collection<Socket> route(Event event, Function<Event, Collection<Socket>> next) {
        return twist.route(inside(), event, next);
      }
    };
  }

  public static Behaviour writing(
      BiFunction<ObjectNode, Function<ObjectNode, String>, String> twist) {
    return new Attached() {
      @Override
      public String write(ObjectNode message, Function<ObjectNode, String> next) {
        return twist.apply(message, next);
      }
    };
  }

  public static Behaviour sending(Sending twist) {
    return new Attached() {
      @Override
      public void send(Socket socket, String text, Consumer<String> next) {
        twist.send(inside(), socket, text, next);
      }
    };
  }

  public static Behaviour entering(
      BiFunction<Handshake, Function<Handshake, Entrance>, Entrance> twist) {
    return new Attached() {
      @Override
      public Entrance enter(Handshake handshake, Function<Handshake, Entrance> next) {
        return twist.apply(handshake, next);
      }
    };
  }

  public static Behaviour greeting(Greeting twist) {
    return new Attached() {
      @Override
      public void greet(Socket socket, ObjectNode welcome, Consumer<ObjectNode> next) {
        twist.greet(inside(), socket, welcome, next);
      }
    };
  }

  public static Behaviour reacting(Reacting twist) {
    return new Attached() {
      @Override
      public void react(Socket socket, String message, Consumer<String> next) {
        twist.react(inside(), socket, message, next);
      }
    };
  }

  public static Behaviour all(Behaviour... twists) {
    return Chain.of(List.of(twists));
  }
}
