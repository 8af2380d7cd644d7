package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Plain HTTP to a target, before and beside the calls that are judged. */
public final class HttpDoor {
  // What the client says of it where the cause is no more than a "Broken pipe".
  private static final String NOTHING_READ = "HTTP/1.1 header parser received no bytes";

  private HttpDoor() {}

  /** Make a client that follows no redirect and knows the target's TLS setting. */
  public static HttpClient client(Target target, Duration connectLimit) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            // HTTP/2's upgrade header confuses some gateways.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectLimit);
    if (target.insecureTls()) {
      client.sslContext(Tls.trustingAll());
    }
    return client.build();
  }

  /** Begin a request that carries the target's headers. */
  public static HttpRequest.Builder request(Target target, URI url) {
    HttpRequest.Builder request = HttpRequest.newBuilder(requireNonNull(url, "url"));
    target.headers().forEach(request::header);
    return request.header("Accept", "application/json");
  }

  /**
   * Tell in a few words why no answer came, if that is what happened.
   *
   * @return for example {@code connection refused}; empty where something answered that is no HTTP
   */
  public static Optional<String> whyNoAnswer(Throwable failure) {
    Throwable cause = unwrap(failure);
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      return Optional.of("no answer in time");
    }
    if (hasCause(cause, UnresolvedAddressException.class)
        || hasCause(cause, UnknownHostException.class)) {
      return Optional.of("the host's name is not known");
    }
    if (hasCause(cause, SSLException.class)) {
      return Optional.of("TLS failed: " + deepest(cause).getMessage());
    }
    if (cause instanceof NoRouteToHostException) {
      return Optional.of("no route to the host");
    }
    if (cause instanceof ConnectException) {
      return Optional.of("connection refused");
    }
    if (wasClosedUnanswered(cause)) {
      return Optional.of("the connection was closed before an answer came");
    }
    return Optional.empty();
  }

  /**
   * Tell whether the connection ended before anything of an answer came.
   *
   * <p>A server may close a kept connection whenever it is idle (RFC 9112 §9.5), also in the moment
   * in which a request is sent on it.
   */
  public static boolean wasClosedUnanswered(Throwable failure) {
    Throwable cause = unwrap(failure);
    return !(cause instanceof ConnectException)
        && (hasCause(cause, SocketException.class)
            || hasCause(cause, EOFException.class)
            || hasCause(cause, ClosedChannelException.class)
            || NOTHING_READ.equals(cause.getMessage()));
  }

  /** Whether trying again could help: not where TLS itself is at odds. */
  static boolean isWorthAnotherTry(Throwable failure) {
    return !hasCause(unwrap(failure), SSLException.class);
  }

  /** The failure itself, out of the wrappings of futures. */
  public static Throwable unwrap(Throwable failure) {
    Throwable it = requireNonNull(failure, "failure");
    while (it.getCause() != null
        && (it instanceof CompletionException || it instanceof ExecutionException)) {
      it = it.getCause();
    }
    return it;
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      if (kind.isInstance(it)) {
        return true;
      }
    }
    return false;
  }

  private static Throwable deepest(Throwable failure) {
    Throwable it = failure;
    while (it.getCause() != null) {
      it = it.getCause();
    }
    return it;
  }
}
