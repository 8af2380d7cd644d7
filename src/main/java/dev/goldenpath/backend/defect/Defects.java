package dev.goldenpath.backend.defect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The catalogue of defects, in the order of the contract: HTTP, sockets, events, runs. */
public final class Defects {

  private static final Map<String, Defect> BY_ID = index();

  private Defects() {}

  public static List<Defect> all() {
    return List.copyOf(BY_ID.values());
  }

  /**
   * @throws IllegalArgumentException if there is no such defect
   */
  public static Defect byId(String id) {
    Defect defect = BY_ID.get(id);
    if (defect == null) {
      throw new IllegalArgumentException("no defect is called " + id);
    }
    return defect;
  }

  private static Map<String, Defect> index() {
    Map<String, Defect> byId = new LinkedHashMap<>();
    Stream.of(
            HttpDefects.LIST,
            RefusalDefects.LIST,
            HandshakeDefects.LIST,
            SocketDefects.LIST,
            ClientMessageDefects.LIST,
            FrameDefects.LIST,
            EnvelopeDefects.LIST,
            EventDefects.LIST,
            ProfileDefects.LIST,
            OrderDefects.LIST,
            PairDefects.LIST,
            RoutingDefects.LIST,
            LeakDefects.LIST,
            OverlapDefects.LIST,
            TimeDefects.LIST,
            SilenceDefects.LIST,
            ToolDefects.LIST,
            TruthDefects.LIST,
            SafetyDefects.LIST)
        .flatMap(List::stream)
        .forEach(
            defect -> {
              if (byId.put(defect.id(), defect) != null) {
                throw new IllegalStateException("two defects are called " + defect.id());
              }
            });
    return byId;
  }
}
