package dev.goldenpath.result;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.wire.Harmless;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Collect the judgements of one acceptance run, and what must be said about the run as a whole.
 *
 * <p>Safe for any number of threads. The runner builds hooks and reports apart from each other, so
 * they meet at the one set of results that is open in the process; runs follow each other.
 */
public final class RunResults {
  private static final AtomicReference<RunResults> OPEN = new AtomicReference<>(new RunResults(""));

  private final ConcurrentMap<String, ScenarioResult> judgements = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> features = new ConcurrentHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private final Map<String, Supplier<Set<Clause>>> hindsight = new ConcurrentHashMap<>();
  private final Set<String> faults = new LinkedHashSet<>();
  private final String target;
  private volatile UnaryOperator<String> mask = UnaryOperator.identity();
  private volatile Optional<String> targetLost = Optional.empty();
  private volatile String address = "";
  private volatile List<SettingTold> settings = List.of();
  private volatile Optional<String> noVerdict = Optional.empty();
  private volatile String command;
  private volatile RunPlan plan = RunPlan.UNKNOWN;
  private volatile Optional<List<PastRun>> past = Optional.empty();
  private volatile Optional<Instant> loadsAt = Optional.empty();
  private volatile Transcripts transcripts = Transcripts.FAILED;

  private RunResults(String target) {
    this.target = target;
    this.command = "target/goldenpath run --target " + target;
  }

  /** Open new results, for a run against that target; those before are closed by it. */
  public static RunResults open(String target) {
    RunResults results = new RunResults(Objects.requireNonNull(target, "target"));
    OPEN.set(results);
    return results;
  }

  /** Return the results of the run that is under way. */
  public static RunResults current() {
    return Objects.requireNonNull(OPEN.get());
  }

  public String target() {
    return target;
  }

  /** Say where the target is, as people write it. */
  public void targetAt(String place) {
    address = Objects.requireNonNull(place, "place");
  }

  /** Return where the target is; empty while that is not known. */
  public String address() {
    return address;
  }

  /** Say by which settings it is judged. */
  public void targetSettings(List<SettingTold> told) {
    settings = List.copyOf(told);
  }

  /** Return them, masked; none while they are not known. */
  public List<SettingTold> targetSettings() {
    return settings.stream()
        .map(it -> new SettingTold(it.key(), shown(it.value()), shown(it.from())))
        .toList();
  }

  /**
   * Return a name for a feature file that no other file of this run has: {@code
   * features/order/x.feature}, with as many folders before it as tell it from its namesakes.
   */
  public String featureId(URI uri) {
    List<String> candidates = FeatureId.candidates(uri);
    String path = FeatureId.pathOf(uri);
    return candidates.stream()
        .filter(name -> path.equals(features.computeIfAbsent(name, free -> path)))
        .findFirst()
        .orElseGet(() -> candidates.get(candidates.size() - 1));
  }

  public void add(ScenarioResult judgement) {
    judgements.put(judgement.id(), judgement);
  }

  /**
   * Say what tells at the run's end which of a scenario's breaks are refuted by what other
   * scenarios have shown since.
   */
  public void lookBackOn(String id, Supplier<Set<Clause>> refuted) {
    hindsight.put(id, refuted);
  }

  /** Return whether what a scenario found may be refuted at the run's end. */
  public boolean looksBackOn(String id) {
    return hindsight.containsKey(id);
  }

  /** Return the clauses that a scenario, by the runner's id, does not break after all. */
  public Set<Clause> refuted(String id) {
    return hindsight.getOrDefault(id, Set::of).get();
  }

  /** Say by which command the run is done again; features are added to it. */
  public RunResults repeatedBy(String again) {
    command = again;
    return this;
  }

  /** Say of which scenarios the transcripts are kept. */
  public RunResults keeping(Transcripts which) {
    transcripts = Objects.requireNonNull(which, "which");
    return this;
  }

  /** Say when users who are many are to begin; at once where nobody says so. */
  public RunResults loadingAt(Optional<Instant> time) {
    loadsAt = time;
    return this;
  }

  /** Return when users who are many are to begin, so that shards begin together. */
  public Optional<Instant> loadsAt() {
    return loadsAt;
  }

  /** Say which runs there were before, where a history is kept. */
  public RunResults after(Optional<List<PastRun>> runs) {
    past = runs.map(List::copyOf);
    return this;
  }

  /** Return the runs before this, the oldest first; empty where no history is kept. */
  public Optional<List<PastRun>> past() {
    return past;
  }

  /** Return of which scenarios the transcripts are kept. */
  public Transcripts transcripts() {
    return transcripts;
  }

  /** Say what the run is to do. */
  public void planned(RunPlan made) {
    plan = Objects.requireNonNull(made, "made");
  }

  public RunPlan plan() {
    return plan;
  }

  /** Return the command that does the run again, without features. */
  public String command() {
    return command;
  }

  /** Say something about the run as a whole, such as why a target is unavailable; each once. */
  public synchronized void remark(String text) {
    if (!remarks.contains(text)) {
      remarks.add(text);
    }
  }

  public synchronized List<String> remarks() {
    return List.copyOf(remarks);
  }

  /**
   * Say what of the suite's own went wrong outside any scenario, such as a full disk; each once.
   */
  public synchronized void fault(String text) {
    faults.add(text);
  }

  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /** Return the judgements so far, by the runner's ids. */
  public ConcurrentMap<String, ScenarioResult> judgements() {
    return judgements;
  }

  /** Mask every text of this run that is shown or written, from now on, by that. */
  public void maskWith(UnaryOperator<String> masking) {
    mask = Objects.requireNonNull(masking, "masking");
  }

  /** Return the text without the secrets that are known so far. */
  public String mask(String text) {
    return mask.apply(text);
  }

  /** Return the text as it may be shown to people: masked, and harmless. */
  public String shown(String text) {
    return Harmless.text(mask(text));
  }

  /**
   * Say that the target could no longer be reached from some moment on, and why; the first binds.
   */
  public synchronized void targetLost(String reason) {
    if (targetLost.isEmpty()) {
      targetLost = Optional.of(reason);
    }
  }

  /**
   * Say why there can be no verdict on this run, such as settings that can't be used, or a run that
   * was ended from outside; the first binds.
   */
  public synchronized void noVerdict(String reason) {
    if (noVerdict.isEmpty()) {
      noVerdict = Optional.of(reason);
    }
  }

  /** Return why there can be no verdict. */
  public Optional<String> noVerdict() {
    return noVerdict;
  }

  /** Return why the target was lost in mid-run; empty while it is there. */
  public Optional<String> targetLost() {
    return targetLost;
  }
}
