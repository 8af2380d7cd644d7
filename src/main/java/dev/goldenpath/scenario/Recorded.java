package dev.goldenpath.scenario;

import dev.goldenpath.result.ClauseBreak;
import dev.goldenpath.result.RunResults;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Violation;
import dev.goldenpath.setting.Target;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a scenario is recorded, so that it can be judged again: its entries, when the rules were
 * told the time between them, and at the end what came out, with what no rule of the contract
 * knows.
 */
final class Recorded {
  private Recorded() {}

  /** Return the head of a transcript: the scenario, and what its rules know of the target. */
  static Map<String, Object> head(ScenarioCard scenario, Target target) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("scenario", scenario.place());
    head.put("name", scenario.name());
    head.put("seed", RunResults.current().plan().seed());
    head.put("shard", RunResults.current().plan().shard());
    head.put("target", target.name());
    head.put("profile", target.wireProfile());
    head.put("limits", target.limits());
    head.put("fanOut", target.fanOut());
    head.put("overlap", target.overlap());
    head.put("wsToken", target.wsToken());
    head.put("capabilities", target.capabilities());
    return head;
  }

  /**
   * Return the lines of a transcript below its head.
   *
   * @param path of the transcript, as messages name it
   */
  static List<Object> lines(JudgingWaiter waiter, List<ClauseBreak> breaks, String path) {
    // First the ticks: of a scenario that goes on, each comes after entries that are there by then.
    List<JudgingWaiter.Tick> ticks = waiter.ticks();
    List<Object> lines = new ArrayList<>(waiter.transcript().entries());
    int before = 0;
    for (JudgingWaiter.Tick tick : ticks) {
      lines.add(tick.after() + before++, Map.of("tick", tick.nanos()));
    }
    waiter.ended().ifPresent(over -> lines.add(end(over, waiter, breaks, path)));
    return lines;
  }

  private static Map<String, Object> end(
      JudgingWaiter.Over over, JudgingWaiter waiter, List<ClauseBreak> breaks, String path) {
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("over", over.ending().name());
    end.put("nanos", over.nanos());
    end.put("about", waiter.about().stream().map(Clause::id).sorted().toList());
    end.put("found", waiter.found().stream().map(Recorded::violation).toList());
    end.put("transcript", path);
    Map<String, String> verdicts = new LinkedHashMap<>();
    waiter
        .judge()
        .verdicts()
        .forEach((clause, verdict) -> verdicts.put(clause.id(), verdict.word()));
    end.put("verdicts", verdicts);
    end.put("findings", breaks.stream().map(ClauseBreak::message).toList());
    return end;
  }

  private static Map<String, Object> violation(Violation found) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("clause", found.clause().id());
    map.put("expected", found.expected());
    map.put("seen", found.seen());
    map.put("hint", found.hint());
    map.put("witnesses", found.witnesses().stream().map(Entry::at).map(it -> it.seq()).toList());
    map.put("decidedAt", found.decidedAt());
    map.put("slice", found.slice());
    return map;
  }
}
