package dev.goldenpath.net;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one way to a target: health, login, execute and sockets go by it, and so meet the same
 * addresses, proxies and TLS.
 *
 * <p>Every call has a connection of its own, which ends with the answer. So there are never more
 * connections than calls under way, none lies idle, and no call is lost because a server closes a
 * kept connection in the moment in which the call is sent: a call that is judged must not be sent
 * twice. Beside the other costs of a call, a connection's are small (a tenth of its processor
 * time). A server that says in its answer that it keeps a connection though it was asked to close
 * it may take nothing more on it (Node.js does not): it is not asked again. With one that says
 * neither, each call under way has a client of its own, see {@link Clients}.
 *
 * <p>Safe for any number of threads.
 */
public final class Transport {
  static {
    // Read once, when the JDK's client is loaded.
    preset("jdk.httpclient.allowRestrictedHeaders", "connection,host");
    preset("jdk.httpclient.keepalive.timeout", "1");
    // Else the proxy's credentials are held back from a tunnel without a word.
    preset("jdk.http.auth.tunneling.disabledSchemes", "");
    preset("jdk.http.auth.proxying.disabledSchemes", "");
  }

  private static final boolean MAY_ASK_TO_CLOSE = mayAskToClose();

  private final Target target;
  private final Addresses.Resolver resolver;
  private final Map<String, Origin> origins = new ConcurrentHashMap<>();

  public Transport(Target target) {
    this(target, InetAddress::getAllByName);
  }

  Transport(Target target, Addresses.Resolver resolver) {
    this.target = requireNonNull(target, "target");
    this.resolver = resolver;
  }

  private static void preset(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Not where somebody else in this process loaded the JDK's client before. */
  private static boolean mayAskToClose() {
    try {
      HttpRequest.newBuilder().header("Connection", "close");
      return true;
    } catch (IllegalArgumentException restricted) {
      return false;
    }
  }

  public Target target() {
    return target;
  }

  /** Begin a request that carries the target's headers and wants JSON. */
  public HttpRequest.Builder request(URI url) {
    HttpRequest.Builder request = HttpRequest.newBuilder(requireNonNull(url, "url"));
    target.headers().forEach(request::header);
    return request.header("Accept", "application/json");
  }

  /**
   * Send a request once; return at once, but for a host with several addresses, which are tried.
   *
   * @return the answer, with its body whole; cancelling it ends the connection. Why it fails is
   *     told by {@link NoAnswer#of}
   */
  public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
    return answered(request, Bodies::whole);
  }

  /**
   * Send a request once, as the other.
   *
   * @param streams takes the body of an answer as it arrives, where it is a stream; else it is read
   *     whole. The answer is there when its head is, its body empty
   */
  public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, BodyStreams streams) {
    return answered(request, over -> Bodies.orStreamed(streams, over));
  }

  private CompletableFuture<HttpResponse<byte[]>> answered(
      HttpRequest request, Function<Runnable, HttpResponse.BodyHandler<byte[]>> body) {
    Origin origin = origin(request.uri());
    CompletableFuture<HttpResponse<byte[]>> answer = new CompletableFuture<>();
    try {
      Origin.Route route = origin.route();
      HttpRequest sent = origin.onTheWay(route.asksToClose() ? closing(request) : request);
      CompletableFuture<HttpResponse<byte[]>> call =
          route.client().sendAsync(sent, body.apply(route.over()));
      answer.whenComplete((response, failure) -> call.cancel(true));
      call.whenComplete((response, failure) -> settle(answer, origin, response, failure));
    } catch (IOException | RuntimeException | Error thrown) {
      answer.completeExceptionally(thrown);
    }
    return answer;
  }

  private static HttpRequest closing(HttpRequest request) {
    return MAY_ASK_TO_CLOSE
        ? HttpRequest.newBuilder(request, (name, value) -> true)
            .setHeader("Connection", "close")
            .build()
        : request;
  }

  private void settle(
      CompletableFuture<HttpResponse<byte[]>> answer,
      Origin origin,
      @Nullable HttpResponse<byte[]> response,
      @Nullable Throwable failure) {
    if (response == null) {
      Throwable lost = requireNonNull(failure, "failure");
      Uncaught.tell(lost);
      if (new Causes(lost).has(ConnectException.class)) {
        origin.forget();
      }
      answer.completeExceptionally(origin.told(lost));
      return;
    }
    if (isSaid(response.headers(), "keep-alive")) {
      origin.keepsOpen();
    } else if (!isSaid(response.headers(), "close")) {
      origin.leavesOpen();
    }
    if (origin.proxy().isPresent() && response.statusCode() == ProxyRefused.WANTS_CREDENTIALS) {
      answer.completeExceptionally(origin.told(new ProxyRefused(response.statusCode())));
    } else {
      answer.complete(response);
    }
  }

  private static boolean isSaid(HttpHeaders head, String word) {
    return head.firstValue("Connection").filter(word::equalsIgnoreCase).isPresent();
  }

  public SocketWay socketWay(URI url) {
    return new SocketWay(origin(url));
  }

  private Origin origin(URI url) {
    String scheme = url.getScheme().replaceFirst("^ws", "http");
    return origins.computeIfAbsent(
        scheme + "://" + url.getRawAuthority(), key -> new Origin(url, target, resolver));
  }

  /**
   * Look whether the target is not there any more, or whether its proxy can't reach it; blocks for
   * the limit at most.
   */
  public boolean isGone(Duration limit) {
    Origin origin = origin(target.baseUrl());
    return origin.proxy().isPresent() ? isGoneBehindProxy(limit) : !origin.answers(limit);
  }

  private boolean isGoneBehindProxy(Duration limit) {
    CompletableFuture<HttpResponse<byte[]>> look =
        send(request(target.healthUrl().orElse(target.baseUrl())).GET().build());
    try {
      int status = look.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      return status == 502 || status == 503 || status == 504;
    } catch (ExecutionException failed) {
      return NoAnswer.of(failed).whose() == NoAnswer.Whose.UNREACHABLE;
    } catch (TimeoutException silent) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      look.cancel(true);
    }
  }
}
