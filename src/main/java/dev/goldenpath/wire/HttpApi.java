package dev.goldenpath.wire;

import dev.goldenpath.net.Daemons;
import dev.goldenpath.net.NoAnswer;
import dev.goldenpath.net.Transport;
import dev.goldenpath.setting.Target;
import dev.goldenpath.wire.stream.EventStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Call a target's HTTP interface and record each call and its answer.
 *
 * <p>A call is sent once and never again. Its answer is stamped when it has arrived, by the thread
 * that read it.
 */
public final class HttpApi {
  private static final ExecutorService CALLS =
      Executors.newCachedThreadPool(Daemons.named("goldenpath-call"));

  private final Transport transport;
  private final ExecuteSender sender;
  private final Optional<SocketCalls> onSocket;
  private final Map<Transcript, List<EventStream>> streams = new ConcurrentHashMap<>();

  public HttpApi(Transport transport) {
    this.transport = Objects.requireNonNull(transport, "transport");
    this.sender = new ExecuteSender(transport.target());
    this.onSocket =
        transport
            .target()
            .wireProfile()
            .request()
            .onSocket()
            .map(shape -> new SocketCalls(transport.target(), shape));
  }

  /** Load what execute calls need, so that the first does not have to; blocks for it, once. */
  public static void prepare() {
    ExecuteSender.prepare();
  }

  /** Load what takes longest before a first call can be written, once in a process. */
  public static void loadGroovy() {
    ExecuteSender.loadGroovy();
  }

  /**
   * Send an execute request; return when it is sent. The answer, or why there is none, goes into
   * the transcript within the HTTP limit.
   */
  public Future<?> execute(ExecuteCall call, Transcript transcript) {
    return execute(List.of(call), transcript).get(0);
  }

  /**
   * Send several execute requests, none before all are written, in their order; return when all are
   * sent.
   *
   * @return for each call, when it is over
   */
  public List<Future<?>> execute(List<ExecuteCall> calls, Transcript transcript) {
    List<Turn> turns = Turn.of(calls.size());
    List<Future<?>> over = new ArrayList<>();
    for (ExecuteCall call : calls) {
      Turn turn = turns.get(over.size());
      over.add(CALLS.submit(() -> execute(call, transcript, turn)));
    }
    turns.forEach(Turn::awaitSent);
    return over;
  }

  private void execute(ExecuteCall call, Transcript transcript, Turn turn) {
    AtomicBoolean sent = new AtomicBoolean();
    RequestWriter.Written written = sender.write(call);
    if (onSocket.isPresent()) {
      turn.await();
      askOnSocket(call, written, transcript, turn);
      return;
    }
    Optional<EventStream> stream = stream(call, transcript);
    try {
      sender.send(
          call,
          written,
          request -> {
            turn.await();
            stream.ifPresent(EventStream::open);
            transcript.append(at -> call.entry(at, written.body()));
            sent.set(true);
            turn.sent();
            return answer(call.name(), request, transcript, stream);
          });
    } catch (RuntimeException | Error unsent) {
      // What went wrong later is recorded where it did.
      if (!sent.get()) {
        transcript.append(at -> call.entry(at, written.body()));
        transcript.append(at -> failure(at, call.name(), unsent, transport.target().answerLimit()));
      }
    } finally {
      if (!sent.get()) {
        turn.givenUp();
      }
    }
  }

  /** Whatever becomes of it, nobody waits for it to be sent for longer than it is tried. */
  private void askOnSocket(
      ExecuteCall call, RequestWriter.Written written, Transcript transcript, Turn turn) {
    try {
      onSocket.orElseThrow().ask(call, written.body(), transcript, turn::sent);
    } finally {
      turn.sent();
    }
  }

  private Optional<EventStream> stream(ExecuteCall call, Transcript transcript) {
    Target target = transport.target();
    Optional<EventStream> stream =
        target.wireProfile().protocol().isStream()
            ? Optional.of(new EventStream(call, target, transcript))
            : Optional.empty();
    stream.ifPresent(
        it -> streams.computeIfAbsent(transcript, its -> new CopyOnWriteArrayList<>()).add(it));
    return stream;
  }

  /** End the streams of a scenario, which may go on for longer than it is interested. */
  public void hangUp(Transcript transcript) {
    streams.getOrDefault(transcript, List.of()).forEach(EventStream::hangUp);
    streams.remove(transcript);
  }

  /**
   * Send an execute request by no thread of its own; return at once. For many at a time, where
   * {@link #execute} would hold a thread for each.
   *
   * @return when the answer, or why there is none, is in the transcript
   */
  public CompletableFuture<?> begin(ExecuteCall call, Transcript transcript) {
    Duration limit = transport.target().answerLimit();
    RequestWriter.Written written = sender.write(call);
    if (onSocket.isPresent()) {
      return CompletableFuture.runAsync(
          () -> onSocket.get().ask(call, written.body(), transcript, () -> {}), CALLS);
    }
    Optional<EventStream> stream = stream(call, transcript);
    stream.ifPresent(EventStream::open);
    transcript.append(at -> call.entry(at, written.body()));
    CompletableFuture<HttpResponse<byte[]>> answer = send(sender.plain(call, written), stream);
    return recorded(
        answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS), call.name(), transcript, stream);
  }

  /** Ask for the target's health; return at once. */
  public Future<?> health(String name, String user, Transcript transcript) {
    HttpRequest request =
        transport.request(transport.target().healthUrl().orElseThrow()).GET().build();
    transcript.append(
        at ->
            new Entry.HttpRequest(
                at,
                name,
                CallKind.HEALTH,
                user,
                "",
                Optional.empty(),
                Expectation.accepted(),
                "",
                "",
                Optional.empty()));
    return CALLS.submit(() -> answer(name, request, transcript, Optional.empty()));
  }

  /**
   * Send a request and record its answer, or why there is none; blocks until then.
   *
   * @throws Unanswered if there is none
   */
  private HttpResponse<byte[]> answer(
      String name, HttpRequest request, Transcript transcript, Optional<EventStream> stream) {
    Duration limit = transport.target().answerLimit();
    Patience patience = new Patience(transcript, limit);
    CompletableFuture<HttpResponse<byte[]>> answer = send(request, stream);
    try {
      patience.await(recorded(answer, name, transcript, stream));
      return answer.join();
    } catch (TimeoutException silence) {
      answer.completeExceptionally(silence);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      // Recorded above.
    }
    throw new Unanswered(name);
  }

  private CompletableFuture<HttpResponse<byte[]>> send(
      HttpRequest request, Optional<EventStream> stream) {
    return stream
        .map(events -> transport.send(request, events))
        .orElseGet(() -> transport.send(request));
  }

  private CompletableFuture<HttpResponse<byte[]>> recorded(
      CompletableFuture<HttpResponse<byte[]>> answer,
      String name,
      Transcript transcript,
      Optional<EventStream> stream) {
    return answer.whenComplete(
        (response, failure) -> {
          if (stream.filter(EventStream::isTold).isEmpty()) {
            transcript.append(
                at ->
                    response == null
                        ? failure(at, name, failure, transport.target().answerLimit())
                        : response(at, name, response));
          }
          stream.ifPresent(EventStream::answered);
        });
  }

  /** Tells the chain of REST-assured that no answer came; why stands in the transcript. */
  private static final class Unanswered extends RuntimeException {
    Unanswered(String call) {
      super(call + " got no answer");
    }
  }

  private static Entry.HttpResponse response(Stamp at, String name, HttpResponse<byte[]> response) {
    return new Entry.HttpResponse(
        at,
        name,
        response.statusCode(),
        response.headers().map(),
        new String(response.body(), StandardCharsets.UTF_8));
  }

  private static Entry.HttpFailed failure(
      Stamp at, String name, Throwable failure, Duration limit) {
    NoAnswer none = NoAnswer.of(failure);
    Failure kind = Failure.of(none.whose());
    String reason =
        kind == Failure.TIMED_OUT ? "no answer within " + limit.toMillis() + " ms" : none.words();
    return new Entry.HttpFailed(at, name, kind, reason);
  }
}
