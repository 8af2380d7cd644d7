package dev.goldenpath.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.setting.Parts;
import dev.goldenpath.wire.Comparison;
import java.util.List;
import java.util.Map;
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
 * @param context fields of the user's context beside the id
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
    Map<String, JsonNode> context,
    Optional<Comparison> comparison) {

  /** Where a task wants its nonce. */
  public static final String NONCE = "<nonce>";

  /** The thread that a user has when a scenario names none. */
  public static final String OWN_THREAD = "own";

  /** Ask {@code data_helper}, in the user's own thread, with the tools that it has by default. */
  public static Ask of(String who, String task) {
    return new Ask(
        who,
        Parts.AGENT,
        task,
        Optional.empty(),
        OptionalInt.empty(),
        OWN_THREAD,
        true,
        Map.of(),
        Optional.empty());
  }

  String message(String nonce) {
    if (!marked) {
      return task;
    }
    return task.contains(NONCE) ? task.replace(NONCE, nonce) : nonce + " " + task;
  }

  /** Ask for the same in other words. */
  public Ask saying(String other) {
    return new Ask(who, agent, other, tools, maxIterations, thread, marked, context, comparison);
  }

  public Ask agent(String other) {
    return new Ask(who, other, task, tools, maxIterations, thread, marked, context, comparison);
  }

  public Ask tools(List<String> allowed) {
    Optional<List<String>> named = Optional.of(List.copyOf(allowed));
    return new Ask(who, agent, task, named, maxIterations, thread, marked, context, comparison);
  }

  public Ask rounds(int most) {
    OptionalInt rounds = OptionalInt.of(most);
    return new Ask(who, agent, task, tools, rounds, thread, marked, context, comparison);
  }

  public Ask thread(String name) {
    return new Ask(who, agent, task, tools, maxIterations, name, marked, context, comparison);
  }

  /** Send further fields in the user's context. */
  public Ask context(Map<String, JsonNode> fields) {
    return new Ask(
        who, agent, task, tools, maxIterations, thread, marked, Map.copyOf(fields), comparison);
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
        context,
        Optional.of(new Comparison(difference, control.call().name())));
  }

  /** Ask with the task's own words alone. */
  public Ask unmarked() {
    return new Ask(who, agent, task, tools, maxIterations, thread, false, context, comparison);
  }
}
