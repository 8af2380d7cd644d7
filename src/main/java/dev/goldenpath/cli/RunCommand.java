package dev.goldenpath.cli;

import dev.goldenpath.report.Finding;
import dev.goldenpath.report.HistoryFile;
import dev.goldenpath.report.Progress;
import dev.goldenpath.report.ResultsUnusable;
import dev.goldenpath.result.Demands;
import dev.goldenpath.result.PastRun;
import dev.goldenpath.result.RunPlan;
import dev.goldenpath.result.Shard;
import dev.goldenpath.result.Transcripts;
import dev.goldenpath.scenario.Beside;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Settings;
import dev.goldenpath.setting.Target;
import dev.goldenpath.wire.HttpApi;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = "Judge a target by the features.",
    defaultValueProvider = RunDefaults.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:something was executed and nothing broke",
      "1:a promise was broken",
      "2:usage, settings, or an error of the suite itself",
      "3:nothing was executed, fewer than --min-executed, the target was lost,"
          + " --strict and something was unavailable or the golden path was not shown,"
          + " or a clause of --require or --min-clauses was not kept"
    })
final class RunCommand extends Subcommand {
  static final String OUT = "target/living-docs";

  @Mixin private GlueOption glue = new GlueOption();

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "embedded (the default), local, staging, or a file in targets/")
  private @Nullable String target;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a setting; secrets can be given as KEY=@FILE")
  private List<String> sets = List.of();

  @Option(
      names = "--tags",
      paramLabel = "EXPRESSION",
      description = "only these scenarios: '@smoke and not @load'")
  private @Nullable String tags;

  @Option(
      names = "--features",
      paramLabel = "PATH",
      description = "a folder or file of features, or FILE:LINE; built-in: those of the suite")
  private List<String> features = List.of();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "scenarios at a time (default: 8 a processor, and no more than Java has 64 MiB for)")
  private @Nullable Integer parallel;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = {
        "only that part of the scenarios; /N: as JOB_COMPLETION_INDEX or CI_NODE_INDEX says,",
        "which binds with CI_NODE_TOTAL where nothing is given. See: merge"
      })
  private @Nullable String shard;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "draw what the features leave open as the run with this seed did")
  private @Nullable Integer seed;

  @Option(
      names = "--start-at",
      paramLabel = "TIME",
      description =
          "when many users at once begin, so that shards begin together: 2026-11-27T20:15:00Z")
  private @Nullable String startAt;

  @Option(names = "--dry-run", description = "look at the features and the settings alone")
  private boolean dryRun;

  @Mixin private DemandOptions demanded = new DemandOptions();

  @Option(names = "--verbose", description = "tell every failure whole on the console")
  private boolean verbose;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the report goes (default: ${DEFAULT-VALUE})",
      defaultValue = OUT)
  private Path out = Path.of(OUT);

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description =
          "a file to which each run is added; the report tells what has changed over the last 50")
  private @Nullable Path history;

  @Option(
      names = "--transcripts",
      paramLabel = "WHICH",
      description =
          "of which scenarios transcripts are kept: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE})",
      defaultValue = "failed")
  private Transcripts transcripts = Transcripts.FAILED;

  @Option(names = "--cucumber-html", description = "write Cucumber's own page as well")
  private boolean cucumberHtml;

  @Override
  public Integer call() {
    return dryRun ? judge() : judgeWithEvidence();
  }

  private int judgeWithEvidence() {
    try (Evidence evidence = Evidence.begin(out)) {
      try {
        return judge();
      } catch (SettingUnusable | CommandUnusable | ResultsUnusable unusable) {
        evidence.noVerdict(
            Optional.ofNullable(target).orElse(""), String.valueOf(unusable.getMessage()));
        throw unusable;
      }
    }
  }

  private int judge() {
    try (OpenJar jar = OpenJar.begin()) {
      return judge(jar);
    }
  }

  private int judge(OpenJar jar) {
    checkUsage();
    demanded.check();
    Shard part = new ShardOption(System.getenv()).read(shard);
    if (history != null && !part.isWhole()) {
      throw usage("--history keeps whole runs; give it to merge, which joins the shards.");
    }
    Optional<Instant> begin =
        Optional.ofNullable(startAt).map(time -> StartGate.read(time, InstantSource.system()));
    int drawn = Seed.of(seed, part, InstantSource.system());
    Surroundings.checkMemory();
    // Nobody waits for it: the first execute call does, if it comes so soon.
    CompletableFuture<Void> groovy =
        dryRun ? new CompletableFuture<>() : jar.open().thenRun(HttpApi::loadGroovy);
    Map<String, String> settings = RunSettings.read(Path.of(""));
    String usual = settings.getOrDefault(Engine.TAGS, "");
    if (tags == null && !usual.isBlank()) {
      checkTags(Engine.TAGS, usual);
    }
    Target judged = Settings.fromProcess(Optional.ofNullable(target), sets);
    if (!dryRun && judged.realAgents()) {
      Beside.begin("execute", () -> groovy.thenRun(HttpApi::prepare).join());
    }
    EngineRequest request =
        EngineRequest.of(
            featurePaths(settings),
            Optional.ofNullable(tags),
            parallel == null ? OptionalInt.empty() : OptionalInt.of(parallel),
            out,
            cucumberHtml);
    Surroundings.checkFiles(Parallelism.of(request.parameters(settings)));
    lookAt(request, settings);
    if (dryRun) {
      return 0;
    }
    Demands demands = demanded.demands(judged.strict());
    Progress.verbose(verbose);
    Optional<Path> kept = Optional.ofNullable(history);
    Optional<List<PastRun>> past = kept.map(it -> HistoryFile.read(it, judged.name()));
    String again = again(judged, drawn);
    RunPlan plan =
        new RunPlan(Version.built(), request.tags(settings), List.of(), part, demands, drawn);
    return new AcceptanceCall(request, plan, new Embedded(), out(), err())
        .keptIn(kept)
        .prepared(
            results -> results.repeatedBy(again).keeping(transcripts).loadingAt(begin).after(past))
        .against(judged, settings);
  }

  /** Return where outputs go by a command line that can't be parsed. */
  static Path out(List<String> args) {
    String set = new RunDefaults().value("out");
    String out = set == null ? OUT : set;
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).startsWith("--out=")) {
        out = args.get(i).substring("--out=".length());
      } else if (args.get(i).equals("--out") && i + 1 < args.size()) {
        out = args.get(i + 1);
      }
    }
    return Path.of(out);
  }

  /** Look at the features before anything starts. */
  private void lookAt(EngineRequest request, Map<String, String> settings) {
    Expression wanted = TagExpressionParser.parse(request.tags(settings));
    List<Finding> wrong =
        CheckCommand.findings(request.wholeFiles(), wanted::evaluate).stream()
            .filter(finding -> dryRun || finding.fatal())
            .toList();
    if (!wrong.isEmpty()) {
      throw new CommandUnusable(
          wrong.stream().map(String::valueOf).collect(Collectors.joining("\n")));
    }
  }

  /** Return where the features are: as the option says, else the run settings, else at hand. */
  private List<FeaturePath> featurePaths(Map<String, String> settings) {
    List<String> written =
        features.isEmpty()
            ? Arrays.stream(settings.getOrDefault("cucumber.features", "").split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList()
            : features;
    return written.isEmpty()
        ? List.of(FeaturePath.atHand(Path.of("")))
        : written.stream().map(FeaturePath::of).toList();
  }

  /** Return the command that does the run again, without its features. */
  private String again(Target judged, int drawn) {
    return Stream.concat(
            Stream.of(OwnPlace.command(), "run --target " + judged.name()),
            Stream.concat(
                sets.stream().map(set -> "--set " + OwnPlace.quoted(Settings.shown(set))),
                Stream.of("--seed " + drawn)))
        .collect(Collectors.joining(" "));
  }

  private void checkUsage() {
    if (parallel != null && parallel < 1) {
      throw usage("--parallel must be 1 or more, not " + parallel + ".");
    }
    if (out.toString().contains(",")) {
      throw usage("--out can't be a folder with a comma in its name.");
    }
    if (features.stream().anyMatch(String::isBlank) || out.toString().isBlank()) {
      throw usage("--features and --out must not be empty; is a variable not set?");
    }
    if (tags != null) {
      checkTags("--tags", tags);
    }
  }

  private void checkTags(String source, String expression) {
    Selection.problem(expression)
        .ifPresent(
            why -> {
              throw usage(source + " " + why);
            });
  }
}
