package dev.goldenpath.invented;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A backend in a form of its own, judged by a profile's file alone. */
final class OtherRun {
  static final String PROFILE = "src/test/resources/invented/other.yaml";

  private OtherRun() {}

  /** Judge a backend of these options; it is healthy where they name no fault. */
  static CommandLineRun of(BackendOptions.Builder options, Path folder, String... more) {
    return by(PROFILE, options, folder, more);
  }

  /** Judge it by another profile's file. */
  static CommandLineRun by(
      String profile, BackendOptions.Builder options, Path folder, String... more) {
    try (ReferenceBackend backend = ReferenceBackend.start(options.log(line -> {}).build());
        OtherBackend other = OtherBackend.start(backend.baseUrl(), backend.wsUrl())) {
      List<String> args = new ArrayList<>(List.of("run", "--target", "local"));
      args.addAll(List.of("--out", folder.resolve("out").toString()));
      for (String setting :
          List.of(
              "base-url=" + other.url(),
              "ws-url=" + other.socketUrl() + "?access_token={token}",
              "login-path=/session",
              "login.body=user={email}&pass={password}",
              "login.token=granted.key",
              "login.user-id=granted.who",
              "login.expires-in=granted.seconds",
              "execute-path=/v2/ask",
              "health-path=/state",
              "password=" + backend.password(),
              "jwt-secret=" + backend.jwtSecret(),
              "capabilities=agent-config,multi-user,wait-tool,failing-tool,app-ping,thinking",
              "wire-profile=" + profile)) {
        args.addAll(List.of("--set", setting));
      }
      args.addAll(List.of(more));
      return CommandLineRun.of(args);
    }
  }
}
