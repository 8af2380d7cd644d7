package dev.goldenpath.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.backend.BackendOptions;
import dev.goldenpath.backend.ReferenceBackend;
import dev.goldenpath.net.Transport;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.ScenarioResult;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * One run against a reference backend that is broken in some ways; its scenarios are gone through
 * as the runner would, steps and closing hook.
 */
record Trial(Path folder, Limits limits, List<String> defects) {

  /** Go through one scenario. */
  ScenarioResult judge(List<String> tags, Consumer<ScenarioSession> steps) {
    return judgeAll(List.of(tags), steps).get(0);
  }

  /** Go through the same steps as several scenarios, one after the other. */
  List<ScenarioResult> judgeAll(List<List<String>> tags, Consumer<ScenarioSession> steps) {
    Target target =
        Settings.resolve("embedded", Map.of(), Map.of(), List.of()).with(it -> it.limits(limits));
    BackendOptions.Builder options = BackendOptions.builder().password("embedded-only-password");
    target.jwtSecret().ifPresent(options::jwtSecret);
    defects.forEach(options::fault);
    RunResults results = RunResults.open("trial");
    try (ReferenceBackend backend = ReferenceBackend.start(options.build());
        AcceptanceRun run =
            AcceptanceRun.open(
                new Transport(target.at(backend.baseUrl(), backend.wsUrl())),
                new Secrets(),
                folder)) {
      assertThat(run.availability().isAvailable()).isTrue();
      for (int i = 0; i < tags.size(); i++) {
        go(i + 1, tags.get(i), steps);
      }
    }
    return List.copyOf(results.judgements().values());
  }

  private static void go(int number, List<String> tags, Consumer<ScenarioSession> steps) {
    ScenarioSession session = new ScenarioSession();
    session.begin(new ScenarioCard("" + number, "trial", "features/x.feature", number, tags));
    boolean passed =
        passes(
            () -> {
              session.sockets().listen("Ada");
              steps.accept(session);
            });
    try {
      session.end(passed);
    } catch (AssertionFailedError | TestAbortedException entered) {
      assertThat(passed).isTrue();
    }
  }

  private static boolean passes(Runnable steps) {
    try {
      steps.run();
      return true;
    } catch (AssertionFailedError | TestAbortedException broken) {
      return false;
    }
  }
}
