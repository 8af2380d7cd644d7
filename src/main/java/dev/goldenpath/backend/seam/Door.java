package dev.goldenpath.backend.seam;

/** A way into the backend; each checks tokens and threads by itself. */
public enum Door {
  EXECUTE,
  SOCKET
}
