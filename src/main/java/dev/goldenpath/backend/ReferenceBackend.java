package dev.goldenpath.backend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.backend.defect.Defects;
import dev.goldenpath.backend.seam.Behaviour;
import dev.goldenpath.backend.seam.Call;
import dev.goldenpath.backend.seam.Chain;
import dev.goldenpath.backend.seam.Event;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.backend.seam.Run;
import dev.goldenpath.backend.seam.RunRequest;
import dev.goldenpath.backend.seam.Socket;
import dev.goldenpath.backend.seam.User;
import dev.goldenpath.backend.seam.Workings;
import dev.goldenpath.backend.variant.Variants;
import dev.goldenpath.backend.verb.History;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A real agent backend in this process: HTTP and WebSocket on one port of the loopback interface.
 *
 * <p>Many can live at once; each stops with all its threads when it is closed.
 */
public final class ReferenceBackend implements AutoCloseable {

  private final BackendOptions options;
  private final ScheduledExecutorService timer = Timers.start();
  private final Sockets sockets = new Sockets();
  private final WireShape wireShape;
  private final Runner runner;
  private final HttpServer server;

  private ReferenceBackend(BackendOptions options, Behaviour behaviour) {
    this.options = options;
    wireShape = new WireShape(options.wireProfile());
    Tokens tokens = new Tokens(options.jwtSecret(), options.issuer());
    Threads threads = new Threads();
    Mail mail = new Mail(behaviour);
    Toolbox toolbox = new Toolbox(behaviour, timer);
    Agents agents = new Agents(behaviour, toolbox);
    Emitter emitter = new Emitter(behaviour, wireShape, sockets, mail);
    runner =
        new Runner(behaviour, agents, emitter, timer, new RunLog(options.log()), options.overlap());
    RequestCheck check =
        new RequestCheck(agents.types(), toolbox.names(), options.agentsAvailable());
    Doorkeeper doorkeeper = new Doorkeeper(behaviour, tokens, threads, options.tokenTransports());
    SocketLife life = new SocketLife(behaviour, wireShape, sockets, mail);
    server =
        new HttpServer(
            options.port(),
            behaviour,
            Map.of(Call.HEALTH, new HealthEndpoint(agents.types(), options.agentsAvailable())),
            Map.of(
                Call.LOGIN,
                new LoginEndpoint(tokens, options.password()),
                Call.EXECUTE,
                new ExecuteEndpoint(behaviour, tokens, check, threads, runner)),
            new WebSocketEndpoint(doorkeeper, life, wireShape));
    behaviour.attach(new Inside());
  }

  /**
   * Start a backend; it serves when this returns.
   *
   * @throws IllegalArgumentException if the options name an unknown defect or variant
   */
  public static ReferenceBackend start(BackendOptions options) {
    Objects.requireNonNull(options, "options");
    return start(options, chosen(options));
  }

  /** The variants stand inside, so that defects show on top of them. */
  private static Behaviour chosen(BackendOptions options) {
    if (options.faults().isEmpty() && options.variants().isEmpty()) {
      return Behaviour.HEALTHY;
    }
    History history = new History();
    List<Behaviour> behaviours = new ArrayList<>(List.of(history));
    Defects.chosen(options.faults()).forEach(it -> behaviours.add(it.behaviour(history)));
    Variants.chosen(options.variants()).forEach(v -> behaviours.add(v.behaviour(history)));
    return Chain.of(behaviours);
  }

  static ReferenceBackend start(BackendOptions options, Behaviour behaviour) {
    ReferenceBackend backend = new ReferenceBackend(options, behaviour);
    try {
      backend.server.start();
      return backend;
    } catch (RuntimeException notStarted) {
      backend.close();
      throw notStarted;
    }
  }

  public int port() {
    return server.port();
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Give the address of the event socket, without the query. */
  public URI wsUrl() {
    return URI.create("ws://127.0.0.1:" + port() + "/ws");
  }

  public Overlap overlap() {
    return options.overlap();
  }

  public String password() {
    return options.password();
  }

  public String jwtSecret() {
    return options.jwtSecret();
  }

  /** Stop serving, drop the runs under way, and wait until every thread has ended. */
  @Override
  public void close() {
    server.close();
    Timers.stop(timer);
  }

  /** What behaviours may use of this backend. */
  private final class Inside implements Workings {

    @Override
    public ScheduledExecutorService timer() {
      return timer;
    }

    @Override
    public Collection<Socket> sockets() {
      return sockets.all();
    }

    @Override
    public Optional<Run> launch(User user, RunRequest request) {
      return runner.launch(user, request);
    }

    @Override
    public ObjectNode shaped(Event event) {
      return wireShape.of(event);
    }

    @Override
    public ObjectNode fieldsOf(ObjectNode message) {
      return wireShape.fieldsOf(message);
    }
  }
}
