package dev.goldenpath.scenario;

import dev.goldenpath.wire.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a scenario wants of an agent, before a thread, a nonce and a token are added.
 *
 * @param who the user's name
 * @param task what the message says, in words; a nonce is put in the place of {@value #NONCE}, or
 *     before it all
 * @param thread the scenario's name for one of the user's threads
 * @param marked whether the message holds a nonce; else it is the task and nothing else
 * @param comparison the run that it is held against, where it differs from that in one thing only
 */
public record Ask(
    String who,
    String agent,
    String task,
    Optional<List<String>> tools,
    OptionalInt maxIterations,
    String thread,
    boolean marked,
    Optional<Comparison> comparison) {

  /** Where a task wants its nonce. */
  public static final String NONCE = "{nonce}";

  /** The thread that a user has when a scenario names none. */
  public static final String OWN_THREAD = "own";

  /** Ask {@code data_helper}, in the user's own thread, with the tools that it has by default. */
  public static Ask of(String who, String task) {
    return new Ask(
        who,
        "data_helper",
        task,
        Optional.empty(),
        OptionalInt.empty(),
        OWN_THREAD,
        true,
        Optional.empty());
  }

  String message(String nonce) {
    if (!marked) {
      return task;
    }
    return task.contains(NONCE) ? task.replace(NONCE, nonce) : nonce + " " + task;
  }

  public Ask agent(String other) {
    return new Ask(who, other, task, tools, maxIterations, thread, marked, comparison);
  }

  public Ask tools(List<String> allowed) {
    return new Ask(
        who,
        agent,
        task,
        Optional.of(List.copyOf(allowed)),
        maxIterations,
        thread,
        marked,
        comparison);
  }

  public Ask rounds(int most) {
    return new Ask(who, agent, task, tools, OptionalInt.of(most), thread, marked, comparison);
  }

  public Ask thread(String name) {
    return new Ask(who, agent, task, tools, maxIterations, name, marked, comparison);
  }

  /** Hold the run against another, from which it differs in one thing only. */
  public Ask against(AskedRun control, Comparison.Difference difference) {
    return new Ask(
        who,
        agent,
        task,
        tools,
        maxIterations,
        thread,
        marked,
        Optional.of(new Comparison(difference, control.call().name())));
  }

  /** Ask with the task's own words alone. */
  public Ask unmarked() {
    return new Ask(who, agent, task, tools, maxIterations, thread, false, comparison);
  }
}
