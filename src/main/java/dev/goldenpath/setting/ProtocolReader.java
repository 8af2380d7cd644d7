package dev.goldenpath.setting;

import java.util.Optional;
import java.util.stream.Stream;

/** Read from settings what carries requests and events, and how they are written. */
record ProtocolReader(Layers layers) {
  Protocol protocol() {
    return layers
        .filled(SettingKey.PROTOCOL)
        .map(it -> SettingReader.choice(it, Protocol.values()))
        .orElse(Protocol.GOLDEN_PATH);
  }

  /** Complain of what is said of a socket, where there is none. */
  void refuseSocket(Protocol protocol) {
    Stream.of(SettingKey.WS_URL, SettingKey.WS_TOKEN)
        .flatMap(key -> layers.filled(key).stream())
        .filter(given -> !given.isBuiltIn())
        .findFirst()
        .ifPresent(
            given -> {
              throw given.refused(
                  "no socket is opened with protocol=%s: the answer to a request is the stream; leave this out"
                      .formatted(protocol.label()));
            });
  }

  /** Return how a tool's failure is told where events have no sign of it. */
  Optional<String> failedTool(Protocol protocol) {
    Optional<Given> given = layers.filled(SettingKey.FAILED_TOOL);
    if (given.isPresent() && !protocol.isStream()) {
      throw given
          .get()
          .refused("it is for a protocol whose events have no sign of a tool's failure");
    }
    return given.map(Given::value);
  }

  WireProfile profile(Protocol protocol) {
    Optional<Given> given = layers.filled(SettingKey.WIRE_PROFILE);
    if (!protocol.isStream()) {
      return given.map(ProtocolReader::wireProfile).orElse(WireProfile.DATA);
    }
    return given
        .map(it -> StreamProfiles.of(protocol, ofRequests(it, protocol)))
        .orElseGet(() -> StreamProfiles.of(protocol));
  }

  private static WireProfile ofRequests(Given given, Protocol protocol) {
    WireProfile profile = wireProfile(given);
    boolean saysMore =
        profile.lines().keySet().stream()
            .anyMatch(key -> !key.isEmpty() && !key.matches("(request|health)(\\..*)?"));
    if (profile.lines().isEmpty() || saysMore) {
      throw given.refused(
          "protocol="
              + protocol.label()
              + " says where events have their fields; a file may say how a request is written"
              + " (request) and what is healthy (health), nothing else");
    }
    return profile;
  }

  private static WireProfile wireProfile(Given given) {
    try {
      return WireProfile.named(given.value());
    } catch (SettingUnusable e) {
      throw new SettingUnusable(e.getMessage() + " (from " + given.source() + ")", e);
    }
  }
}
