package dev.goldenpath.wire;

/** What a handshake must lead to. */
public enum Welcome {
  /** An open socket. */
  OPEN,
  /** CONN-3: a refusal. */
  REFUSED,
  /** ISO-4: a refusal, or a socket that shares nothing with the thread's owner. */
  REFUSED_OR_OWN
}
