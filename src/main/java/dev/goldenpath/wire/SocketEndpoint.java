package dev.goldenpath.wire;

import dev.goldenpath.net.Uncaught;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stamp and record what a socket receives; do nothing else on its threads. */
final class SocketEndpoint extends Endpoint {
  /** More than CONN-5 allows, so that a message that is too large is seen and judged. */
  static final int BUFFER = 8 * 1024 * 1024;

  /** How Tyrus closes a socket whose message does not fit into our buffer. */
  private static final Map<Integer, String> OVERFLOWS =
      Map.of(
          CloseReason.CloseCodes.UNEXPECTED_CONDITION.getCode(),
          "Buffer overflow.",
          CloseReason.CloseCodes.TOO_BIG.getCode(),
          "Too big.");

  private final String name;
  private final Transcript transcript;
  private final AtomicBoolean closing;
  private final Runnable opened;

  /**
   * @param opened called when the socket is open, before anything is received on it
   */
  SocketEndpoint(String name, Transcript transcript, AtomicBoolean closing, Runnable opened) {
    this.name = name;
    this.transcript = transcript;
    this.closing = closing;
    this.opened = opened;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    opened.run();
    session.setMaxTextMessageBufferSize(BUFFER);
    session.setMaxBinaryMessageBufferSize(BUFFER);
    session.addMessageHandler(String.class, new Texts());
    session.addMessageHandler(ByteBuffer.class, new Binaries());
    session.addMessageHandler(PongMessage.class, new Pongs());
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    String phrase = reason.getReasonPhrase() == null ? "" : reason.getReasonPhrase();
    int code = reason.getCloseCode().getCode();
    boolean overflown = phrase.equals(OVERFLOWS.get(code));
    if (overflown) {
      // It is the message that is too large (CONN-5), and our client that has closed for it.
      transcript.append(at -> new Entry.Frame(at, name, "", BUFFER + 1, false));
    }
    transcript.append(
        at -> new Entry.SocketClosed(at, name, code, phrase, overflown || closing.get()));
  }

  /** A failure of the socket's is followed by onClose, which records it; one of Java's is not. */
  @Override
  public void onError(Session session, Throwable failure) {
    Uncaught.tell(failure);
  }

  private final class Texts implements MessageHandler.Whole<String> {
    @Override
    public void onMessage(String text) {
      int bytes = utf8Length(text);
      transcript.append(at -> new Entry.Frame(at, name, text, bytes, false));
    }
  }

  private final class Binaries implements MessageHandler.Whole<ByteBuffer> {
    @Override
    public void onMessage(ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      String text = read(copy);
      transcript.append(at -> new Entry.Frame(at, name, text, copy.length, true));
    }

    /** Return what it says as UTF-8; of what is none, its first bytes in hex. */
    private static String read(byte[] bytes) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException noText) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 64));
      }
    }
  }

  private final class Pongs implements MessageHandler.Whole<PongMessage> {
    @Override
    public void onMessage(PongMessage pong) {
      ByteBuffer data = pong.getApplicationData();
      byte[] copy = new byte[data.remaining()];
      data.get(copy);
      String payload = new String(copy, StandardCharsets.ISO_8859_1);
      transcript.append(at -> new Entry.PongReceived(at, name, payload));
    }
  }

  private static int utf8Length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }
}
