package dev.goldenpath.cli;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.net.Transport;
import dev.goldenpath.report.Progress;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.scenario.AcceptanceRun;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.WireProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Open an acceptance run, and start the embedded backend for a target that needs one. */
final class Embedded implements TargetLifecycle {
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(60);

  @Override
  public Open begin(Target target, Path folder) {
    if (!target.needsBackend()) {
      return opened(new Transport(target), folder)::close;
    }
    ReferenceBackend backend = ReferenceBackend.start(options(target));
    try {
      Transport transport = new Transport(target.at(backend.baseUrl(), backend.wsUrl()));
      awaitFirstAnswer(transport);
      AcceptanceRun run = opened(transport, folder);
      return () -> {
        try (backend) {
          run.close();
        }
      };
    } catch (RuntimeException unopened) {
      backend.close();
      throw unopened;
    }
  }

  /** Say on the console's first line who is judged, so that a mistaken target shows at once. */
  private static AcceptanceRun opened(Transport transport, Path folder) {
    RunResults.current().targetAt(transport.target().baseUrl().toString());
    System.out.println(Progress.first(RunResults.current()));
    return AcceptanceRun.open(transport, new Secrets(), folder);
  }

  /**
   * Ask it something that it need not know. On a busy machine the first answer of a young process
   * takes its time, on both ends; that time is ours, and must not be taken from the target's limit.
   */
  private static void awaitFirstAnswer(Transport transport) {
    URI root = transport.target().url("/");
    try {
      transport
          .send(transport.request(root).GET().build())
          .get(FIRST_ANSWER.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException unanswered) {
      throw new IllegalStateException("the embedded backend does not answer", unanswered);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the backend started", interrupted);
    }
  }

  private static BackendOptions options(Target target) {
    BackendOptions.Builder options = BackendOptions.builder().log(line -> {});
    if (target.authentication() instanceof Authentication.Login login) {
      options.password(login.password());
    }
    target.jwtSecret().ifPresent(options::jwtSecret);
    options.wireProfile(wireProfile(target.wireProfile()));
    return options.build();
  }

  private static dev.goldenpath.backend.WireProfile wireProfile(WireProfile wanted) {
    return Arrays.stream(dev.goldenpath.backend.WireProfile.values())
        .filter(it -> it.name().equalsIgnoreCase(wanted.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingUnusable(
                    "wire-profile: the embedded target speaks data, payload and flat alone, not "
                        + wanted.name()));
  }
}
