package dev.goldenpath.wire;

/** A socket was to be used that is not open any more. */
public final class ConnectionLost extends RuntimeException {
  public ConnectionLost(String message, Throwable cause) {
    super(message, cause);
  }
}
