package dev.goldenpath.wire.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.net.BodyStreams;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Transcript;
import dev.goldenpath.wire.Welcome;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The stream of events by which a request is answered, recorded as a socket of its own: each event
 * as it came, when it came, and behind it what it tells in the contract's words.
 *
 * <p>It ends with the run. Nothing is asked for again where it breaks off. Its callbacks come one
 * at a time, by threads of the HTTP client.
 */
public final class EventStream implements BodyStreams, Flow.Subscriber<String> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TYPE =
      Pattern.compile("text/event-stream\\b.*", Pattern.CASE_INSENSITIVE);
  private static final int WHOLE = 1000;
  private static final int BROKEN_OFF = 1006;

  private final ExecuteCall call;
  private final Transcript transcript;
  private final String socket;
  private final String thread;
  private final ServerSentEvents events = new ServerSentEvents();
  private final Reducer reducer;
  private final AtomicBoolean told = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();

  public EventStream(ExecuteCall call, Target target, Transcript transcript) {
    this.call = Objects.requireNonNull(call, "call");
    this.transcript = Objects.requireNonNull(transcript, "transcript");
    this.socket = Entry.HttpRequest.stream(call.user(), call.name());
    this.thread = call.request().map(it -> it.threadId()).orElse("");
    Narration run =
        new Narration(
            thread,
            Entry.HttpRequest.runId(call.traceparent()),
            target.failedTool(),
            advertised(target));
    this.reducer = Reducer.of(target.wireProfile().protocol(), run);
  }

  /** Return the tools that requests offer to run themselves, as AG-UI's RunAgentInput has them. */
  private static Set<String> advertised(Target target) {
    return target.wireProfile().request().body().stream()
        .flatMap(body -> StreamSupport.stream(body.path("tools").spliterator(), false))
        .map(tool -> tool.path("name").asText())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Listen from before the request is sent. */
  public void open() {
    transcript.append(
        at ->
            new Entry.SocketOpening(
                at,
                socket,
                call.user(),
                call.userId(),
                thread,
                TokenTransport.HEADER,
                List.of(),
                Welcome.OPEN,
                ""));
    transcript.append(at -> Entry.SocketOpened.ofStream(at, socket));
  }

  @Override
  public Optional<Flow.Subscriber<String>> take(ResponseInfo head) {
    boolean isStream =
        head.statusCode() / 100 == 2
            && head.headers()
                .firstValue("Content-Type")
                .filter(it -> TYPE.matcher(it).matches())
                .isPresent();
    if (!isStream) {
      return Optional.empty();
    }
    told.set(true);
    transcript.append(
        at -> new Entry.HttpResponse(at, call.name(), head.statusCode(), head.headers().map(), ""));
    head.headers()
        .firstValue("Content-Encoding")
        .filter(coding -> !coding.equalsIgnoreCase("identity"))
        .ifPresent(
            coding ->
                close(
                    BROKEN_OFF,
                    "the stream is compressed (Content-Encoding: "
                        + coding
                        + "), which nobody asked for",
                    false));
    return Optional.of(this);
  }

  /** Return whether the head of the answer is recorded, and its events are as they come. */
  public boolean isTold() {
    return told.get();
  }

  /**
   * Take note that the answer is there, or that none came: where it is no stream, nothing comes.
   */
  public void answered() {
    if (!isTold()) {
      close(WHOLE, "", true);
    }
  }

  /** Listen no longer. */
  public void hangUp() {
    closed.set(true);
    Flow.Subscription open = subscription.get();
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription opened) {
    subscription.set(opened);
    if (closed.get()) {
      opened.cancel();
    } else {
      opened.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(String line) {
    if (!closed.get()) {
      events.line(line).ifPresent(this::event);
      if (events.length() > LARGEST) {
        overflow();
      }
    }
  }

  private void event(String data) {
    frame(data);
    try {
      JsonNode event = JSON.readTree(data);
      if (event.isObject()) {
        reducer.read(event).forEach(it -> frame(it.toString()));
      }
    } catch (JsonProcessingException unreadable) {
      // The frame tells it: CONN-5.
      transcript.nudge();
    }
  }

  private void frame(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    transcript.append(at -> new Entry.Frame(at, socket, text, bytes, false));
  }

  /** It is the event that is too large (CONN-5), and we who read no more of it. */
  private void overflow() {
    transcript.append(at -> new Entry.Frame(at, socket, "", LARGEST + 1, false));
    close(BROKEN_OFF, "an event goes on after " + (LARGEST >> 20) + " MiB", true);
    hangUp();
  }

  @Override
  public void onError(Throwable failure) {
    if (failure instanceof LineTooLong) {
      overflow();
    }
    close(BROKEN_OFF, "the stream broke off: " + failure.getMessage(), false);
  }

  @Override
  public void onComplete() {
    close(WHOLE, "the stream has ended", false);
  }

  private void close(int code, String reason, boolean bySuite) {
    if (!closed.getAndSet(true)) {
      transcript.append(at -> new Entry.SocketClosed(at, socket, code, reason, bySuite));
    }
  }
}
