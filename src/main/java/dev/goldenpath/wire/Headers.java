package dev.goldenpath.wire;

import java.util.List;
import java.util.Map;

/** Headers of HTTP as they came, whose names may be in any case (RFC 9110 §5.1). */
public final class Headers {
  private Headers() {}

  /** Return the values of a header, in order; none where it is missing. */
  public static List<String> values(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .toList();
  }
}
