package dev.goldenpath.doctor;

import dev.goldenpath.setting.SocketUrl;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.LoginFailed;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether the target lets in whom it should, and nobody else, and how. */
final class Doors {
  private static final Duration GREETING = Duration.ofSeconds(2);

  private final Target target;
  private final Examination examination;
  private final EventSockets sockets;
  private final HttpApi http;

  Doors(Target target, Examination examination, EventSockets sockets, HttpApi http) {
    this.target = target;
    this.examination = examination;
    this.sockets = sockets;
    this.http = http;
  }

  Optional<User> logIn(Users users) {
    try {
      User user = users.user("doctor", 1);
      examination.add(
          Diagnosis.fits(
              "login",
              "auth=" + target.authentication().label() + " gives a token for user " + user.id()));
      return Optional.of(user);
    } catch (LoginFailed failed) {
      examination.add(
          Diagnosis.amiss(
              "login",
              String.valueOf(failed.getMessage()),
              "mend "
                  + target.authentication().keys().stream()
                      .map(target::named)
                      .collect(Collectors.joining(", "))));
    } catch (TokenUnusable unusable) {
      examination.add(
          Diagnosis.amiss(
              "login",
              String.valueOf(unusable.getMessage()),
              "mend " + target.named(unusable.key())));
    }
    return Optional.empty();
  }

  /** A request without a token is refused with 401 before anything else is looked at. */
  void knockWithoutToken(User user) {
    if (target.wireProfile().request().onSocket().isPresent()) {
      examination.add(
          Diagnosis.untried("no token", "a request is a message on the socket, behind its door"));
      return;
    }
    Transcript transcript = new Transcript();
    AgentRequest request = request(user, UUID.randomUUID().toString(), "hello", Optional.empty());
    Waiting.forAnswer(http, call(target, user, request, Optional.empty()), transcript, target);
    Optional<Entry.HttpResponse> answer =
        Waiting.first(transcript, Entry.HttpResponse.class, it -> true);
    if (answer.isEmpty()) {
      examination.add(
          Diagnosis.amiss(
              "no token", "no answer to a request", "look what the endpoint waits for"));
      return;
    }
    int status = answer.get().status();
    examination.add(
        status == 401
            ? Diagnosis.fits("no token", "a request without one is refused with 401")
            : Diagnosis.amiss("no token", "it answers " + status, advice(status)));
  }

  private String advice(int status) {
    return switch (status) {
      case 404, 405 ->
          "nothing is posted to there; mend "
              + target.named("execute-path")
              + ", or request.path in the wire profile";
      case 200, 201, 202 -> "the target runs agents for everybody: HTTP-4 is broken";
      default -> "HTTP-4 wants 401; look whether the token is checked first";
    };
  }

  static AgentRequest request(
      User user, String thread, String message, Optional<List<String>> tools) {
    return new AgentRequest("data_helper", message, thread, user.id(), tools, OptionalInt.empty());
  }

  static ExecuteCall call(Target target, User user, AgentRequest request, Optional<String> token) {
    return new ExecuteCall(
        "execute-1",
        user.name(),
        user.id(),
        token.map(text -> "Bearer " + text),
        Optional.of(request),
        Expectation.accepted(),
        target.parts().request(request.body()).toString(),
        "00-" + UUID.randomUUID().toString().replace("-", "") + "-00000000000000d0-00",
        Optional.empty());
  }

  static Dial dial(User user, String thread, TokenTransport transport) {
    return new Dial(
        "doctor-1",
        user.name(),
        user.id(),
        thread,
        Optional.of(user.token()),
        transport,
        Entry.Welcome.OPEN,
        "");
  }

  /** Open a socket in each way; return the one to use. */
  Optional<TokenTransport> open(User user) {
    List<TokenTransport> open = new ArrayList<>();
    for (TokenTransport transport : TokenTransport.values()) {
      String why = refusal(user, transport);
      String step = "socket by " + transport.name().toLowerCase(Locale.ROOT);
      if (why.isEmpty()) {
        open.add(transport);
        examination.add(Diagnosis.fits(step, SocketUrl.shown(target.wsUrl()) + " opens"));
      } else {
        examination.add(Diagnosis.untried(step, why));
      }
    }
    if (open.isEmpty()) {
      examination.add(
          Diagnosis.amiss(
              "socket", "it opens in no way", "mend " + target.named("ws-url") + "; see above"));
      return Optional.empty();
    }
    if (!open.contains(target.wsToken())) {
      examination.wsToken(open.get(0));
      String way = open.get(0).name().toLowerCase(Locale.ROOT);
      examination.add(
          examination.asFound(
              "socket",
              "it takes the token by " + way + ": ws-token=" + way,
              "not as ws-token says"));
    }
    return Optional.of(open.contains(target.wsToken()) ? target.wsToken() : open.get(0));
  }

  private String refusal(User user, TokenTransport transport) {
    Transcript transcript = new Transcript();
    Optional<EventSocket> socket =
        sockets.open(dial(user, UUID.randomUUID().toString(), transport), transcript);
    try {
      if (socket.isPresent()) {
        Waiting.until(transcript, GREETING, Doors::isMoreThanOpen);
      }
      return Waiting.first(transcript, Entry.class, isRefusal()).map(Entry::summary).orElse("");
    } finally {
      socket.ifPresent(EventSocket::close);
    }
  }

  private static Predicate<Entry> isRefusal() {
    return entry ->
        entry instanceof Entry.SocketRefused
            || entry instanceof Entry.SocketFailed
            || entry instanceof Entry.SocketClosed closed && !closed.bySuite();
  }

  private static boolean isMoreThanOpen(Entry entry) {
    return isRefusal().test(entry) || entry instanceof Entry.Frame;
  }
}
