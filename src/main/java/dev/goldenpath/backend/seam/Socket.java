package dev.goldenpath.backend.seam;

import java.util.List;

/** An open WebSocket; what is sent is queued, and leaves in that order. */
public interface Socket {

  String connectionId();

  /** Its number among all sockets, which grows. */
  long ordinal();

  User user();

  String threadId();

  Handshake handshake();

  void sendText(String text);

  void sendBinary(byte[] bytes);

  /** Send one message in several WebSocket frames. */
  void sendFragments(List<String> pieces);

  void sendPing(byte[] payload);

  void sendPong(byte[] payload);

  /** Close after what is queued has left. */
  void close(int code, String reason);

  /** Cut the connection without a close frame. */
  void cut();
}
