package dev.goldenpath.scenario;

import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.LoginFailed;
import dev.goldenpath.user.LoginUnavailable;
import dev.goldenpath.user.LoginUnreachable;
import dev.goldenpath.user.TokenUnusable;
import dev.goldenpath.user.User;
import dev.goldenpath.user.Users;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Dial;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Expectation;
import dev.goldenpath.wire.HttpApi;
import dev.goldenpath.wire.Transcript;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Ask a target what it can do, where nobody has said.
 *
 * <p>A capability is taken away only where the target itself says that it does not have it: a tool
 * that it does not know, a transport that it refuses. Anything else that goes wrong is left for the
 * scenarios to judge.
 */
public final class CapabilityProbe {
  private static final Set<Integer> NOT_KNOWN = Set.of(400, 404, 422);
  private static final int FEW = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Target target;
  private final Users users;
  private final EventSockets sockets;
  private final HttpApi http;

  public CapabilityProbe(Target target, Users users, EventSockets sockets, HttpApi http) {
    this.target = target;
    this.users = users;
    this.sockets = sockets;
    this.http = http;
  }

  /** Return what of the presumed capabilities the target has. */
  public Set<Capability> found() {
    Set<Capability> found = EnumSet.copyOf(target.capabilities());
    Optional<User> user = user(1);
    if (user.isEmpty()) {
      return found;
    }
    if (isRefused(2)) {
      found.remove(Capability.MULTI_USER);
    }
    found.removeIf(capability -> !has(capability, user.get()));
    return found;
  }

  /**
   * Return how many accounts may be used at once: as many as named, or what a target surely has.
   */
  int accounts() {
    return isRefused(target.maxUsers()) ? Math.min(FEW, target.maxUsers()) : target.maxUsers();
  }

  /** Return whether the target refuses an account; one that is busy may well have it. */
  private boolean isRefused(int number) {
    try {
      users.user("probe-" + number, number);
      return false;
    } catch (LoginUnavailable | LoginUnreachable notNow) {
      return false;
    } catch (LoginFailed | TokenUnusable none) {
      return true;
    }
  }

  private Optional<User> user(int number) {
    try {
      return Optional.of(users.user("probe-" + number, number));
    } catch (LoginFailed | TokenUnusable none) {
      return Optional.empty();
    }
  }

  private boolean has(Capability capability, User user) {
    return switch (capability) {
      case AGENT_CONFIG -> knows("echo_tool", user);
      case WAIT_TOOL -> knows("wait_tool", user);
      case FAILING_TOOL -> knows("failing_tool", user);
      // Agents may hand work on without a tool that can be asked for: only the settings can say.
      case SUB_AGENTS -> !target.parts().has(Part.DELEGATE) || knows("delegate_tool", user);
      case APP_PING -> answersPing(user);
      case HEADER_TOKEN -> takes(TokenTransport.HEADER, user);
      case SUBPROTOCOL_TOKEN -> takes(TokenTransport.SUBPROTOCOL, user);
      // Who never tells what he thinks may not think, or be broken: only the settings can say.
      case MULTI_USER, THINKING -> true;
    };
  }

  private boolean knows(String tool, User user) {
    AgentRequest request =
        new AgentRequest(
            Parts.AGENT,
            "Please wait 0.01 seconds, and use your tools.",
            UUID.randomUUID().toString(),
            user.id(),
            Optional.of(List.of(tool)),
            OptionalInt.empty());
    Transcript transcript = new Transcript();
    ExecuteCall call =
        new ExecuteCall(
            "probe-" + tool,
            user.name(),
            user.id(),
            Optional.of("Bearer " + user.token()),
            Optional.of(request),
            Expectation.accepted(),
            target.parts().request(request.body()).toString(),
            "00-" + UUID.randomUUID().toString().replace("-", "") + "-00000000000000a1-00",
            Optional.empty());
    Optional<EventSocket> asking =
        target
            .wireProfile()
            .request()
            .onSocket()
            .flatMap(
                shape ->
                    sockets.open(dial(user, target.wsToken(), request.threadId()), transcript));
    await(call, transcript);
    asking.ifPresent(EventSocket::close);
    return transcript.entries().stream()
        .noneMatch(
            entry ->
                entry instanceof Entry.HttpResponse answer && NOT_KNOWN.contains(answer.status()));
  }

  private void await(ExecuteCall call, Transcript transcript) {
    try {
      http.execute(call, transcript)
          .get(target.limits().http().plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException unanswered) {
      // Not a word of the target's about what it can do; the scenarios will see the same.
      transcript.entries();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean takes(TokenTransport transport, User user) {
    if (target.wsToken() == transport) {
      return true;
    }
    Transcript transcript = new Transcript();
    Optional<EventSocket> socket = sockets.open(dial(user, transport), transcript);
    // A backend may refuse by a close after the upgrade (CONN-3); only the greeting says yes.
    boolean greeted = socket.isPresent() && awaitFrame(transcript, names("connection_established"));
    boolean refused =
        heard(transcript, CapabilityProbe::isRefusal)
            || heard(transcript, Entry.SocketClosed.class::isInstance);
    socket.ifPresent(EventSocket::close);
    return greeted || !refused;
  }

  private static boolean isRefusal(Entry entry) {
    return entry instanceof Entry.SocketRefused refused
        && refused.status() != 429
        && refused.status() != 503;
  }

  private boolean answersPing(User user) {
    Transcript transcript = new Transcript();
    Optional<EventSocket> socket = sockets.open(dial(user, target.wsToken()), transcript);
    if (socket.isEmpty()) {
      return true;
    }
    try (EventSocket open = socket.get()) {
      // A backend need hear nothing before it has greeted.
      awaitFrame(transcript, names("connection_established"));
      open.send("{\"type\": \"ping\"}", true);
      return awaitFrame(transcript, names("pong"));
    }
  }

  private List<String> names(String type) {
    return target.wireProfile().types().onTheWire(type);
  }

  private static boolean awaitFrame(Transcript transcript, List<String> names) {
    long until = transcript.now() + PATIENCE.toNanos();
    try {
      while (transcript.now() < until) {
        if (heard(
            transcript,
            entry ->
                entry instanceof Entry.Frame frame
                    && names.stream().anyMatch(frame.text()::contains))) {
          return true;
        }
        transcript.awaitMoreThan(
            transcript.entries().size(), Duration.ofNanos(until - transcript.now()));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static boolean heard(Transcript transcript, Predicate<Entry> what) {
    return transcript.entries().stream().anyMatch(what);
  }

  private static Dial dial(User user, TokenTransport transport) {
    return dial(user, transport, UUID.randomUUID().toString());
  }

  private static Dial dial(User user, TokenTransport transport, String thread) {
    return new Dial(
        "probe",
        user.name(),
        user.id(),
        thread,
        Optional.of(user.token()),
        transport,
        Entry.Welcome.OPEN,
        "");
  }
}
