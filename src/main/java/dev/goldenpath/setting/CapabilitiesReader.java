package dev.goldenpath.setting;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a target can do, and for how many users at once, as its settings say. */
record CapabilitiesReader(Layers layers) {
  /** Return whether the target is to be asked what it can do. */
  boolean arePresumed() {
    return layers.get(SettingKey.CAPABILITIES).filter(it -> it.value().equals("auto")).isPresent();
  }

  /** Return what the target is said to be able to do. */
  Set<Capability> read(Authentication authentication, Protocol protocol) {
    Optional<Given> given = layers.get(SettingKey.CAPABILITIES);
    String value = given.map(Given::value).orElse("none");
    if (value.isEmpty() || value.equals("none")) {
      return EnumSet.noneOf(Capability.class);
    }
    if (value.equals("all")) {
      return EnumSet.allOf(Capability.class);
    }
    if (value.equals("auto")) {
      // What a stream's agent is told beside the message, nobody can ask it whether it heeds.
      Set<Capability> presumed =
          protocol.isStream() ? EnumSet.of(Capability.MULTI_USER) : EnumSet.allOf(Capability.class);
      if (!authentication.tellsUsersApart()) {
        presumed.remove(Capability.MULTI_USER);
      }
      return presumed;
    }
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    for (String label : value.split(",", -1)) {
      capabilities.add(
          Capability.labelled(label.strip())
              .orElseThrow(() -> noCapability(given.orElseThrow(), label.strip())));
    }
    return capabilities;
  }

  /** Complain of what is named and can't be had over a protocol of streams. */
  void refuseOverStreams(Protocol protocol, WireProfile profile) {
    Optional<Given> given = layers.get(SettingKey.CAPABILITIES);
    Set<String> named =
        new HashSet<>(List.of(given.map(Given::value).orElse("").split("\\s*,\\s*")));
    profile.lacking().stream()
        .map(Capability::label)
        .filter(label -> protocol.isStream() && named.contains(label))
        .findFirst()
        .ifPresent(
            label -> {
              throw given
                  .orElseThrow()
                  .refused(
                      "no target has %s with protocol=%s; leave it out"
                          .formatted(label, protocol.label()));
            });
  }

  private static SettingUnusable noCapability(Given given, String label) {
    Collection<String> labels = Arrays.stream(Capability.values()).map(Capability::label).toList();
    return given.refused(
        ("there is no capability \"%s\"%s Allowed: a list with commas of %s; or all, or"
                + " none, or auto (ask the target what it can do)")
            .formatted(label, Nearest.hint(label, labels), String.join(", ", labels)));
  }

  /** Return how many users may be there at once. */
  int maxUsers(Authentication authentication, Set<Capability> capabilities) {
    boolean several = authentication.tellsUsersApart();
    boolean multiUser = capabilities.contains(Capability.MULTI_USER);
    Optional<Given> given = layers.filled(SettingKey.MAX_USERS);
    // Where the target is asked anyway, more accounts let scenarios with ten users run side by
    // side.
    int usual = arePresumed() ? 24 : 10;
    int most = authentication.most();
    int users =
        given.map(SettingReader::count).orElse(several && multiUser ? Math.min(usual, most) : 1);
    if (users > most) {
      throw given
          .orElseThrow()
          .unusable(most > 1 ? "1 to " + most : "1, since " + authentication.onlyOne());
    }
    if (multiUser && users == 1) {
      throw layers
          .get(SettingKey.CAPABILITIES)
          .orElseThrow()
          .refused(
              "multi-user needs several users, but "
                  + (several ? "max-users is 1" : authentication.onlyOne()));
    }
    return users;
  }
}
