package dev.goldenpath.wire;

import dev.goldenpath.net.Daemons;
import dev.goldenpath.net.NoAnswer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.setting.Target;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.core.HandshakeException;

/**
 * Open event sockets on one target, over Tyrus, and knock where a refusal is due.
 *
 * <p>Safe for any number of threads.
 */
public final class EventSockets {
  // Held here, since a logger that nobody holds forgets its level. Grizzly tells of its thread
  // pools, which nobody asked, and warns of what a handshake failed of, which the transcript tells.
  private static final Logger GRIZZLY = Logger.getLogger("org.glassfish.grizzly");

  static {
    GRIZZLY.setLevel(Level.SEVERE);
  }

  private static final int WARM_UP_SECONDS = 10;
  private static final URI NOBODY = URI.create("ws://127.0.0.1:1/");

  // Tyrus ends and renews its executors by the number of open sockets, and now and then hands a
  // call, or a session's idle timer, to one that is ending. So connects are its synchronous ones,
  // on threads of ours, and it never counts down to none; see keepExecutors.
  private static final ExecutorService CONNECTING =
      Executors.newCachedThreadPool(Daemons.named("goldenpath-socket-connect"));

  private final Target target;
  private final Transport transport;
  private final ClientManager client;

  public EventSockets(Transport transport) {
    this.transport = Objects.requireNonNull(transport, "transport");
    this.target = transport.target();
    this.client = client(target);
  }

  private static ClientManager client(Target target) {
    ClientManager client = ClientManager.createClient(SocketContainer.class.getName());
    Map<String, Object> properties = client.getProperties();
    properties.put(
        ClientProperties.HANDSHAKE_TIMEOUT,
        (int) target.limits().connect().toMillis() * Patience.SPARE_FACTOR);
    properties.put("org.glassfish.tyrus.incomingBufferSize", SocketEndpoint.BUFFER);
    keepExecutors(client);
    return client;
  }

  /**
   * Have Tyrus keep its executors: it counts an attempt before it looks at the address, and what it
   * refuses for its scheme it counts for ever. They are threads of no weight, which end with the
   * process.
   */
  private static void keepExecutors(ClientManager client) {
    try {
      client.connectToServer(
          new SocketEndpoint("none", new Transcript(), new AtomicBoolean(), () -> {}),
          ClientEndpointConfig.Builder.create().build(),
          URI.create("none://none"));
      throw new IllegalStateException("Tyrus takes an address that is none of WebSocket's");
    } catch (DeploymentException refused) {
      GRIZZLY.fine("counted");
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  /** Ring where nobody answers, so that the client is loaded before any handshake is timed. */
  public void warmUp() {
    Handshake nothing = new Handshake(Optional.empty(), target, transport.socketWay(NOBODY));
    try {
      connecting(
              new SocketEndpoint("warm-up", new Transcript(), new AtomicBoolean(), () -> {}),
              nothing,
              NOBODY)
          .get(WARM_UP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException nobody) {
      GRIZZLY.fine("loaded");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Future<Session> connecting(SocketEndpoint endpoint, Handshake handshake, URI address) {
    CompletableFuture<Session> session = new CompletableFuture<>();
    handshake.onOwnFault(session::completeExceptionally);
    CONNECTING.execute(
        () -> {
          try {
            session.complete(client.connectToServer(endpoint, handshake.config(), address));
          } catch (Throwable failed) {
            session.completeExceptionally(failed);
          }
        });
    return session;
  }

  /**
   * Open a socket and record how that went. Blocks up to the connect limit.
   *
   * @return the open socket; empty where it was refused or could not be opened
   */
  public Optional<EventSocket> open(Dial dial, Transcript transcript) {
    transcript.append(dial::opening);
    AtomicBoolean closing = new AtomicBoolean();
    URI url = target.socketUrl(dial.threadId(), dial.inUrl());
    Handshake handshake = new Handshake(Optional.of(dial), target, transport.socketWay(url));
    SocketEndpoint endpoint =
        new SocketEndpoint(
            dial.socket(), transcript, closing, () -> opened(dial, handshake, transcript));
    try {
      Future<Session> connecting = connecting(endpoint, handshake, url);
      Session session = await(connecting, handshake, transcript);
      Duration limit = target.limits().http();
      EventSocket socket =
          new EventSocket(dial, session, transcript, closing, limit, handshake::cut);
      transcript.opened(socket);
      return Optional.of(socket);
    } catch (ExecutionException | TimeoutException failed) {
      record(dial, failed, handshake, transcript);
    } catch (InterruptedException interrupted) {
      handshake.abandon();
      Thread.currentThread().interrupt();
      failed(dial, Failure.OURS, "the suite was interrupted", transcript);
    }
    return Optional.empty();
  }

  /** Wait for the answer up to the limit; after it nothing can open any more. */
  private Session await(Future<Session> connecting, Handshake handshake, Transcript transcript)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration limit = target.limits().connect();
    try {
      return new Patience(transcript, limit).await(connecting);
    } catch (TimeoutException silence) {
      handshake.abandon();
      // It ends at once, unless the socket was opened in this very moment.
      return connecting.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void opened(Dial dial, Handshake handshake, Transcript transcript) {
    handshake
        .answer()
        .ifPresent(
            answer ->
                transcript.append(
                    at ->
                        new Entry.SocketOpened(
                            at,
                            dial.socket(),
                            answer.headers(),
                            answer.values("Sec-WebSocket-Protocol"))));
  }

  private void record(Dial dial, Exception failed, Handshake handshake, Transcript transcript) {
    Optional<UpgradeAnswer> refusal = handshake.answer().filter(answer -> !answer.isUpgrade());
    if (refusal.isPresent()) {
      UpgradeAnswer answer = refusal.get();
      transcript.append(
          at ->
              new Entry.SocketRefused(
                  at, dial.socket(), answer.status(), answer.headers(), answer.body()));
      return;
    }
    NoAnswer none = NoAnswer.of(failed);
    Optional<String> misanswered = misanswered(failed);
    if (misanswered.isPresent()) {
      failed(dial, Failure.BROKEN, misanswered.get(), transcript);
    } else if (none.whose() == NoAnswer.Whose.TIMED_OUT) {
      long limit = target.limits().connect().toMillis();
      failed(
          dial, Failure.TIMED_OUT, "no answer to the upgrade within " + limit + " ms", transcript);
    } else {
      failed(dial, Failure.of(none.whose()), none.words(), transcript);
    }
  }

  /** Tyrus's complaint of a 101 that upgrades nothing. */
  private static Optional<String> misanswered(Throwable failed) {
    for (Throwable it = failed; it != null; it = it.getCause()) {
      if (it instanceof HandshakeException) {
        return Optional.of(String.valueOf(it.getMessage()));
      }
    }
    return Optional.empty();
  }

  private static void failed(Dial dial, Failure failure, String reason, Transcript transcript) {
    transcript.append(at -> new Entry.SocketFailed(at, dial.socket(), failure, reason));
  }
}
