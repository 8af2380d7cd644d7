package dev.goldenpath.wire;

import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.Tls;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.client.auth.AuthenticationException;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientProperties;

/**
 * Open event sockets on one target, over Tyrus with one transport that all sockets share.
 *
 * <p>Safe for any number of threads.
 */
public final class EventSockets {
  // Held here, since a logger that nobody holds forgets its level. At start-up Grizzly tells of its
  // thread pools, which nobody asked; what it warns of is still shown.
  private static final Logger GRIZZLY = Logger.getLogger("org.glassfish.grizzly");

  static {
    GRIZZLY.setLevel(Level.WARNING);
  }

  private static final int WARM_UP_SECONDS = 10;

  // With other words, the code is the client's own, for an answer that it could not make out.
  private static final String NOT_UPGRADED = "Response code was not 101";

  private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

  // Tyrus ends and renews the executor of its asynchronous connects by the number of open sockets,
  // and now and then hands one a call that is ending. So connects are its synchronous ones, on
  // threads of ours.
  private static final ExecutorService CONNECTING =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "goldenpath-socket-connect");
            thread.setDaemon(true);
            return thread;
          });

  private final Target target;
  private final ClientManager client;

  public EventSockets(Target target) {
    this.target = Objects.requireNonNull(target, "target");
    this.client = client(target);
  }

  private static ClientManager client(Target target) {
    ClientManager client = ClientManager.createClient(ListReadingContainer.class.getName());
    Map<String, Object> properties = client.getProperties();
    properties.put(ClientProperties.SHARED_CONTAINER, true);
    properties.put(ClientProperties.SHARED_CONTAINER_IDLE_TIMEOUT, 2);
    properties.put(
        ClientProperties.HANDSHAKE_TIMEOUT,
        (int) target.limits().connect().toMillis() * Patience.SPARE_FACTOR);
    properties.put("org.glassfish.tyrus.incomingBufferSize", SocketEndpoint.BUFFER);
    properties.put(GrizzlyClientProperties.SELECTOR_THREAD_POOL_CONFIG, pool("selector", 2));
    properties.put(GrizzlyClientProperties.WORKER_THREAD_POOL_CONFIG, pool("worker", 8));
    if (target.insecureTls()) {
      SslEngineConfigurator lenient = new SslEngineConfigurator(Tls.trustingAll());
      lenient.setHostVerificationEnabled(false);
      properties.put(ClientProperties.SSL_ENGINE_CONFIGURATOR, lenient);
    }
    return client;
  }

  private static ThreadPoolConfig pool(String role, int size) {
    return ThreadPoolConfig.defaultConfig()
        .setPoolName("goldenpath-socket-" + role)
        .setDaemon(true)
        .setCorePoolSize(size)
        .setMaxPoolSize(size);
  }

  /** Ring where nobody answers, so that the client is loaded before any handshake is timed. */
  public void warmUp() {
    try {
      connecting(
              new SocketEndpoint("warm-up", new Transcript(), new AtomicBoolean(), () -> {}),
              ClientEndpointConfig.Builder.create().build(),
              URI.create("ws://127.0.0.1:1/"))
          .get(WARM_UP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException nobody) {
      GRIZZLY.fine("loaded");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Future<Session> connecting(
      SocketEndpoint endpoint, ClientEndpointConfig config, URI address) {
    return CONNECTING.submit(() -> client.connectToServer(endpoint, config, address));
  }

  /**
   * Open a socket and record how that went. Blocks up to the connect limit.
   *
   * @return the open socket; empty where it was refused or could not be opened
   */
  public Optional<EventSocket> open(Dial dial, Transcript transcript) {
    transcript.append(dial::opening);
    AtomicBoolean closing = new AtomicBoolean();
    Answer answer = new Answer(dial, target, transcript);
    ClientEndpointConfig.Builder config =
        ClientEndpointConfig.Builder.create().configurator(answer);
    if (!dial.subprotocols().isEmpty()) {
      config.preferredSubprotocols(dial.subprotocols());
    }
    SocketEndpoint endpoint =
        new SocketEndpoint(dial.socket(), transcript, closing, answer::opened);
    try {
      Future<Session> connecting =
          connecting(endpoint, config.build(), target.socketUrl(dial.threadId()));
      Session session = await(connecting, dial, transcript);
      return Optional.of(new EventSocket(dial.socket(), session, transcript, closing));
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      record(dial, cause, answer, transcript);
    } catch (TimeoutException silence) {
      failed(
          dial,
          Entry.Failure.TIMED_OUT,
          "no answer to the upgrade within " + target.limits().connect().toMillis() + " ms",
          transcript);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      failed(dial, Entry.Failure.BROKEN, "the suite was interrupted", transcript);
    }
    return Optional.empty();
  }

  /**
   * Wait for the answer. The client does not notice when the connection ends in place of one, so
   * after half of the limit a bare handshake looks.
   */
  private Session await(Future<Session> connecting, Dial dial, Transcript transcript)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration limit = target.limits().connect();
    Patience half = new Patience(transcript, limit.dividedBy(2));
    Patience whole = new Patience(transcript, limit);
    try {
      return half.await(connecting);
    } catch (TimeoutException slow) {
      if (new BareHandshake(target).hangsUp(dial)) {
        throw new ExecutionException(
            new EOFException("the connection ended without an answer to the upgrade"));
      }
      return whole.await(connecting);
    }
  }

  private void record(Dial dial, Throwable cause, Answer answer, Transcript transcript) {
    Throwable root = cause;
    for (Throwable at = cause; at != null; at = at.getCause()) {
      root = at;
      if (at instanceof AuthenticationException) {
        refused(dial, 401, answer, transcript);
        return;
      }
      if (at instanceof org.glassfish.tyrus.core.HandshakeException refusal
          && refusal.getHttpStatusCode() != 101
          && refusal.getMessage().startsWith(NOT_UPGRADED)) {
        refused(dial, refusal.getHttpStatusCode(), answer, transcript);
        return;
      }
      if (at instanceof org.glassfish.tyrus.client.RetryAfterException) {
        refused(dial, 503, answer, transcript);
        return;
      }
    }
    boolean unreachable =
        root instanceof ConnectException
            || root instanceof UnknownHostException
            || root instanceof java.nio.channels.UnresolvedAddressException;
    failed(
        dial,
        unreachable ? Entry.Failure.UNREACHABLE : Entry.Failure.BROKEN,
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage(),
        transcript);
  }

  private static void refused(Dial dial, int status, Answer answer, Transcript transcript) {
    transcript.append(
        at -> new Entry.SocketRefused(at, dial.socket(), status, answer.headers(), ""));
  }

  private static void failed(
      Dial dial, Entry.Failure failure, String reason, Transcript transcript) {
    transcript.append(at -> new Entry.SocketFailed(at, dial.socket(), failure, reason));
  }

  /** Put the token into the handshake, and keep the answer's headers. */
  private static final class Answer extends ClientEndpointConfig.Configurator {
    private final Dial dial;
    private final Target target;
    private final Transcript transcript;
    private final AtomicReference<Map<String, List<String>>> headers =
        new AtomicReference<>(Map.of());

    Answer(Dial dial, Target target, Transcript transcript) {
      this.dial = dial;
      this.target = target;
      this.transcript = transcript;
    }

    @Override
    public void beforeRequest(Map<String, List<String>> sent) {
      target.headers().forEach((name, value) -> sent.put(name, List.of(value)));
      dial.authorization().ifPresent(value -> sent.put("Authorization", List.of(value)));
    }

    @Override
    public void afterResponse(HandshakeResponse response) {
      headers.set(Map.copyOf(response.getHeaders()));
    }

    Map<String, List<String>> headers() {
      return headers.get();
    }

    void opened() {
      Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      all.putAll(headers.get());
      List<String> selected = new ArrayList<>(all.getOrDefault(SUBPROTOCOL, List.of()));
      transcript.append(at -> new Entry.SocketOpened(at, dial.socket(), headers.get(), selected));
    }
  }
}
