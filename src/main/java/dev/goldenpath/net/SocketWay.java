package dev.goldenpath.net;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** How a WebSocket's connection is made: where to, by which proxy, under which TLS. */
public final class SocketWay {
  private final Origin origin;

  SocketWay(Origin origin) {
    this.origin = requireNonNull(origin, "origin");
  }

  /**
   * Return where to connect to, the target or its proxy; blocks for the connect limit at most.
   *
   * @throws UnknownHostException if its name is not known
   */
  public InetSocketAddress address() throws UnknownHostException {
    return origin.address();
  }

  /** Choose among several addresses anew, since this one took no connection. */
  public void forgetAddress() {
    origin.forget();
  }

  /** Where a proxy is to open a tunnel to, as host and port; empty where there is none. */
  public Optional<String> tunnel() {
    return origin.proxy().map(proxy -> origin.host() + ":" + origin.port());
  }

  /** The headers by which the proxy is asked. */
  public Map<String, String> proxyHeaders() {
    return origin.credentials().map(it -> Map.of("Proxy-Authorization", it)).orElse(Map.of());
  }

  public boolean isSecure() {
    return origin.isSecure();
  }

  /** Make one end of TLS that checks the target's name, unless it is to trust any. */
  public SSLEngine engine() {
    String host = origin.host().replaceAll("[\\[\\]]", "");
    SSLEngine engine = origin.tls().createSSLEngine(host, origin.port());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  /** Say of a failure on this way by which proxy it went. */
  public Throwable told(Throwable failure) {
    return origin.told(failure);
  }
}
