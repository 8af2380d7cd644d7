package dev.goldenpath.scenario;

import dev.goldenpath.result.SettingTold;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.SocketUrl;
import dev.goldenpath.setting.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tell by which settings a target is judged. */
final class SettingsTold {
  private SettingsTold() {}

  static List<SettingTold> of(Target target) {
    return values(target).entrySet().stream()
        .map(
            it ->
                new SettingTold(
                    it.getKey(), it.getValue(), target.sources().getOrDefault(it.getKey(), "")))
        .toList();
  }

  private static Map<String, String> values(Target target) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("base-url", target.baseUrl().toString());
    told.put("ws-url", SocketUrl.shown(target.wsUrl()));
    told.put("execute-path", target.executePath());
    told.put("health-path", target.healthPath().orElse("none"));
    told.put("auth", target.authentication().label());
    told.put("ws-token", target.wsToken().label());
    told.put("wire-profile", target.wireProfile().name());
    told.put("fan-out", target.fanOut().label());
    told.put("overlap", target.overlap().label());
    told.put("max-users", String.valueOf(target.maxUsers()));
    told.put("allow-load", String.valueOf(target.allowLoad()));
    told.put("strict", String.valueOf(target.strict()));
    told.put("insecure-tls", String.valueOf(target.insecureTls()));
    told.put("headers", list(target.headers().keySet().stream().toList()));
    told.put("capabilities", list(target.capabilities().stream().map(Capability::label).toList()));
    target.limits().byKey().forEach((key, limit) -> told.put(key, words(limit)));
    return told;
  }

  private static String list(List<String> words) {
    return words.isEmpty() ? "none" : words.stream().collect(Collectors.joining(", "));
  }

  /** Return it as it is written in settings: {@code 30s}, {@code 500ms}. */
  private static String words(Duration limit) {
    return limit.toMillis() % 1_000 == 0 ? limit.toSeconds() + "s" : limit.toMillis() + "ms";
  }
}
