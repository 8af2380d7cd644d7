package dev.goldenpath.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.core.Utils;

/**
 * The answer to an upgrade.
 *
 * @param body as far as it came; empty for an upgrade
 */
record UpgradeAnswer(int status, Map<String, List<String>> headers, String body) {
  static final int UPGRADED = 101;

  /** Take an answer's head, without its body. */
  static UpgradeAnswer of(HttpResponsePacket response) {
    return new UpgradeAnswer(response.getStatus(), headers(response), "");
  }

  boolean isUpgrade() {
    return status == UPGRADED;
  }

  List<String> values(String name) {
    return Headers.values(headers, name);
  }

  private static Map<String, List<String>> headers(HttpResponsePacket response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : response.getHeaders().names()) {
      List<String> values = headers.computeIfAbsent(name, key -> new ArrayList<>());
      if (values.isEmpty()) {
        response.getHeaders().values(name).forEach(values::add);
      }
    }
    return headers;
  }

  /** Return it as Tyrus reads it. */
  static TyrusUpgradeResponse forTyrus(HttpResponsePacket response) {
    TyrusUpgradeResponse copy = new TyrusUpgradeResponse();
    copy.setStatus(response.getStatus());
    copy.setReasonPhrase(response.getReasonPhrase());
    headers(response)
        .forEach(
            (name, values) ->
                copy.getHeaders()
                    .put(
                        name,
                        new ArrayList<>(
                            values.stream()
                                .flatMap(value -> Utils.parseHeaderValue(value.strip()).stream())
                                .toList())));
    copy.getHeaders().replaceAll(UpgradeAnswer::plain);
    return copy;
  }

  /**
   * Tyrus looks at the first of a Connection header's options alone, and would refuse {@code
   * keep-alive, Upgrade}, which RFC 6455 §4.1 allows: any of them may be {@code Upgrade}.
   */
  private static List<String> plain(String name, List<String> values) {
    boolean upgrades =
        name.equalsIgnoreCase("Connection")
            && values.stream().anyMatch(option -> option.strip().equalsIgnoreCase("Upgrade"));
    return upgrades ? List.of("Upgrade") : values;
  }
}
