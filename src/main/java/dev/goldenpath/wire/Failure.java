package dev.goldenpath.wire;

import dev.goldenpath.net.NoAnswer;

/** Why nothing was answered. */
public enum Failure {
  /** Nobody listens there, or the name is unknown. */
  UNREACHABLE,
  /** The limit passed. */
  TIMED_OUT,
  /** The connection broke, or what came was not the protocol. */
  BROKEN,
  /** The connection ended before anything of an answer came. */
  CLOSED,
  /** A setting is in the way: a certificate, a proxy. */
  SETTINGS,
  /** The suite's machine lacks something, or its client failed. */
  OURS;

  static Failure of(NoAnswer.Whose whose) {
    return switch (whose) {
      case UNREACHABLE -> UNREACHABLE;
      case TIMED_OUT -> TIMED_OUT;
      case CLOSED -> CLOSED;
      case MALFORMED -> BROKEN;
      case SETTINGS -> SETTINGS;
      case OURS -> OURS;
    };
  }

  /** Return whether the target was there and did not answer as it should. */
  public boolean isTheTargets() {
    return this == TIMED_OUT || this == BROKEN || this == CLOSED;
  }
}
