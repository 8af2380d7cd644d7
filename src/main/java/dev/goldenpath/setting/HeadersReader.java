package dev.goldenpath.setting;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers that every call to a target carries besides the suite's own. */
final class HeadersReader {
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "traceparent",
          "transfer-encoding",
          "upgrade");

  private HeadersReader() {}

  /**
   * @throws SettingUnusable if one is the suite's own, or none of HTTP's
   */
  static Map<String, String> read(Layers layers) {
    Map<String, String> headers = new HashMap<>();
    layers
        .headers()
        .forEach(
            (header, given) -> {
              checkHeader(header, given);
              headers.put(header, given.value());
            });
    return headers;
  }

  /** Return whether the suite itself sets a header. */
  static boolean isOwnHeader(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    return OWN_HEADERS.contains(lower) || lower.startsWith("sec-websocket-");
  }

  private static void checkHeader(String header, Given given) {
    if (isOwnHeader(header)) {
      throw given.refused("this header is set by the suite itself; take it out");
    }
    if (!header.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw given.refused("is no HTTP header's name");
    }
    if (!given.value().matches("[\\x20-\\x7e\\t]*")) {
      throw given.unusable("printable ASCII text on one line");
    }
  }
}
