package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.net.Transport;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scenario that goes on against a reference backend, whose sockets may be opened elsewhere. */
record OpenScenario(
    ReferenceBackend backend, AcceptanceRun run, ScenarioSession session, RunResults results)
    implements AutoCloseable {

  static OpenScenario begin(Path folder) {
    return begin(folder, Limits.defaults(), Optional.empty());
  }

  /** Begin one whose sockets are opened at a port of this machine. */
  static OpenScenario begin(Path folder, Limits limits, int socketsAt) {
    URI sockets = URI.create("ws://127.0.0.1:" + socketsAt + "/ws");
    return begin(folder, limits, Optional.of(sockets));
  }

  private static OpenScenario begin(Path folder, Limits limits, Optional<URI> sockets) {
    Target named =
        Settings.resolve("embedded", Map.of(), Map.of(), List.of()).with(it -> it.limits(limits));
    RunResults results = RunResults.open("open");
    ReferenceBackend backend =
        ReferenceBackend.start(
            BackendOptions.builder()
                .password("embedded-only-password")
                .jwtSecret(named.jwtSecret().orElseThrow())
                .build());
    Target started = named.at(backend.baseUrl(), sockets.orElse(backend.wsUrl()));
    AcceptanceRun run = AcceptanceRun.open(new Transport(started), new Secrets(), folder);
    assertThat(run.availability().isAvailable()).isTrue();
    ScenarioSession session = new ScenarioSession();
    session.begin(new ScenarioCard("1", "open", "features/x.feature", 1, List.of()));
    return new OpenScenario(backend, run, session, results);
  }

  @Override
  public void close() {
    run.close();
    backend.close();
  }
}
