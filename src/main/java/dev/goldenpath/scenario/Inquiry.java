package dev.goldenpath.scenario;

import dev.goldenpath.setting.Parts;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.User;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.ConnectionLost;
import dev.goldenpath.wire.Dial;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.HttpApi;
import dev.goldenpath.wire.Transcript;
import dev.goldenpath.wire.Welcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What a user asks of a target on a thread of his own outside of any scenario, and what came of it.
 * Nothing of it is judged; each wait has a limit.
 */
public final class Inquiry {
  private static final Duration SPARE = Duration.ofSeconds(1);
  private static final Logger LOG = Logger.getLogger(Inquiry.class.getName());

  private final String socketName;
  private final Target target;
  private final User user;
  private final String thread = UUID.randomUUID().toString();
  private final Transcript transcript = new Transcript();

  public Inquiry(String socketName, Target target, User user) {
    this.socketName = socketName;
    this.target = target;
    this.user = user;
  }

  public String thread() {
    return thread;
  }

  public Transcript transcript() {
    return transcript;
  }

  /** Open the socket, with the user's token there. */
  public Optional<EventSocket> open(EventSockets sockets, TokenTransport way) {
    return sockets.open(
        new Dial(
            socketName,
            user.name(),
            user.id(),
            thread,
            Optional.of(user.token()),
            way,
            Welcome.OPEN,
            ""),
        transcript);
  }

  /** Send a text, unless the target has closed the socket by then; return whether it was sent. */
  public static boolean send(EventSocket socket, String text, boolean readable) {
    try {
      socket.send(text, readable);
      return true;
    } catch (ConnectionLost closed) {
      return false;
    }
  }

  public AgentRequest request(String message, Optional<List<String>> tools) {
    return new AgentRequest(Parts.AGENT, message, thread, user.id(), tools, OptionalInt.empty());
  }

  /** Ask for a run, in the target's own names, and wait for the answer. */
  public void execute(HttpApi http, AgentRequest request, Optional<String> token) {
    String body = target.parts().request(request.body()).toString();
    execute(http, Optional.of(request), body, token);
  }

  /** Send a request and wait for the answer; what came of it is in the transcript. */
  void execute(HttpApi http, Optional<AgentRequest> request, String body, Optional<String> token) {
    ExecuteCall call =
        new ExecuteCall(
            "execute-1",
            user.name(),
            user.id(),
            token.map(text -> "Bearer " + text),
            request,
            Expectation.accepted(),
            body,
            "00-" + UUID.randomUUID().toString().replace("-", "") + "-00000000000000a1-00",
            Optional.empty());
    try {
      http.execute(call, transcript)
          .get(target.answerLimit().plus(SPARE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException unanswered) {
      LOG.fine("the transcript tells that nothing was answered");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Wait until something is there, or the limit passes; return whether it is. */
  public boolean until(Duration limit, Predicate<Entry> what) {
    long end = transcript.now() + limit.toNanos();
    boolean goesOn = true;
    while (goesOn) {
      int known = transcript.entries().size();
      if (transcript.entries().stream().anyMatch(what)) {
        return true;
      }
      goesOn = transcript.now() < end && more(known, end);
    }
    return transcript.entries().stream().anyMatch(what);
  }

  /** Wait until an end is there, nothing has come for a while, or the limit passes. */
  public void untilEnd(Predicate<Entry> isEnd, Duration pause, Duration limit) {
    long until = transcript.now() + limit.toNanos();
    int known = transcript.entries().size();
    while (transcript.now() < until
        && transcript.entries().stream().noneMatch(isEnd)
        && more(known, Math.min(until, transcript.now() + pause.toNanos()))) {
      known = transcript.entries().size();
    }
  }

  private boolean more(int known, long end) {
    try {
      return transcript.awaitMoreThan(known, Duration.ofNanos(end - transcript.now()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public <E extends Entry> Stream<E> came(Class<E> kind) {
    return transcript.entries(kind);
  }
}
