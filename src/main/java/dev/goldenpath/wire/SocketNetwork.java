package dev.goldenpath.wire;

import dev.goldenpath.net.SocketWay;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.Queue;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.GrizzlyFuture;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.HttpClientFilter;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.nio.transport.TCPNIOConnectorHandler;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.ssl.SSLConnectionContext;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.grizzly.ssl.SSLFilter;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.jspecify.annotations.Nullable;

/**
 * The selectors that all sockets of this process share, and the filters of a connection.
 *
 * <p>The selectors' threads stamp and record what arrives, and do nothing else, so they need no
 * workers beside them.
 */
final class SocketNetwork {
  private static final int SELECTORS = 2;
  private static final TCPNIOTransport TRANSPORT = started();

  private SocketNetwork() {}

  private static TCPNIOTransport started() {
    TCPNIOTransport transport =
        TCPNIOTransportBuilder.newInstance()
            .setIOStrategy(SameThreadIOStrategy.getInstance())
            // With many short-lived clients, reuse leads to addresses that are taken already.
            .setReuseAddress(false)
            .setSelectorThreadPoolConfig(
                ThreadPoolConfig.defaultConfig()
                    .setPoolName("goldenpath-socket")
                    .setDaemon(true)
                    .setCorePoolSize(SELECTORS)
                    .setMaxPoolSize(SELECTORS))
            .build();
    transport.setSelectorRunnersCount(SELECTORS);
    try {
      transport.start();
    } catch (IOException unable) {
      throw new ExceptionInInitializerError(unable);
    }
    return transport;
  }

  static GrizzlyFuture<?> connect(SocketWay way, HandshakeFilter last) throws IOException {
    TCPNIOConnectorHandler connector =
        TCPNIOConnectorHandler.builder(TRANSPORT)
            .processor(chain(way, last, way.isSecure() && way.tunnel().isEmpty()))
            .build();
    return connector.connect(way.address());
  }

  /** Chain the filters of a connection, with TLS or without. */
  static FilterChain chain(SocketWay way, HandshakeFilter last, boolean secure) {
    FilterChainBuilder chain = FilterChainBuilder.stateless().add(new TransportFilter());
    if (secure) {
      chain.add(new Secured(way, last));
    }
    return chain.add(new BlankFilter(last)).add(new AnswerFilter(last)).add(last).build();
  }

  /** Ask a proxy for a tunnel (RFC 9110 §9.3.6). */
  static HttpContent tunnelRequest(SocketWay way) {
    String authority = way.tunnel().orElseThrow();
    HttpRequestPacket.Builder request =
        HttpRequestPacket.builder()
            .protocol(Protocol.HTTP_1_1)
            .method(Method.CONNECT)
            .uri(authority)
            .header("Host", authority);
    way.proxyHeaders().forEach(request::header);
    return HttpContent.builder(request.build()).build();
  }

  static HttpContent upgradeRequest(UpgradeRequest asked) {
    URI url = asked.getRequestURI();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    HttpRequestPacket.Builder request =
        HttpRequestPacket.builder()
            .protocol(Protocol.HTTP_1_1)
            .method(Method.GET)
            .uri(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    asked.getHeaders().forEach((name, values) -> request.header(name, String.join(", ", values)));
    return HttpContent.builder(request.build()).build();
  }

  /** What follows a value may be tabs (RFC 9110 §5.6.3), which the reader takes for its letters. */
  private static final class BlankFilter extends BaseFilter {
    private final HandshakeFilter handshake;

    BlankFilter(HandshakeFilter handshake) {
      this.handshake = handshake;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
      if (handshake.awaitsHead()) {
        blank(context.getMessage());
      }
      return context.getInvokeAction();
    }

    /** Put blanks for tabs at the ends of lines, up to the empty one. */
    private static void blank(Buffer head) {
      int line = head.position();
      for (int i = line; i < head.limit(); i++) {
        if (head.get(i) == '\r') {
          if (i == line) {
            return;
          }
          for (int j = i - 1; j > line && (head.get(j) == '\t' || head.get(j) == ' '); j--) {
            head.put(j, (byte) ' ');
          }
          line = i + 2;
        }
      }
    }
  }

  /** Reads HTTP, and knows which answers have no body whatever their headers say. */
  private static final class AnswerFilter extends HttpClientFilter {
    /** The reader's own, found by its name. */
    private static final Attribute<Queue<HttpRequestPacket>> REQUESTS =
        Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("HttpClientFilter.httpRequest");

    private final HandshakeFilter handshake;

    AnswerFilter(HandshakeFilter handshake) {
      this.handshake = handshake;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
      try {
        return super.handleRead(context);
      } catch (IllegalStateException unreadable) {
        handshake.unreadable(new ProtocolException("no HTTP answer: " + unreadable.getMessage()));
        throw unreadable;
      }
    }

    /** A refusal may offer an upgrade all the same (RFC 9110 §7.8), and its body has its end. */
    @Override
    protected void onIncomingUpgrade(FilterChainContext context, HttpHeader header) {
      if (((HttpResponsePacket) header).getStatus() == UpgradeAnswer.UPGRADED) {
        super.onIncomingUpgrade(context, header);
      }
    }

    @Override
    protected boolean onHttpHeaderParsed(
        HttpHeader header, Buffer buffer, FilterChainContext context) {
      boolean unreadable = super.onHttpHeaderParsed(header, buffer, context);
      HttpResponsePacket response = (HttpResponsePacket) header;
      boolean interim = HandshakeFilter.isInterim(response);
      if (interim || handshake.isTunnelling() && response.getStatus() / 100 == 2) {
        header.setExpectContent(false);
      }
      if (interim) {
        // The answer is still to come, and the reader wants to know whose it is.
        REQUESTS.get(context.getConnection()).offer(response.getRequest());
      } else {
        handshake.refusing(response);
      }
      return unreadable;
    }
  }

  /** TLS as the way to the target has it. */
  private static final class Secured extends SSLFilter {
    private static final SSLEngineConfigurator UNUSED = new SSLEngineConfigurator() {};

    private final SocketWay way;
    private final HandshakeFilter handshake;

    Secured(SocketWay way, HandshakeFilter handshake) {
      super(UNUSED, UNUSED);
      this.way = way;
      this.handshake = handshake;
    }

    /** An alert may come after the handshake, where a certificate is asked for in vain. */
    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
      try {
        return super.handleRead(context);
      } catch (IOException alert) {
        handshake.fail(alert);
        throw alert;
      }
    }

    /** What comes together with the target's end of TLS, as a close does, is dropped otherwise. */
    @Override
    protected NextAction unwrapAll(FilterChainContext context, SSLConnectionContext tls)
        throws SSLException {
      Buffer sealed = context.getMessage();
      NextAction next = super.unwrapAll(context, tls);
      Buffer read = context.getMessage();
      return tls.getSslEngine().isInboundDone() && read != sealed && read.hasRemaining()
          ? context.getInvokeAction()
          : next;
    }

    /**
     * Once the target has ended it, there is nothing to agree on: what came before its end is read
     * first, where an answer to the end, if it can't be sent, would lose it.
     */
    @Override
    protected @Nullable Buffer doHandshakeSync(
        SSLConnectionContext tls,
        FilterChainContext context,
        @Nullable Buffer input,
        long timeoutMillis)
        throws IOException {
      if (!tls.getSslEngine().isInboundDone()) {
        return super.doHandshakeSync(tls, context, input, timeoutMillis);
      }
      context.addCompletionListener(read -> read.getConnection().closeSilently());
      return null;
    }

    @Override
    protected SSLEngine createClientSSLEngine(
        SSLConnectionContext context, SSLEngineConfigurator configurator) {
      return way.engine();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Grizzly has it
    protected void notifyHandshakeFailed(Connection connection, Throwable failure) {
      super.notifyHandshakeFailed(connection, failure);
      handshake.fail(failure);
    }
  }
}
