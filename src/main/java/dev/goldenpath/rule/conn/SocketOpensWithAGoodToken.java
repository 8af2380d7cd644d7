package dev.goldenpath.rule.conn;

import static dev.goldenpath.rule.conn.SocketMoments.FRAME;
import static dev.goldenpath.rule.conn.SocketMoments.OPENED;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Headers;
import dev.goldenpath.wire.Welcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * CONN-1: a WebSocket opens with a good token, within the connect limit; where subprotocols carry
 * it, {@code jwt-auth} is selected, and where none were offered, none is; nor is an extension,
 * since the suite offers none (RFC 6455 §4.1: a client must fail such a connection, and browsers
 * do).
 *
 * <p>Keeps it: offered jwt-auth and jwt.ey…, selected jwt-auth. Breaks it: 401 for a good token; or
 * no answer; or nothing selected; or the subprotocol with the token selected; or
 * permessage-deflate, unasked.
 */
public final class SocketOpensWithAGoodToken {
  private static final List<String> SELECTED = List.of("jwt-auth");

  public static final Rule RULE =
      onSocket(
          Clause.CONN_1,
          (socket, timeline) ->
              socket.opening().expectation() == Welcome.OPEN
                  ? opens(socket, timeline)
                  : nothingWanted());

  private SocketOpensWithAGoodToken() {}

  private static Pattern opens(Socket socket, Timeline timeline) {
    return all(
        every(OPENED).must(opened -> selectsWhatWasOffered(opened, socket)),
        every(OPENED).must(SocketOpensWithAGoodToken::selectsNoExtension),
        every(Element.moments(SocketMoments.NOT_OPENED))
            .must(
                SocketMoments.unlessStalled(
                    moment -> notOpen(SocketMoments.seen(moment), socket, timeline), socket)),
        every(SocketMoments.CLOSED_AS_REFUSED)
            .must(closed -> notOpen(SocketMoments.atOnce(closed), socket, timeline))
            .until(FRAME));
  }

  private static Optional<Mismatch> notOpen(String seen, Socket socket, Timeline timeline) {
    return Mismatch.of(
        "101 and an open socket for "
            + socket.user()
            + "'s good token, sent as "
            + socket.opening().transport().name().toLowerCase(Locale.ROOT)
            + ", within "
            + Wording.seconds(timeline.facts().limits().connect()),
        seen,
        "look how the upgrade reads the token, what it waits for, and at ws-url and ws-token of"
            + " the target");
  }

  private static Optional<Mismatch> selectsWhatWasOffered(
      Entry.SocketOpened opened, Socket socket) {
    List<String> wanted = socket.opening().offered().isEmpty() ? List.of() : SELECTED;
    List<String> selected = opened.subprotocols();
    return selected.equals(wanted)
        ? Mismatch.none()
        : Mismatch.of(
            wanted.isEmpty()
                ? "no subprotocol selected, as none was offered"
                : "subprotocol jwt-auth selected (RFC 6455 §4.2.2: one that was offered)",
            selected.isEmpty() ? "none selected" : "selected: " + String.join(", ", selected),
            "look how the upgrade answers Sec-WebSocket-Protocol");
  }

  private static Optional<Mismatch> selectsNoExtension(Entry.SocketOpened opened) {
    List<String> selected =
        Headers.values(opened.headers(), "Sec-WebSocket-Extensions").stream()
            .filter(value -> !value.isBlank())
            .toList();
    return selected.isEmpty()
        ? Mismatch.none()
        : Mismatch.of(
            "no extension selected, as none was offered (RFC 6455 §4.1)",
            "selected: " + String.join(", ", selected),
            "look what answers Sec-WebSocket-Extensions, the backend or a gateway before it");
  }
}
