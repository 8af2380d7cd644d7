package dev.goldenpath.result;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.rule.contract.ContractRules;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Canaries;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.TargetFacts;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Harmless;
import dev.goldenpath.wire.Records;
import dev.goldenpath.wire.TranscriptLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A scenario as its transcript tells it, to be judged again by the same rules. */
public final class Recording {
  private final String place;
  private final List<JsonNode> lines;
  private final JsonNode end;
  private final Judge judge;
  private final Instant began;
  private final List<Act> acts;

  /** What is told to the judge, and when it was. */
  record Act(Instant at, Runnable run) {}

  /**
   * Take the lines of a transcript.
   *
   * @param ledger shared by all scenarios of the run
   * @throws IllegalArgumentException if these are no lines of one
   */
  Recording(List<JsonNode> lines, Ledger ledger) {
    JsonNode head = lines.get(0);
    if (head.has("shard")) {
      Shard shard = Records.read(head.path("shard"), Shard.class);
      ledger.among(new Canaries(head.path("seed").asInt(), shard.index(), shard.count()));
    }
    this.lines = lines;
    this.place = Records.read(head.path("scenario"), String.class);
    this.end = lines.get(lines.size() - 1);
    this.judge = new Judge(new Timeline(place, facts(head), ledger), ContractRules.all());
    this.began =
        lines.stream()
            .flatMap(line -> TranscriptLines.entry(line).stream())
            .findFirst()
            .map(first -> first.at().wall().minusNanos(first.at().nanos()))
            .orElse(Instant.EPOCH);
    this.acts = told();
    end.path("found").forEach(this::found);
  }

  private static TargetFacts facts(JsonNode head) {
    return new TargetFacts(
        Records.read(head.path("profile"), WireProfile.class),
        Records.read(head.path("limits"), Limits.class),
        Records.read(head.path("fanOut"), FanOut.class),
        head.has("overlap") ? Records.read(head.path("overlap"), Overlap.class) : Overlap.PARALLEL,
        head.path("capabilities")
            .valueStream()
            .map(it -> Records.read(it, Capability.class))
            .collect(Collectors.toSet()));
  }

  public String place() {
    return place;
  }

  List<Act> acts() {
    return acts;
  }

  private List<Act> told() {
    List<Act> acts = new ArrayList<>();
    for (JsonNode line : lines) {
      TranscriptLines.entry(line)
          .ifPresent(entry -> acts.add(act(entry.at().nanos(), () -> judge.accept(entry))));
      if (line.has("tick")) {
        long nanos = line.path("tick").longValue();
        acts.add(act(nanos, () -> judge.tick(nanos)));
      }
    }
    if (isWhole()) {
      long nanos = end.path("nanos").longValue();
      Ending ending = Records.read(end.path("over"), Ending.class);
      acts.add(act(nanos, () -> judge.end(ending, nanos)));
    }
    return acts;
  }

  private Act act(long nanos, Runnable run) {
    return new Act(began.plusNanos(nanos), run);
  }

  /** Return whether it was recorded up to its end, and can be held against what came out then. */
  public boolean isWhole() {
    return end.has("over");
  }

  public List<ClauseBreak> breaks() {
    List<Violation> all = new ArrayList<>(judge.faults());
    end.path("found").forEach(it -> all.add(found(it)));
    Set<String> about = texts("about").stream().collect(Collectors.toSet());
    return Breaks.of(
        all,
        clause -> about.contains(clause.id()),
        new FailureMessage(
            judge.timeline(), place, Optional.of(end.path("transcript").asText("a transcript"))),
        Harmless::text);
  }

  private Violation found(JsonNode it) {
    return new Violation(
        Clause.byId(it.path("clause").asText())
            .orElseThrow(() -> new IllegalArgumentException("no clause: " + it.path("clause"))),
        it.path("expected").asText(),
        it.path("seen").asText(),
        it.path("hint").asText(),
        it.path("witnesses").valueStream().flatMap(seq -> entry(seq.longValue()).stream()).toList(),
        it.path("decidedAt").longValue(),
        Records.read(it.path("slice"), SliceId.class));
  }

  private Optional<Entry> entry(long seq) {
    return judge.timeline().moments().stream()
        .map(Moment::entry)
        .filter(entry -> entry.at().seq() == seq)
        .findFirst();
  }

  /** Say what differs from what came out when it was recorded. */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    if (isWhole()) {
      verdicts()
          .forEach(
              (clause, now) -> {
                String then = end.path("verdicts").path(clause).asText();
                if (!now.equals(then)) {
                  differences.add(clause + " was " + then + ", and is " + now);
                }
              });
      List<String> now = breaks().stream().map(ClauseBreak::message).toList();
      if (differences.isEmpty() && !now.equals(texts("findings"))) {
        differences.add("what is broken is told in other words");
      }
    }
    return differences;
  }

  /** What a scenario declares itself is no rule of the contract's, and known from then alone. */
  private Map<String, String> verdicts() {
    Map<String, String> verdicts = new LinkedHashMap<>();
    judge.verdicts().entrySet().stream()
        .filter(it -> it.getKey().isOfContract())
        .forEach(it -> verdicts.put(it.getKey().id(), it.getValue().word()));
    return verdicts;
  }

  private List<String> texts(String key) {
    return end.path(key).valueStream().map(JsonNode::asText).toList();
  }
}
