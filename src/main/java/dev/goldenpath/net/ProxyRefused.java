package dev.goldenpath.net;

import dev.goldenpath.net.NoAnswer.Whose;
import java.io.IOException;

/** A forward proxy, and not the target, answered. */
public final class ProxyRefused extends IOException {
  /** It wants credentials (RFC 9110 §15.5.8); no other server has reason to say so. */
  public static final int WANTS_CREDENTIALS = 407;

  private final int status;

  public ProxyRefused(int status) {
    super("the proxy answers HTTP " + status);
    this.status = status;
  }

  int status() {
    return status;
  }

  static NoAnswer meaning(int status) {
    return switch (status) {
      case WANTS_CREDENTIALS ->
          new NoAnswer(
              Whose.SETTINGS,
              "the proxy wants credentials (HTTP 407); write them into the proxy's variable, as in"
                  + " HTTPS_PROXY=http://user:password@host:port");
      case 502, 503, 504 ->
          new NoAnswer(Whose.UNREACHABLE, "the proxy can't reach it (HTTP " + status + ")");
      default ->
          new NoAnswer(
              Whose.SETTINGS,
              "the proxy lets no connection through (HTTP "
                  + status
                  + "); let it, or name the target in NO_PROXY");
    };
  }
}
