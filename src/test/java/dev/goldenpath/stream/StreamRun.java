package dev.goldenpath.stream;

import dev.goldenpath.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A run of features against a server that answers by streams. */
final class StreamRun {
  static final String SECRET = "a-secret-of-at-least-thirty-two-letters";

  private StreamRun() {}

  static CommandLineRun of(
      Path out, String protocol, Set<Quirk> quirks, UnaryOperator<Sink> flaw, String... options) {
    try (StreamServer server = new StreamServer(protocol, quirks, flaw)) {
      return of(out, protocol, server.url(), options);
    }
  }

  static CommandLineRun of(Path out, String protocol, String url, String... options) {
    List<String> args = new ArrayList<>(List.of("run", "--out", out.toString()));
    List.of(
            "protocol=" + protocol,
            "base-url=" + url,
            "auth=signed",
            "jwt-secret=" + SECRET,
            "capabilities=agent-config,multi-user,wait-tool,failing-tool,thinking")
        .forEach(set -> args.addAll(List.of("--set", set)));
    args.addAll(List.of(options));
    return CommandLineRun.of(args);
  }
}
