package dev.goldenpath.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Judge;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.rule.contract.ContractRules;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.setting.Protocol;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.TargetFacts;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A timeline that was made up to show how a clause is kept, or how it is broken, as the rules judge
 * it.
 *
 * @param judge has seen all of it
 * @param length in nanoseconds, with the silence at its end
 */
public record Example(Clause clause, Judge judge, long length) {
  private static final String FILE = "/contract/examples.yaml";
  private static final JsonNode ALL = read();

  private static JsonNode read() {
    try (InputStream in = Example.class.getResourceAsStream(FILE)) {
      return YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " can't be read", e);
    }
  }

  /** Return one that keeps the clause; empty where a timeline could not show it. */
  public static Optional<Example> keeping(Clause clause) {
    Optional<Example> example = of(clause, "keeps");
    example.ifPresent(it -> it.judge.end(Ending.SCENARIO_OVER, it.length));
    return example;
  }

  /** Return one that breaks it; it ends where that is decided. */
  public static Optional<Example> breaking(Clause clause) {
    return of(clause, "breaks");
  }

  private static Optional<Example> of(Clause clause, String which) {
    return Optional.ofNullable(ALL.path("clauses").path(clause.id()).get(which))
        .map(lines -> judged(clause, lines));
  }

  private static Example judged(Clause clause, JsonNode lines) {
    ExampleTimeline line = new ExampleTimeline(ALL.path("messages"));
    add(lines, line);
    Judge judge =
        new Judge(
            new Timeline(clause.id(), facts(clause), new Ledger(it -> Optional.empty())),
            ContractRules.all());
    line.entries().forEach(judge::accept);
    List<Entry> entries = line.entries();
    long length = entries.get(entries.size() - 1).at().nanos() + line.silence();
    while (judge.wakeAt() < length) {
      judge.tick(judge.wakeAt() + 1);
    }
    return new Example(clause, judge, length);
  }

  /** A line is what happened, or the name of a part of which it is one. */
  private static void add(JsonNode lines, ExampleTimeline to) {
    for (JsonNode line : lines) {
      JsonNode part = ALL.path("parts").path(line.asText());
      if (part.isMissingNode()) {
        to.add(line);
      } else {
        add(part, to);
      }
    }
  }

  private static TargetFacts facts(Clause clause) {
    return new TargetFacts(
        switch (clause.family()) {
          case AGUI -> Protocol.AG_UI.profile();
          case AISDK -> Protocol.AI_SDK.profile();
          default -> WireProfile.DATA;
        },
        Limits.defaults(),
        FanOut.THREAD,
        Overlap.PARALLEL,
        Set.of(Capability.values()));
  }

  /** Return how the clause is broken; empty where it is kept. */
  public Optional<Violation> violation() {
    return judge.faults().stream().filter(it -> it.clause() == clause).findFirst();
  }

  /** Return the clauses that can't but be broken with it. */
  public List<Clause> also() {
    return ALL.path("clauses")
        .path(clause.id())
        .path("also")
        .valueStream()
        .flatMap(it -> Clause.byId(it.asText()).stream())
        .toList();
  }

  /** Tell of it, for a picture. */
  public Story story() {
    return StoryTeller.tell(
        judge.timeline(), violation().stream().toList(), judge::owed, UnaryOperator.identity());
  }
}
