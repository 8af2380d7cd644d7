package dev.goldenpath.scenario;

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
 */
public record Ask(
    String who,
    String agent,
    String task,
    Optional<List<String>> tools,
    OptionalInt maxIterations,
    String thread,
    boolean marked) {

  /** Where a task wants its nonce. */
  public static final String NONCE = "{nonce}";

  /** The thread that a user has when a scenario names none. */
  public static final String OWN_THREAD = "own";

  /** Ask {@code data_helper}, in the user's own thread, with the tools that it has by default. */
  public static Ask of(String who, String task) {
    return new Ask(
        who, "data_helper", task, Optional.empty(), OptionalInt.empty(), OWN_THREAD, true);
  }

  String message(String nonce) {
    if (!marked) {
      return task;
    }
    return task.contains(NONCE) ? task.replace(NONCE, nonce) : nonce + " " + task;
  }

  public Ask agent(String other) {
    return new Ask(who, other, task, tools, maxIterations, thread, marked);
  }

  public Ask tools(List<String> allowed) {
    return new Ask(
        who, agent, task, Optional.of(List.copyOf(allowed)), maxIterations, thread, marked);
  }

  public Ask rounds(int most) {
    return new Ask(who, agent, task, tools, OptionalInt.of(most), thread, marked);
  }

  public Ask thread(String name) {
    return new Ask(who, agent, task, tools, maxIterations, name, marked);
  }

  /** Ask with the task's own words alone. */
  public Ask unmarked() {
    return new Ask(who, agent, task, tools, maxIterations, thread, false);
  }
}
