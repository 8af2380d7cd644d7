package dev.goldenpath.setting;

/** How the token travels when a socket is opened (CONN-1). */
public enum TokenTransport implements Labelled {
  /** {@code Authorization: Bearer <token>}. */
  HEADER,
  /** The subprotocols {@code jwt-auth} and {@code jwt.<base64url of the token>}. */
  SUBPROTOCOL,
  /** In the URL itself, where {@code ws-url} has {@code {token}}; beyond what CONN-1 asks. */
  URL
}
