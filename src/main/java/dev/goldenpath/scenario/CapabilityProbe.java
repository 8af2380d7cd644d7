package dev.goldenpath.scenario;

import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.LoginFailed;
import dev.goldenpath.user.LoginFailed.LoggedInAsAnother;
import dev.goldenpath.user.LoginFailed.LoginUnavailable;
import dev.goldenpath.user.LoginFailed.LoginUnreachable;
import dev.goldenpath.user.TokenUnusable;
import dev.goldenpath.user.User;
import dev.goldenpath.user.Users;
import dev.goldenpath.wire.ApplicationPing;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Ask a target what it can do, where nobody has said.
 *
 * <p>A capability is taken away only where the target itself says that it does not have it: a tool
 * that it does not know, a transport that it refuses. Anything else that goes wrong is left for the
 * scenarios to judge.
 */
public record CapabilityProbe(Target target, Users users, EventSockets sockets, HttpApi http) {
  private static final Set<Integer> NOT_KNOWN = Set.of(400, 404, 422);
  private static final String NAME = "probe";
  private static final int FEW = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

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
    } catch (LoginUnavailable | LoginUnreachable | LoggedInAsAnother notNow) {
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
    Inquiry inquiry = new Inquiry(NAME, target, user);
    Optional<EventSocket> asking =
        target
            .wireProfile()
            .request()
            .onSocket()
            .flatMap(shape -> inquiry.open(sockets, target.wsToken()));
    inquiry.execute(
        http,
        inquiry.request(
            "Please wait 0.01 seconds, and use your tools.", Optional.of(List.of(tool))),
        Optional.of(user.token()));
    asking.ifPresent(EventSocket::close);
    // No answer is not a word of the target's about what it can do.
    return inquiry
        .came(Entry.HttpResponse.class)
        .noneMatch(answer -> NOT_KNOWN.contains(answer.status()));
  }

  private boolean takes(TokenTransport transport, User user) {
    if (target.wsToken() == transport) {
      return true;
    }
    Inquiry inquiry = new Inquiry(NAME, target, user);
    Optional<EventSocket> socket = inquiry.open(sockets, transport);
    // A backend may refuse by a close after the upgrade (CONN-3); only the greeting says yes.
    boolean greeted =
        socket.isPresent() && inquiry.until(PATIENCE, isNamed("connection_established"));
    boolean refused =
        inquiry.came(Entry.SocketRefused.class).anyMatch(CapabilityProbe::isRefusal)
            || inquiry.came(Entry.SocketClosed.class).findAny().isPresent();
    socket.ifPresent(EventSocket::close);
    return greeted || !refused;
  }

  private static boolean isRefusal(Entry.SocketRefused refused) {
    return !refused.isOverloaded();
  }

  private boolean answersPing(User user) {
    Inquiry inquiry = new Inquiry(NAME, target, user);
    Optional<EventSocket> socket = inquiry.open(sockets, target.wsToken());
    if (socket.isEmpty()) {
      return true;
    }
    try (EventSocket open = socket.get()) {
      // A backend need hear nothing before it has greeted.
      inquiry.until(PATIENCE, isNamed("connection_established"));
      return !Inquiry.send(open, ApplicationPing.of(target.wireProfile()), true)
          || inquiry.until(PATIENCE, isNamed("pong"));
    }
  }

  /** Whether it is a frame with one of the target's names for a type of message. */
  private Predicate<Entry> isNamed(String type) {
    List<String> names = target.wireProfile().types().onTheWire(type);
    return entry ->
        entry instanceof Entry.Frame frame && names.stream().anyMatch(frame.text()::contains);
  }
}
