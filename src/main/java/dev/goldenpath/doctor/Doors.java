package dev.goldenpath.doctor;

import dev.goldenpath.net.Transport;
import dev.goldenpath.scenario.Inquiry;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.SocketUrl;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.user.LoginFailed;
import dev.goldenpath.user.TokenUnusable;
import dev.goldenpath.user.User;
import dev.goldenpath.user.Users;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the target lets in whom it should, and nobody else, and how. */
record Doors(Target target, Examination examination, EventSockets sockets, HttpApi http) {
  /** The name of the one socket that is open at a time. */
  static final String NAME = "doctor-1";

  private static final Duration GREETING = Duration.ofSeconds(2);

  Doors(Target target, Examination examination, EventSockets sockets) {
    this(target, examination, sockets, new HttpApi(new Transport(target)));
  }

  Optional<User> logIn(Users users) {
    try {
      User user = users.user("doctor", 1);
      examination.fits(
          "login",
          "auth=" + target.authentication().label() + " gives a token for user " + user.id());
      return Optional.of(user);
    } catch (LoginFailed failed) {
      examination.amiss(
          "login",
          String.valueOf(failed.getMessage()),
          "mend "
              + target.authentication().keys().stream()
                  .map(target::named)
                  .collect(Collectors.joining(", "))
              + (target.authentication() instanceof Authentication.Login
                  ? "; login.body says what is posted, login.token where the answer has the token"
                      + " (docs/targets.md)"
                  : ""));
    } catch (TokenUnusable unusable) {
      examination.amiss(
          "login", String.valueOf(unusable.getMessage()), "mend " + target.named(unusable.key()));
    }
    return Optional.empty();
  }

  /** A request without a token is refused with 401 before anything else is looked at. */
  Optional<Entry.HttpResponse> knockWithoutToken(User user) {
    if (target.wireProfile().request().onSocket().isPresent()) {
      return Optional.empty();
    }
    Inquiry inquiry = new Inquiry(NAME, target, user);
    inquiry.execute(http, inquiry.request("hello", Optional.empty()), Optional.empty());
    return inquiry.came(Entry.HttpResponse.class).findFirst();
  }

  /** Tell how a request without a token was answered. */
  void tellOfKnocking(Optional<Entry.HttpResponse> answer) {
    if (target.wireProfile().request().onSocket().isPresent()) {
      examination.untried("no token", "a request is a message on the socket, behind its door");
      return;
    }
    if (answer.isEmpty()) {
      examination.amiss("no token", "no answer to a request", "look what the endpoint waits for");
      return;
    }
    int status = answer.get().status();
    if (status == 401) {
      examination.fits("no token", "a request without one is refused with 401");
    } else {
      examination.amiss("no token", "it answers " + status, advice(status));
    }
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

  /** Open a socket in each way; return the one to use. */
  Optional<TokenTransport> open(User user) {
    List<TokenTransport> open = new ArrayList<>();
    for (TokenTransport transport : ways()) {
      String why = refusal(user, transport);
      String step = "socket by " + transport.label();
      if (why.isEmpty()) {
        open.add(transport);
        examination.fits(step, SocketUrl.shown(target.wsUrl()) + " opens");
      } else {
        examination.untried(step, why);
      }
    }
    if (open.isEmpty() && target.wsToken() != TokenTransport.URL && opensByUrl(user)) {
      return Optional.of(TokenTransport.URL);
    }
    if (open.isEmpty()) {
      return Optional.empty();
    }
    if (!open.contains(target.wsToken())) {
      examination.change(it -> it.with(draft -> draft.wsToken(open.get(0))));
      String way = open.get(0).label();
      examination.asFound(
          "socket", "it takes the token by " + way + ": ws-token=" + way, "not as ws-token says");
    }
    return Optional.of(open.contains(target.wsToken()) ? target.wsToken() : open.get(0));
  }

  /**
   * Try the names by which URLs usually carry a token, where neither header nor subprotocol does.
   */
  private boolean opensByUrl(User user) {
    for (String name : List.of("token", "access_token")) {
      Target other = target.with(it -> it.tokenInUrl(name));
      if (new Doors(other, examination, new EventSockets(new Transport(other)))
          .refusal(user, TokenTransport.URL)
          .isEmpty()) {
        examination.change(it -> it.with(draft -> draft.tokenInUrl(name)));
        examination.asFound(
            "socket by url",
            "it opens: ws-url=" + SocketUrl.shown(other.wsUrl()),
            "the token is taken in the URL");
        return true;
      }
    }
    return false;
  }

  private List<TokenTransport> ways() {
    return target.wsToken() == TokenTransport.URL
        ? List.of(TokenTransport.URL)
        : List.of(TokenTransport.HEADER, TokenTransport.SUBPROTOCOL);
  }

  private String refusal(User user, TokenTransport transport) {
    Inquiry inquiry = new Inquiry(NAME, target, user);
    Optional<EventSocket> socket = inquiry.open(sockets, transport);
    try {
      if (socket.isPresent()) {
        inquiry.until(GREETING, Doors::isMoreThanOpen);
      }
      return inquiry
          .came(Entry.class)
          .filter(Doors::isRefusal)
          .findFirst()
          .map(Entry::summary)
          .orElse("");
    } finally {
      socket.ifPresent(EventSocket::close);
    }
  }

  private static boolean isRefusal(Entry entry) {
    return entry instanceof Entry.SocketRefused
        || entry instanceof Entry.SocketFailed
        || entry instanceof Entry.SocketClosed closed && !closed.bySuite();
  }

  private static boolean isMoreThanOpen(Entry entry) {
    return isRefusal(entry) || entry instanceof Entry.Frame;
  }
}
