package dev.goldenpath.cli;

import dev.goldenpath.auth.Secrets;
import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.session.AcceptanceRun;
import dev.goldenpath.target.Authentication;
import dev.goldenpath.target.Target;
import java.nio.file.Path;

/** Open an acceptance run, and start the embedded backend for a target that needs one. */
final class Embedded implements RunLife {

  @Override
  public Open begin(Target target, Path folder) {
    if (!target.needsBackend()) {
      AcceptanceRun run = AcceptanceRun.open(target, new Secrets(), folder);
      return run::close;
    }
    ReferenceBackend backend = ReferenceBackend.start(options(target));
    try {
      Target started = target.at(backend.baseUrl(), backend.wsUrl());
      AcceptanceRun run = AcceptanceRun.open(started, new Secrets(), folder);
      return () -> {
        run.close();
        backend.close();
      };
    } catch (RuntimeException unopened) {
      backend.close();
      throw unopened;
    }
  }

  private static BackendOptions options(Target target) {
    BackendOptions.Builder options = BackendOptions.builder().log(line -> {});
    if (target.authentication() instanceof Authentication.Login login) {
      options.password(login.password());
    }
    target.jwtSecret().ifPresent(options::jwtSecret);
    options.wireProfile(
        dev.goldenpath.backend.WireProfile.valueOf(
            target.wireProfile().name().toUpperCase(java.util.Locale.ROOT)));
    return options.build();
  }
}
