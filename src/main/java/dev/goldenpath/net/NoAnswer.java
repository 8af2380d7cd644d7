package dev.goldenpath.net;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.setting.SettingUnusable;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Why a call came to nothing, sorted by whose affair that is.
 *
 * @param words in a few words, such as {@code connection refused}, with what to do about it where
 *     that is known
 */
public record NoAnswer(Whose whose, String words) {

  /** Whose affair it is that there is no answer. */
  public enum Whose {
    /** The target's, which can't be reached: it is not there, or its name is not known. */
    UNREACHABLE,
    /** The target's: the limit passed. */
    TIMED_OUT,
    /** The target's: the connection ended before anything of an answer came. */
    CLOSED,
    /** The target's: what came is no answer of the protocol. */
    MALFORMED,
    /** The settings': a certificate, a proxy. */
    SETTINGS,
    /** The suite's own: its machine lacks something, or its client failed. */
    OURS
  }

  // What the JDK's client says of it where the cause is no more than a "Broken pipe".
  private static final String NOTHING_READ = "HTTP/1.1 header parser received no bytes";
  private static final String TUNNEL = "Tunnel failed, got: ";

  public NoAnswer {
    requireNonNull(whose, "whose");
    requireNonNull(words, "words");
  }

  /** Sort what a client threw. */
  public static NoAnswer of(Throwable failure) {
    Causes chain = new Causes(requireNonNull(failure, "failure"));
    NoAnswer sorted = sorted(chain);
    return chain
        .first(ThroughProxy.class)
        .map(proxied -> new NoAnswer(sorted.whose(), sorted.words() + proxied.words()))
        .orElse(sorted);
  }

  private static NoAnswer sorted(Causes chain) {
    return ours(chain)
        .or(() -> chain.first(SettingUnusable.class).map(NoAnswer::setting))
        .or(() -> proxy(chain))
        .or(() -> TlsTrouble.of(chain))
        .or(() -> unreachable(chain))
        .or(() -> silent(chain))
        .or(() -> closed(chain))
        .orElseGet(() -> other(chain));
  }

  /** What the whole process lacks; named before all else, since it comes in many wrappings. */
  private static Optional<NoAnswer> ours(Causes chain) {
    if (chain.says("Too many open files")) {
      return Optional.of(
          new NoAnswer(
              Whose.OURS,
              "this machine lets the suite open too few files (\"Too many open files\");"
                  + " raise it by ulimit -n, or run fewer scenarios at a time (--parallel)"));
    }
    if (chain.has(OutOfMemoryError.class)) {
      return Optional.of(
          new NoAnswer(Whose.OURS, "the suite has too little memory: " + chain.root()));
    }
    if (chain.has(BindException.class) || chain.says("Cannot assign requested address")) {
      return Optional.of(
          new NoAnswer(
              Whose.OURS, "this machine has no free port for a connection: " + chain.root()));
    }
    return Optional.empty();
  }

  private static NoAnswer setting(SettingUnusable unusable) {
    return new NoAnswer(Whose.SETTINGS, String.valueOf(unusable.getMessage()));
  }

  private static Optional<NoAnswer> proxy(Causes chain) {
    return chain
        .first(ProxyRefused.class)
        .map(ProxyRefused::status)
        .or(
            () ->
                chain
                    .saying(TUNNEL)
                    .map(text -> text.replaceFirst(".*" + TUNNEL + "(\\d*).*", "0$1"))
                    .map(Integer::parseInt))
        .map(ProxyRefused::meaning);
  }

  private static Optional<NoAnswer> unreachable(Causes chain) {
    if (chain.has(UnresolvedAddressException.class) || chain.has(UnknownHostException.class)) {
      return Optional.of(new NoAnswer(Whose.UNREACHABLE, "the host's name is not known"));
    }
    if (chain.has(HttpConnectTimeoutException.class)) {
      return Optional.of(new NoAnswer(Whose.UNREACHABLE, "no answer in time"));
    }
    if (chain.has(NoRouteToHostException.class) || chain.says("Network is unreachable")) {
      return Optional.of(new NoAnswer(Whose.UNREACHABLE, "no route to the host"));
    }
    return chain.has(ConnectException.class)
        ? Optional.of(new NoAnswer(Whose.UNREACHABLE, "connection refused"))
        : Optional.empty();
  }

  private static Optional<NoAnswer> silent(Causes chain) {
    boolean silent =
        chain.has(TimeoutException.class)
            || chain.has(HttpTimeoutException.class)
            || chain.has(SocketTimeoutException.class);
    return silent
        ? Optional.of(new NoAnswer(Whose.TIMED_OUT, "no answer in time"))
        : Optional.empty();
  }

  /**
   * A server may close a kept connection whenever it is idle (RFC 9112 §9.5), also in the moment in
   * which a request is sent on it.
   */
  private static Optional<NoAnswer> closed(Causes chain) {
    boolean closed =
        chain.has(SocketException.class) && !chain.has(ProtocolException.class)
            || chain.has(EOFException.class)
            || chain.has(ClosedChannelException.class)
            || chain.says(NOTHING_READ);
    return closed
        ? Optional.of(new NoAnswer(Whose.CLOSED, "the connection was closed before an answer came"))
        : Optional.empty();
  }

  /** An IOException tells of what came; anything else is a fault of the client. */
  private static NoAnswer other(Causes chain) {
    return chain.root() instanceof IOException broken
        ? new NoAnswer(Whose.MALFORMED, String.valueOf(broken.getMessage()))
        : new NoAnswer(Whose.OURS, "the suite's own client failed: " + chain.root());
  }
}
