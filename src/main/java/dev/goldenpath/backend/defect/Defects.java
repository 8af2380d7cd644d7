package dev.goldenpath.backend.defect;

import dev.goldenpath.backend.verb.Catalogue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The catalogue of defects, in the order of the contract: HTTP, sockets, events, runs. */
public final class Defects {

  private static final Map<String, Defect> BY_ID =
      Catalogue.read(
          "/backend/defects/",
          Defect.class,
          List.of(
              "http",
              "refusal",
              "handshake",
              "socket",
              "client-message",
              "frame",
              "envelope",
              "event",
              "profile",
              "order",
              "pair",
              "routing",
              "leak",
              "overlap",
              "time",
              "silence",
              "tool",
              "truth",
              "safety"));

  private Defects() {}

  public static List<Defect> all() {
    return List.copyOf(BY_ID.values());
  }

  /**
   * Look a defect up, by its id or by that and other numbers for its verbs: {@code
   * socket-closed-when-quiet:within-ms=500}.
   *
   * @throws IllegalArgumentException if there is no such defect, or it has no such number
   */
  public static Defect byId(String id) {
    String[] parts = id.split(":");
    Defect defect = BY_ID.get(parts[0]);
    if (defect == null) {
      throw new IllegalArgumentException("no defect is called " + id);
    }
    for (String number : List.of(parts).subList(1, parts.length)) {
      defect = defect.with(number);
    }
    return defect;
  }

  /**
   * Look several up, in the catalogue's order, in which they stand around each other.
   *
   * @throws IllegalArgumentException if one is unknown
   */
  public static List<Defect> chosen(Collection<String> ids) {
    List<String> order = List.copyOf(BY_ID.keySet());
    return ids.stream()
        .map(Defects::byId)
        .sorted(Comparator.comparingInt(it -> order.indexOf(it.id())))
        .toList();
  }
}
