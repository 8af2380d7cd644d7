package dev.goldenpath.contract.rule;

import dev.goldenpath.wire.Entry;

/** Tell the answers that mean "not now" from those that break something (HTTP-4). */
final class Unavailable {
  private Unavailable() {}

  static boolean says(Entry.SocketRefused refused) {
    return (refused.status() == 429 || refused.status() == 503)
        && refused.headers().keySet().stream().anyMatch("Retry-After"::equalsIgnoreCase);
  }
}
