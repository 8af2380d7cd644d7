package dev.goldenpath.rule;

import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that its answer does not name takes the name that its first event tells. */
class UnnamedRunsTest {
  private static final String OTHER_THREAD = "0d6fb7ae-4f62-4bd5-9a9c-6c0b2d1b9a77";

  @TempDir private Path folder;
  private final Ledger ledger = new Ledger(text -> Optional.empty());
  private WireProfile unnamed = WireProfile.DATA;

  @BeforeEach
  void readProfile() throws IOException {
    Path file = folder.resolve("unnamed.yaml");
    unnamed =
        WireProfile.named(
            Files.writeString(file, "response: {run_id: none, accepted: none}").toString());
  }

  private static Script answered(Script run) {
    return run.asked().answered(202, body -> body.remove("run_id"));
  }

  @Test
  void a_run_of_another_scenario_of_the_same_user_is_not_taken_for_it() {
    TimelineScript elsewhere = TimelineScript.withUserFanOut(unnamed).named("elsewhere", ledger);
    Script other = elsewhere.socket("ada-1").ask("r-2").thread(OTHER_THREAD);
    answered(other).golden();
    elsewhere.judged().keeps();
    TimelineScript line = TimelineScript.withUserFanOut(unnamed).named("here", ledger);
    Script own = answered(line.socket("ada-1").ask("r-1"));
    line.ask("r-2").thread(OTHER_THREAD).started().thinking();
    own.golden();

    line.judged().keeps();
  }
}
