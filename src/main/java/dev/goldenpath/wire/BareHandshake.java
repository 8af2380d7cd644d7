package dev.goldenpath.wire;

import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.Tls;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Ask for an upgrade that should be refused, and record all that comes back.
 *
 * <p>A WebSocket client hides the status, headers and body of a refusal, or fails on an answer that
 * breaks the protocol; here these are what is to be judged. Reads frames until a close, a message
 * other than {@code error}, or the connect limit.
 */
public final class BareHandshake {
  private static final int LARGEST_BODY = 64 * 1024;
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Target target;

  public BareHandshake(Target target) {
    this.target = Objects.requireNonNull(target, "target");
  }

  /** Try to open a socket and record how that went. Blocks up to the connect limit. */
  public void attempt(Dial dial, Transcript transcript) {
    transcript.append(dial::opening);
    LimitedInput.Limit limit = new LimitedInput.Limit(target.limits().connect());
    try (Socket socket = connect(limit)) {
      send(socket.getOutputStream(), dial);
      LimitedInput input = new LimitedInput(socket, limit);
      read(input, dial, transcript);
    } catch (SocketTimeoutException silence) {
      // The judge's own clock decides about silence; nothing more is listened for.
      transcript.append(
          at ->
              new Entry.SocketFailed(
                  at,
                  dial.socket(),
                  Entry.Failure.TIMED_OUT,
                  "silence for " + target.limits().connect().toMillis() + " ms"));
    } catch (ConnectException | UnknownHostException nobody) {
      failed(dial, Entry.Failure.UNREACHABLE, nobody, transcript);
    } catch (IOException broken) {
      failed(dial, Entry.Failure.BROKEN, broken, transcript);
    }
  }

  /**
   * Ask once more, and return whether the connection is ended in place of an answer.
   *
   * <p>Blocks up to a second; records nothing, since it shows what the first attempt met.
   */
  boolean hangsUp(Dial dial) {
    LimitedInput.Limit limit = new LimitedInput.Limit(A_SECOND);
    try (Socket socket = connect(limit)) {
      send(socket.getOutputStream(), dial);
      new LimitedInput(socket, limit).octet();
      return false;
    } catch (SocketTimeoutException | ConnectException | UnknownHostException noEnd) {
      return false;
    } catch (IOException ended) {
      return true;
    }
  }

  private static void failed(
      Dial dial, Entry.Failure failure, IOException cause, Transcript transcript) {
    String reason = cause.getMessage() == null ? "the connection ended" : cause.getMessage();
    transcript.append(at -> new Entry.SocketFailed(at, dial.socket(), failure, reason));
  }

  private Socket connect(LimitedInput.Limit limit) throws IOException {
    URI url = target.wsUrl();
    boolean secure = url.getScheme().equals("wss");
    int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
    Socket plain = new Socket();
    plain.connect(new InetSocketAddress(url.getHost(), port), limit.leftMillis());
    if (!secure) {
      return plain;
    }
    SSLSocketFactory factory =
        target.insecureTls()
            ? Tls.trustingAll().getSocketFactory()
            : (SSLSocketFactory) SSLSocketFactory.getDefault();
    plain.setSoTimeout(limit.leftMillis());
    SSLSocket tls = (SSLSocket) factory.createSocket(plain, url.getHost(), port, true);
    if (!target.insecureTls()) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
    }
    tls.startHandshake();
    return tls;
  }

  private void send(OutputStream out, Dial dial) throws IOException {
    URI url = target.socketUrl(dial.threadId());
    byte[] key = new byte[16];
    RANDOM.nextBytes(key);
    StringBuilder request = new StringBuilder();
    request.append("GET ").append(url.getRawPath()).append('?').append(url.getRawQuery());
    request.append(" HTTP/1.1\r\nHost: ").append(url.getHost());
    if (url.getPort() > 0) {
      request.append(':').append(url.getPort());
    }
    request.append(
        "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
    header(request, "Sec-WebSocket-Key", Base64.getEncoder().encodeToString(key));
    target.headers().forEach((name, value) -> header(request, name, value));
    dial.authorization().ifPresent(value -> header(request, "Authorization", value));
    if (!dial.subprotocols().isEmpty()) {
      header(request, "Sec-WebSocket-Protocol", String.join(", ", dial.subprotocols()));
    }
    request.append("\r\n");
    out.write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void header(StringBuilder request, String name, String value) {
    request.append(name).append(": ").append(value).append("\r\n");
  }

  private static void read(LimitedInput input, Dial dial, Transcript transcript)
      throws IOException {
    String statusLine = input.line();
    String[] parts = statusLine.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("\\d{3}")) {
      throw new IOException("no HTTP answer: " + statusLine);
    }
    int status = Integer.parseInt(parts[1]);
    Map<String, List<String>> headers = headers(input);
    if (status != 101) {
      String body = input.body(headers, LARGEST_BODY);
      transcript.append(at -> new Entry.SocketRefused(at, dial.socket(), status, headers, body));
      return;
    }
    List<String> selected = headers.getOrDefault("Sec-WebSocket-Protocol", List.of());
    transcript.append(at -> new Entry.SocketOpened(at, dial.socket(), headers, selected));
    Message message = new Message();
    boolean more = true;
    while (more) {
      more = frame(input, message, dial, transcript);
    }
  }

  private static Map<String, List<String>> headers(LimitedInput input) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = input.line(); !line.isEmpty(); line = input.line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  /** Read one frame (RFC 6455 §5.2); return whether to read on. */
  private static boolean frame(
      LimitedInput input, Message message, Dial dial, Transcript transcript) throws IOException {
    int first;
    try {
      first = input.octet();
    } catch (EOFException ended) {
      transcript.append(at -> new Entry.SocketClosed(at, dial.socket(), 1006, "", false));
      return false;
    }
    int length = input.octet() & 0x7f;
    long size = length < 126 ? length : input.number(length == 126 ? 2 : 8);
    if (size + message.size() > SocketEndpoint.BUFFER) {
      throw new IOException("a frame of " + size + " bytes");
    }
    byte[] payload = input.octets((int) size);
    int opcode = first & 0x0f;
    if (opcode == 8) {
      int code = payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
      String reason =
          payload.length <= 2
              ? ""
              : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
      transcript.append(at -> new Entry.SocketClosed(at, dial.socket(), code, reason, false));
      return false;
    }
    if (opcode > 8) {
      return true;
    }
    message.add(opcode, payload);
    if ((first & 0x80) != 0) {
      Message whole = message.take();
      transcript.append(
          at -> new Entry.Frame(at, dial.socket(), whole.text(), whole.size(), whole.isBinary()));
    }
    return true;
  }

  /** A message as far as its fragments have come (RFC 6455 §5.4). */
  private static final class Message {
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private boolean binary;

    void add(int opcode, byte[] fragment) {
      // A fragment after the first has opcode 0.
      binary |= opcode == 2;
      payload.writeBytes(fragment);
    }

    /** Return what there is, and begin anew. */
    Message take() {
      Message whole = new Message();
      whole.add(binary ? 2 : 1, payload.toByteArray());
      payload.reset();
      binary = false;
      return whole;
    }

    boolean isBinary() {
      return binary;
    }

    int size() {
      return payload.size();
    }

    String text() {
      return payload.toString(StandardCharsets.UTF_8);
    }
  }
}
