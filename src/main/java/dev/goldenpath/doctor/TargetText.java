package dev.goldenpath.doctor;

import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.setting.SocketUrl;
import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Writes the files of a target that fit it: its settings, and a wire profile where it needs one.
 *
 * @param target as it should be set
 * @param profile what its wire profile has to say beside what it says already
 */
public record TargetText(Target target, Map<String, Object> profile) {
  /**
   * Write the target's file, and its wire profile's beside it. Secrets are not written.
   *
   * @param given the wire profile as the settings give it: a name or a file
   * @throws IOException if a file can't be written
   */
  public void write(Path file, String given) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(
        file,
        "# The settings that fit, as found by goldenpath doctor.\n# Not written, since they may be"
            + " secrets; give them as you did: "
            + String.join(", ", unwritten())
            + ".\n"
            + yaml(
                target.wireProfile().protocol().isStream()
                    ? ofStream()
                    : settings(profileFor(file, given))));
  }

  private List<String> unwritten() {
    return Stream.concat(
            target.authentication().secretKeys().stream(),
            target.headers().keySet().stream().map(name -> "headers." + name))
        .toList();
  }

  private String profileFor(Path file, String given) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    if (!target.wireProfile().lines().isEmpty()) {
      new Yaml().<Map<String, Object>>load(Files.readString(Path.of(given))).forEach(all::put);
    }
    addTo(all, profile);
    if (all.isEmpty()) {
      return "data";
    }
    if (all.equals(Map.of("base", "payload"))) {
      return "payload";
    }
    if (all.equals(Map.of("base", "/"))) {
      return "flat";
    }
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "") + "-wire.yaml";
    Path beside = file.resolveSibling(name);
    Files.writeString(
        beside, "# How the target speaks; docs/targets.md tells each key.\n" + yaml(all));
    return beside.toString();
  }

  /** What is said already stays. */
  private static void addTo(Map<String, Object> said, Map<?, ?> more) {
    more.forEach(
        (name, value) -> {
          String key = String.valueOf(name);
          if (value instanceof Map<?, ?> section && said.get(key) instanceof Map<?, ?> known) {
            Map<String, Object> both = new LinkedHashMap<>();
            addTo(both, known);
            addTo(both, section);
            said.put(key, both);
          } else {
            said.putIfAbsent(key, value);
          }
        });
  }

  /** There is no socket, and the protocol says how it is spoken. */
  private Map<String, Object> ofStream() {
    Map<String, Object> settings = settings(target.wireProfile().source());
    settings.keySet().removeAll(List.of("ws-url", "ws-token", "fan-out"));
    if (target.wireProfile().lines().isEmpty()) {
      settings.remove("wire-profile");
    }
    settings.put("protocol", target.wireProfile().protocol().label());
    return settings;
  }

  private Map<String, Object> settings(String wireProfile) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("base-url", target.baseUrl().toString());
    settings.put("ws-url", SocketUrl.shown(target.wsUrl()));
    settings.put("execute-path", target.executePath());
    settings.put("health-path", target.healthPath().orElse("none"));
    settings.putAll(target.authentication().settings());
    if (target.authentication() instanceof Authentication.Login) {
      settings.put("login-path", target.loginPath());
    }
    settings.put("ws-token", target.wsToken().label());
    settings.put("wire-profile", wireProfile);
    target.parts().settings().forEach((key, value) -> settings.put(key, value));
    List<String> capabilities =
        target.capabilities().stream().map(Capability::label).sorted().toList();
    settings.put(
        "capabilities",
        target.capabilitiesPresumed() ? "auto" : capabilities.isEmpty() ? "none" : capabilities);
    if (!target.capabilitiesPresumed() && target.capabilities().contains(Capability.MULTI_USER)) {
      settings.put("max-users", String.valueOf(target.maxUsers()));
    }
    if (target.overlap() != Overlap.PARALLEL) {
      settings.put("overlap", target.overlap().label());
    }
    settings.putAll(target.limits().settings());
    target
        .roles()
        .accounts()
        .forEach(
            (role, numbers) ->
                settings.put(
                    "users." + role,
                    numbers.stream().map(String::valueOf).collect(Collectors.joining(","))));
    target.failedTool().ifPresent(it -> settings.put("failed-tool", it));
    if (target.allowLoad()) {
      settings.put("allow-load", "true");
    }
    settings.put("fan-out", target.fanOut().label());
    target.caFile().ifPresent(ca -> settings.put("ca-file", ca.file().toString()));
    if (target.insecureTls()) {
      settings.put("insecure-tls", "true");
    }
    return settings;
  }

  private static String yaml(Map<String, Object> keys) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(120);
    return new Yaml(options).dump(keys);
  }
}
