package dev.goldenpath.cli;

import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.backend.TokenTransport;
import dev.goldenpath.backend.WireProfile;
import dev.goldenpath.backend.seam.Overlap;
import dev.goldenpath.setting.Capability;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tell how a backend that is being served is judged. */
final class JudgingCommand {
  private final ReferenceBackend backend;
  private final List<Secret> secrets;
  private final Optional<TokenTransport> wsToken;
  private final WireProfile wireProfile;

  JudgingCommand(
      ReferenceBackend backend,
      Secret password,
      Secret jwtSecret,
      Optional<TokenTransport> wsToken,
      WireProfile wireProfile) {
    this.backend = backend;
    this.secrets = List.of(password, jwtSecret);
    this.wsToken = wsToken;
    this.wireProfile = wireProfile;
  }

  void print(PrintWriter out) {
    out.println("The reference backend serves at " + backend.baseUrl() + ", " + backend.wsUrl());
    out.println("Judge it, in another terminal, by:");
    out.println();
    out.println("  " + OwnPlace.command() + " run --target local \\");
    out.println(
        settings().stream()
            .map(setting -> "    --set '" + setting + "'")
            .collect(Collectors.joining(" \\\n")));
    out.println();
    secrets.stream().map(Secret::hint).filter(hint -> !hint.isEmpty()).forEach(out::println);
    out.flush();
  }

  private List<String> settings() {
    List<String> settings = new ArrayList<>();
    settings.add("base-url=" + backend.baseUrl());
    secrets.stream().map(Secret::setting).flatMap(Optional::stream).forEach(settings::add);
    wsToken.ifPresent(way -> settings.add("ws-token=" + word(way)));
    if (wireProfile != WireProfile.DATA) {
      settings.add("wire-profile=" + word(wireProfile));
    }
    if (backend.overlap() != Overlap.PARALLEL) {
      settings.add("overlap=" + word(backend.overlap()));
    }
    settings.add("max-users=100");
    settings.add("capabilities=" + capabilities());
    settings.add("tools.delegate=delegate_tool");
    return settings;
  }

  private String capabilities() {
    return wsToken
        .map(
            way ->
                way == TokenTransport.HEADER
                    ? Capability.SUBPROTOCOL_TOKEN
                    : Capability.HEADER_TOKEN)
        .map(lacking -> Arrays.stream(Capability.values()).filter(it -> it != lacking))
        .map(those -> those.map(Capability::label).collect(Collectors.joining(",")))
        .orElse("all");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
