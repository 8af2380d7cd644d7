package dev.goldenpath.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.goldenpath.setting.OneLine;
import dev.goldenpath.setting.SocketUrl;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.User;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Ask each door of a target whether it takes a token, starting no run.
 *
 * <p>Anything but a refusal of the token itself counts as taken: silence, another fault, a server
 * that is down. The scenarios will judge it.
 */
record TokenCheck(Target target, EventSockets sockets, HttpApi http) {
  /** CONN-3 and HTTP-4; a gateway may say 403 of any token. */
  private static final Set<Integer> REFUSED = Set.of(401, 403);

  private static final Set<Integer> DISMISSED = Set.of(1008, 4401, 4403);

  /** A body may be looked at before the token is, and tell nothing of it. */
  private static final Set<Integer> ABOUT_THE_BODY = Set.of(400, 403, 404, 413, 422);

  /** A dismissal comes at once. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private static final int MOST = 200;
  private static final String NAME = "preflight";

  /** Return how every door refuses the token, in words; empty where any takes it. */
  Optional<List<String>> refusals(User user) {
    if (target.wireProfile().protocol().isStream()) {
      return byExecute(user).map(List::of);
    }
    return bySocket(user)
        .flatMap(socket -> byExecute(user).map(execute -> List.of(socket, execute)));
  }

  private Optional<String> bySocket(User user) {
    Inquiry inquiry = new Inquiry(NAME, target, user);
    Optional<EventSocket> socket = inquiry.open(sockets, target.wsToken());
    // An open socket is closed in a moment, or has a message that is more than an error.
    socket.ifPresent(open -> inquiry.until(AT_ONCE, TokenCheck::tells));
    socket.ifPresent(EventSocket::close);
    Stream<String> refusals =
        inquiry
            .came(Entry.SocketRefused.class)
            .filter(it -> REFUSED.contains(it.status()))
            .map(it -> " refuses the upgrade with HTTP " + it.status());
    Stream<String> dismissals =
        inquiry
            .came(Entry.SocketClosed.class)
            .filter(it -> !it.bySuite() && DISMISSED.contains(it.code()))
            .map(it -> " closes the socket with " + it.code() + " " + it.reason());
    return Stream.concat(refusals, dismissals)
        .findFirst()
        .map(how -> SocketUrl.shown(target.wsUrl()) + how);
  }

  private static boolean tells(Entry entry) {
    return entry instanceof Entry.SocketClosed
        || entry instanceof Entry.Frame frame && frame.text().contains("connection_established");
  }

  private Optional<String> byExecute(User user) {
    String incomplete =
        JsonNodeFactory.instance.objectNode().put("type", "agent_execution").toString();
    Optional<Entry.HttpResponse> answer = execute(user, incomplete);
    if (answer.filter(it -> ABOUT_THE_BODY.contains(it.status())).isPresent()) {
      answer = execute(user, ofUnknownAgent(user));
      return answer.filter(it -> REFUSED.contains(it.status())).map(this::told);
    }
    return answer.filter(it -> it.status() == 401).map(this::told);
  }

  /** A request that is well formed in all, and that no backend can run (HTTP-4: 404). */
  private static String ofUnknownAgent(User user) {
    return new AgentRequest(
            "no-such-agent-" + UUID.randomUUID(),
            "This request only tries a token.",
            UUID.randomUUID().toString(),
            user.id(),
            Optional.empty(),
            OptionalInt.empty())
        .body()
        .toString();
  }

  private Optional<Entry.HttpResponse> execute(User user, String body) {
    Inquiry inquiry = new Inquiry(NAME, target, user);
    inquiry.execute(http, Optional.empty(), body, Optional.of(user.token()));
    return inquiry.came(Entry.HttpResponse.class).findFirst();
  }

  private String told(Entry.HttpResponse answer) {
    String body = OneLine.of(answer.body(), MOST);
    return target.executeUrl()
        + " answers HTTP "
        + answer.status()
        + (body.isEmpty() ? "" : ": " + body)
        + clockOf(answer).map(it -> "; " + it).orElse("");
  }

  /** A token's times are read by the target's clock. */
  private Optional<String> clockOf(Entry.HttpResponse answer) {
    return answer.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Date"))
        .flatMap(header -> header.getValue().stream())
        .flatMap(date -> secondsBehind(date).stream())
        .filter(seconds -> Math.abs(seconds) > target.limits().clockSkew().toSeconds() + 1)
        .findFirst()
        .map(
            seconds ->
                "its clock is "
                    + Math.abs(seconds)
                    + (seconds > 0 ? " s behind ours" : " s ahead of ours"));
  }

  private static Optional<Long> secondsBehind(String date) {
    try {
      Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      return Optional.of(Duration.between(there, Instant.now()).toSeconds());
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }
}
