package dev.goldenpath.backend.seam;

import java.util.Optional;

/** The Bearer scheme of the Authorization header (RFC 6750 §2.1). */
public final class Bearer {

  private static final String SCHEME = "bearer ";

  private Bearer() {}

  /** Give the token of a header's value; empty for another scheme. */
  public static Optional<String> token(String header) {
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return bearer ? Optional.of(header.substring(SCHEME.length()).strip()) : Optional.empty();
  }
}
