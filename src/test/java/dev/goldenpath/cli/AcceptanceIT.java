package dev.goldenpath.cli;

import dev.goldenpath.report.LivingDocs;
import dev.goldenpath.report.Outputs;
import dev.goldenpath.report.Progress;
import dev.goldenpath.report.Report;
import dev.goldenpath.report.RunStatus;
import dev.goldenpath.result.Demands;
import dev.goldenpath.result.RunPlan;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.result.Shard;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/**
 * The acceptance run of {@code mvn verify}: all features against the target that the settings name.
 *
 * <p>What may be set from outside stands in {@code cucumber.properties}, not in annotations, which
 * would bind more than it. The golden path comes first, then all features by their names.
 */
@Suite
@IncludeEngines("goldenpath-features")
@SelectDirectories("features")
final class AcceptanceIT {
  private static final Path OUT = Path.of("target", "living-docs");

  private static TargetLifecycle.@Nullable Open open;
  private static @Nullable Evidence evidence;
  private static @Nullable MaskedConsole console;
  private static @Nullable Target target;

  AcceptanceIT() {}

  @BeforeSuite
  static void open() {
    console = MaskedConsole.open();
    evidence = Evidence.begin(OUT);
    try {
      MavenRun.check();
      Surroundings.checkMemory();
      Surroundings.checkFiles(Parallelism.of(RunSettings.read(Path.of(""))));
      Target named = Settings.fromProcess(Optional.empty(), List.of());
      draw(RunResults.open(named.name()));
      target = named;
      open = new Embedded().begin(named, OUT);
    } catch (SettingUnusable | CommandUnusable unusable) {
      evidence.noVerdict("", String.valueOf(unusable.getMessage()));
      throw unusable;
    }
  }

  /** Draw from the seed of {@code -Dgoldenpath.seed}, as the command line does. */
  private static void draw(RunResults results) {
    String given = new RunDefaults().value("seed");
    Integer asked = given == null ? null : Integer.valueOf(given);
    int seed = Seed.of(asked, Shard.WHOLE, InstantSource.system());
    results.planned(new RunPlan(Version.built(), "", List.of(), Shard.WHOLE, Demands.NONE, seed));
  }

  /** Close the run; skipped scenarios fail no build by themselves, so ask for the status here. */
  @AfterSuite
  static void close() {
    if (open != null) {
      open.close();
    }
    boolean strict = target != null && target.strict();
    Report report =
        LivingDocs.latest()
            .orElseThrow(() -> new IllegalStateException("the run left no report"))
            .with(RunResults.current(), FeatureReader.takeDropped());
    Outputs.write(report, OUT);
    System.out.println(Progress.last(report, OUT));
    RunStatus status = RunStatus.of(report, new Demands(strict, 1));
    if (evidence != null) {
      evidence.close();
    }
    if (console != null) {
      console.close();
    }
    if (status.exitCode() != RunStatus.OK) {
      throw new IllegalStateException(status.sentence());
    }
  }
}
