package dev.goldenpath.backend;

/** How a token travels to the WebSocket (CONN-1). */
public enum TokenTransport {
  HEADER,
  SUBPROTOCOL
}
