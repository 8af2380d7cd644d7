package dev.goldenpath.wire;

import dev.goldenpath.setting.TokenTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that happened on the wire, as recorded: frames and their siblings on one line of time.
 *
 * <p>Everything a rule may judge is an entry, a close and a failure too, so that a transcript alone
 * is enough to reach the same verdict again.
 */
public sealed interface Entry {

  Stamp at();

  /** Return in a few words what happened, for a line of a timeline. */
  String summary();

  private static boolean isOverloaded(int status) {
    return status == 429 || status == 503;
  }

  private static boolean notNow(int status, Map<String, List<String>> headers) {
    return isOverloaded(status)
        && Headers.values(headers, "Retry-After").stream().anyMatch(wait -> !wait.isBlank());
  }

  /** Entries of one socket. */
  sealed interface OfSocket extends Entry {
    /** Return the socket's name in this scenario, such as {@code ada-1}. */
    String socket();
  }

  /** Entries of one HTTP call. */
  sealed interface OfCall extends Entry {
    /** Return the call's name in this scenario, such as {@code execute-2}. */
    String call();
  }

  /**
   * A socket is about to be opened.
   *
   * @param userId the id of the token's subject; empty where no good token is shown
   * @param expectation what the handshake must lead to
   */
  record SocketOpening(
      Stamp at,
      String socket,
      String user,
      String userId,
      String threadId,
      TokenTransport transport,
      List<String> offered,
      Welcome expectation,
      String because)
      implements OfSocket {
    public SocketOpening {
      offered = List.copyOf(offered);
    }

    @Override
    public String summary() {
      return "socket " + socket + " asks to be opened" + (because.isEmpty() ? "" : ", " + because);
    }
  }

  /** The handshake was answered with 101. */
  record SocketOpened(
      Stamp at, String socket, Map<String, List<String>> headers, List<String> subprotocols)
      implements OfSocket {
    private static final List<String> OF_STREAMS = List.of("text/event-stream");

    /** Listen to a stream by which a request will be answered: nothing is shaken hands on. */
    public static SocketOpened ofStream(Stamp at, String socket) {
      return new SocketOpened(at, socket, Map.of(), OF_STREAMS);
    }

    public SocketOpened {
      headers = Map.copyOf(headers);
      subprotocols = List.copyOf(subprotocols);
    }

    @Override
    public String summary() {
      return subprotocols.equals(OF_STREAMS)
          ? socket + " listens to what answers its request"
          : "101 socket " + socket + " is open";
    }
  }

  /** The handshake was answered with another status. */
  record SocketRefused(
      Stamp at, String socket, int status, Map<String, List<String>> headers, String body)
      implements OfSocket {
    public SocketRefused {
      headers = Map.copyOf(headers);
    }

    /** Return whether the backend says "not now": it is over a limit, or can't serve (HTTP-4). */
    public boolean isNotNow() {
      return notNow(status, headers);
    }

    /** Return whether it says so, but perhaps not till when. */
    public boolean isOverloaded() {
      return Entry.isOverloaded(status);
    }

    @Override
    public String summary() {
      return status + " socket " + socket + " is refused";
    }
  }

  /** The handshake led to no answer: refused connection, reset, or silence up to the limit. */
  record SocketFailed(Stamp at, String socket, Failure failure, String reason) implements OfSocket {
    @Override
    public String summary() {
      return "socket " + socket + " could not be opened: " + reason;
    }

    /** Return whether the connection ended before anything of an answer came. */
    public boolean isClosed() {
      return failure == Failure.CLOSED;
    }
  }

  /** A message from the backend, whether or not it can be read as an event. */
  record Frame(Stamp at, String socket, String text, int bytes, boolean binary)
      implements OfSocket {
    @Override
    public String summary() {
      return (binary ? "binary frame, " : "frame, ") + bytes + " bytes";
    }

    /** Return a frame such as a part of this one should have been. */
    public Frame part(String itsText) {
      int size = itsText.getBytes(StandardCharsets.UTF_8).length;
      return new Frame(at, socket, itsText, size, binary);
    }
  }

  /** A message from the suite to the backend. */
  record Sent(Stamp at, String socket, String text, boolean readable) implements OfSocket {
    @Override
    public String summary() {
      return "the suite sends " + (readable ? text : "a message that can't be read: " + text);
    }
  }

  /** A WebSocket ping from the suite. */
  record PingSent(Stamp at, String socket, String payload) implements OfSocket {
    @Override
    public String summary() {
      return "the suite sends a WebSocket ping";
    }
  }

  /** A WebSocket pong from the backend. */
  record PongReceived(Stamp at, String socket, String payload) implements OfSocket {
    @Override
    public String summary() {
      return "WebSocket pong";
    }
  }

  /**
   * The socket's end.
   *
   * @param code RFC 6455 §7.4; 1006 where no close frame came
   * @param bySuite whether the suite had asked for it
   */
  record SocketClosed(Stamp at, String socket, int code, String reason, boolean bySuite)
      implements OfSocket {
    @Override
    public String summary() {
      return "socket " + socket + " closed with " + code + (reason.isEmpty() ? "" : " " + reason);
    }
  }

  /**
   * A request is about to be sent.
   *
   * @param comparison the earlier request that it is held against, where there is one
   */
  record HttpRequest(
      Stamp at,
      String call,
      CallKind kind,
      String user,
      String userId,
      Optional<AgentRequest> request,
      Expectation expectation,
      String body,
      String traceparent,
      Optional<Comparison> comparison)
      implements OfCall {

    /** Return the id of the trace that it begins, if it was sent with one. */
    public Optional<String> traceId() {
      return Optional.of(traceparent).filter(it -> it.length() > 35).map(it -> it.substring(3, 35));
    }

    /** Return the id by which the suite itself names the run, where the target lets it. */
    public String runId() {
      return runId(traceparent);
    }

    /** Return the socket as which the stream of its run's events is recorded, if it has one. */
    public String stream() {
      return stream(user, call);
    }

    public static String stream(String user, String call) {
      return user.toLowerCase(Locale.ROOT) + call.replaceFirst("^[^-]*", "");
    }

    /** It is that of the trace, so that the one leads to the other, written as a UUID. */
    public static String runId(String traceparent) {
      return traceparent.replaceFirst("^..-(.{8})(.{4})(.{4})(.{4})(.{12})-.*$", "$1-$2-$3-$4-$5");
    }

    @Override
    public String summary() {
      return kind.label() + expectation.because().map(why -> " " + why).orElse("");
    }
  }

  /** A response has been read whole. */
  record HttpResponse(
      Stamp at, String call, int status, Map<String, List<String>> headers, String body)
      implements OfCall {
    public HttpResponse {
      headers = Map.copyOf(headers);
    }

    private static final Map<String, List<String>> ON_SOCKET = Map.of(":over", List.of("socket"));

    /** Answer a request that was a message on a socket; the status says what became of it. */
    static HttpResponse onSocket(Stamp at, String call, boolean accepted, String body) {
      return new HttpResponse(at, call, accepted ? 202 : 400, ON_SOCKET, body);
    }

    /** Return whether the backend says "not now": it is over a limit, or can't serve (HTTP-4). */
    public boolean isNotNow() {
      return notNow(status, headers);
    }

    /** Return whether it says so, but perhaps not till when. */
    public boolean isOverloaded() {
      return Entry.isOverloaded(status);
    }

    @Override
    public String summary() {
      return headers.equals(ON_SOCKET)
          ? call + (status / 100 == 2 ? " is accepted" : " is refused") + " on the socket"
          : "HTTP " + status + " for " + call;
    }
  }

  /** No response came. */
  record HttpFailed(Stamp at, String call, Failure failure, String reason) implements OfCall {
    @Override
    public String summary() {
      return call + " got no response: " + reason;
    }

    /** Return whether the connection ended before anything of an answer came. */
    public boolean isClosed() {
      return failure == Failure.CLOSED;
    }
  }

  /** The suite itself stood still; what that may explain is not held against the target. */
  record Stalled(Stamp at, Duration length) implements Entry {
    /** The longest stall that may go unnoticed, and that a measured interval must be granted. */
    public static final Duration UNNOTICED = Duration.ofMillis(40);

    @Override
    public String summary() {
      return "the suite itself stood still for " + length.toMillis() + " ms";
    }
  }
}
