package dev.goldenpath.invented;

import dev.goldenpath.backend.BackendOfOtherNames;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run against a backend whose agent and tools all have other names. */
final class OtherNames {
  private static final String SECRET = "a-secret-of-at-least-thirty-two-letters";

  private OtherNames() {}

  static CommandLineRun run(Path folder, List<String> settings, String... options) {
    try (ReferenceBackend backend = BackendOfOtherNames.start(SECRET)) {
      List<String> args = new ArrayList<>(List.of("run", "--target", "local"));
      args.addAll(List.of("--out", folder.resolve("out").toString()));
      args.addAll(List.of(options));
      List<String> sets = new ArrayList<>(settings);
      sets.add("base-url=" + backend.baseUrl());
      sets.add("ws-url=" + backend.wsUrl());
      sets.add("auth=signed");
      sets.add("jwt-secret=" + SECRET);
      sets.add("capabilities=all");
      sets.add("tools.delegate=delegate_tool");
      sets.forEach(set -> args.addAll(List.of("--set", set)));
      return CommandLineRun.of(args);
    }
  }
}
