package dev.goldenpath.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import dev.goldenpath.net.NoAnswer.Whose;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoAnswerTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused"), Whose.UNREACHABLE),
        Arguments.of(new UnknownHostException("t.test"), Whose.UNREACHABLE),
        Arguments.of(
            caused(new ConnectException(), new UnresolvedAddressException()), Whose.UNREACHABLE),
        Arguments.of(new NoRouteToHostException(), Whose.UNREACHABLE),
        Arguments.of(new HttpConnectTimeoutException("slow"), Whose.UNREACHABLE),
        Arguments.of(new HttpTimeoutException("slow"), Whose.TIMED_OUT),
        Arguments.of(new TimeoutException(), Whose.TIMED_OUT),
        Arguments.of(new EOFException(), Whose.CLOSED),
        Arguments.of(new SocketException("Connection reset"), Whose.CLOSED),
        Arguments.of(new ClosedChannelException(), Whose.CLOSED),
        Arguments.of(
            new IOException(
                "HTTP/1.1 header parser received no bytes", new IOException("Broken pipe")),
            Whose.CLOSED),
        Arguments.of(
            caused(
                new SSLHandshakeException("Remote host terminated the handshake"),
                new EOFException()),
            Whose.CLOSED),
        Arguments.of(new ProtocolException("Invalid status line"), Whose.MALFORMED),
        Arguments.of(new SSLHandshakeException("PKIX path building failed"), Whose.SETTINGS),
        Arguments.of(
            new SSLException("Received fatal alert: certificate_required"), Whose.SETTINGS),
        Arguments.of(new SSLException("Unsupported or unrecognized SSL message"), Whose.SETTINGS),
        Arguments.of(new ProxyRefused(407), Whose.SETTINGS),
        Arguments.of(new ProxyRefused(403), Whose.SETTINGS),
        Arguments.of(new ProxyRefused(502), Whose.UNREACHABLE),
        Arguments.of(new IOException("Tunnel failed, got: 407"), Whose.SETTINGS),
        Arguments.of(new IOException("Tunnel failed, got: 503"), Whose.UNREACHABLE),
        Arguments.of(new SocketException("Too many open files"), Whose.OURS),
        Arguments.of(new InternalError(new IOException("Too many open files")), Whose.OURS),
        Arguments.of(new BindException("Cannot assign requested address"), Whose.OURS),
        Arguments.of(new OutOfMemoryError("Java heap space"), Whose.OURS),
        Arguments.of(new NullPointerException("connection is null"), Whose.OURS),
        Arguments.of(new IllegalStateException("pool"), Whose.OURS));
  }

  private static Throwable caused(Exception failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }

  @FieldCase(
      kind = Kind.WAY_OUT,
      input =
          "refused, unknown host, no route; a certificate, a proxy; too few open files, a fault of"
              + " our own client",
      now =
          "unavailable; exit 2 with the setting to change; exit 2 with what this machine lacks:"
              + " only a missing or malformed answer breaks a clause")
  @ParameterizedTest
  @MethodSource("failures")
  void each_failure_is_sorted_by_whose_affair_it_is(Throwable failure, Whose whose) {
    assertThat(NoAnswer.of(failure).whose()).isEqualTo(whose);
    assertThat(NoAnswer.of(new CompletionException(new ExecutionException(failure))).whose())
        .isEqualTo(whose);
  }

  @Test
  void too_few_open_files_are_told_with_the_remedy() {
    assertThat(NoAnswer.of(new SocketException("Too many open files")).words())
        .isEqualTo(
            "this machine lets the suite open too few files (\"Too many open files\"); raise it by"
                + " ulimit -n, or run fewer scenarios at a time (--parallel)");
  }
}
