package dev.goldenpath.net;

import dev.goldenpath.setting.Proxies.Proxy;
import dev.goldenpath.setting.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A host and port of the target, and the way there; made when it is first asked for. */
final class Origin {
  private static final int MOST_THREADS = 24;
  private static final ExecutorService EXECUTOR = workers();

  private final URI url;
  private final Duration limit;
  private final Optional<Proxy> proxy;
  private final Target target;
  private final Addresses.Resolver resolver;
  private @Nullable InetAddress address;
  private @Nullable HttpClient client;
  private @Nullable SSLContext tls;
  private final Clients clients = new Clients(this::made);
  private boolean keepsOpen;
  private boolean leavesOpen;

  /**
   * How a call goes.
   *
   * @param asksToClose whether its connection is to end with it
   * @param over to be run once, when it is over
   */
  record Route(HttpClient client, boolean asksToClose, Runnable over) {}

  /** So many and no more, however many calls are under way: none of its tasks waits. */
  private static ExecutorService workers() {
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            MOST_THREADS,
            MOST_THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Daemons.named("goldenpath-http"));
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  /**
   * @param url any URL there
   * @param target whose settings tell the way
   */
  Origin(URI url, Target target, Addresses.Resolver resolver) {
    this.url = url;
    this.limit = target.limits().connect();
    this.proxy = target.proxies().towards(url);
    this.target = target;
    this.resolver = resolver;
  }

  boolean isSecure() {
    return url.getScheme().matches("https|wss");
  }

  String host() {
    return url.getHost();
  }

  int port() {
    return url.getPort() > 0 ? url.getPort() : isSecure() ? 443 : 80;
  }

  Optional<Proxy> proxy() {
    return proxy;
  }

  /**
   * Return where to connect to, the target or its proxy; blocks for the connect limit at most.
   *
   * @throws UnknownHostException if its name is not known
   */
  InetSocketAddress address() throws UnknownHostException {
    String host = proxy.map(Proxy::host).orElse(host());
    int port = proxy.map(Proxy::port).orElse(port());
    return new InetSocketAddress(answering(host, port), port);
  }

  private synchronized InetAddress answering(String host, int port) throws UnknownHostException {
    InetAddress known = address;
    if (known == null) {
      known = Addresses.of(host, port, resolver).answering(limit);
      address = known;
    }
    return known;
  }

  /** Choose among the addresses anew, since the one that was chosen took no connection. */
  synchronized void forget() {
    address = null;
  }

  /** Whether anybody takes a connection there; blocks for the limit at most for each address. */
  boolean answers(Duration within) {
    try {
      return Addresses.of(host(), port(), resolver).anyAnswers(within);
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  /** The target's TLS, made when it is first needed. */
  synchronized SSLContext tls() {
    SSLContext made = tls;
    if (made == null) {
      made = Tls.context(target);
      tls = made;
    }
    return made;
  }

  /** The route of a call, with the client for all HTTP there unless each call needs its own. */
  synchronized Route route() throws UnknownHostException {
    if (leavesOpen && !keepsOpen) {
      HttpClient own = clients.take();
      return new Route(own, true, () -> clients.rest(own));
    }
    HttpClient made = client;
    if (made == null) {
      made = made();
      client = made;
    }
    return new Route(made, !keepsOpen, () -> {});
  }

  /** Connections are kept there though they were to be closed; those that are there are left. */
  synchronized void keepsOpen() {
    if (!keepsOpen) {
      keepsOpen = true;
      client = null;
    }
  }

  /** It is not said of connections there whether they are closed, which they were to be. */
  synchronized void leavesOpen() {
    leavesOpen = true;
  }

  private HttpClient made() throws UnknownHostException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // HTTP/2's upgrade header confuses some gateways.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limit)
            .executor(EXECUTOR)
            .proxy(proxy.isPresent() ? ProxySelector.of(address()) : HttpClient.Builder.NO_PROXY);
    // Both are asked for by the client in any case; plain HTTP must not load TLS for that.
    SSLParameters parameters = new SSLParameters();
    if (isSecure()) {
      parameters = tls().getDefaultSSLParameters();
      if (!isLiteral(host())) {
        parameters.setServerNames(List.of(new SNIHostName(host())));
      }
    }
    return builder.sslContext(isSecure() ? tls() : NoTls.CONTEXT).sslParameters(parameters).build();
  }

  /**
   * Turn a request into one that goes the way: to the address that answers, where that is not the
   * one that Java takes by itself, and with the proxy's credentials.
   */
  HttpRequest onTheWay(HttpRequest request) throws UnknownHostException {
    Optional<URI> elsewhere = elsewhere(request.uri());
    if (elsewhere.isEmpty() && proxy.flatMap(Proxy::credentials).isEmpty()) {
      return request;
    }
    HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
    elsewhere.ifPresent(it -> builder.uri(it).header("Host", authority()));
    credentials().ifPresent(it -> builder.header("Proxy-Authorization", it));
    return builder.build();
  }

  /** The Proxy-Authorization header for the proxy, where it has credentials. */
  Optional<String> credentials() {
    return proxy
        .flatMap(Proxy::credentials)
        .map(it -> Base64.getEncoder().encodeToString(it.getBytes(StandardCharsets.UTF_8)))
        .map(it -> "Basic " + it);
  }

  private Optional<URI> elsewhere(URI to) throws UnknownHostException {
    if (proxy.isPresent() || isLiteral(host())) {
      return Optional.empty();
    }
    InetAddress chosen = address().getAddress();
    if (chosen.equals(Addresses.of(host(), port(), resolver).first())) {
      return Optional.empty();
    }
    String literal = chosen.getHostAddress().replaceFirst("%.*", "");
    String host = literal.contains(":") ? "[" + literal + "]" : literal;
    String rest = to.toString().replaceFirst("^[a-z]+://[^/?#]*", "");
    return Optional.of(URI.create(to.getScheme() + "://" + host + ":" + port() + rest));
  }

  /** Say of a failure on the way by which proxy it went. */
  Throwable told(Throwable failure) {
    return proxy.<Throwable>map(it -> new ThroughProxy(it, failure)).orElse(failure);
  }

  /** What the Host header says. */
  String authority() {
    return url.getRawAuthority();
  }

  private static boolean isLiteral(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }
}
