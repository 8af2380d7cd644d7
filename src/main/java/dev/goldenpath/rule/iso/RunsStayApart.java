package dev.goldenpath.rule.iso;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.DeliveredText;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Nonce;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.RunSlice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ISO-3: two runs at the same time, in one thread or in two, stay apart.
 *
 * <p>Keeps it: two overlapping runs, each with its own nonce; or a thought that quotes the other's
 * message in the same thread. Breaks it: one run's text in the other's tool calls; or in any event
 * of another thread.
 */
public final class RunsStayApart {
  public static final Rule RULE =
      inAnyRun(
          Clause.ISO_3,
          slice ->
              every(ANY_EVENT.where(event -> slice.timeline().spans().isBesideAny(slice.run())))
                  .must(event -> holdsNothingOfOthers(event, slice)));

  private RunsStayApart() {}

  private static Optional<Mismatch> holdsNothingOfOthers(AgentEvent event, RunSlice slice) {
    List<String> own = slice.run().nonces();
    return nonces(event).stream()
        .filter(nonce -> !own.contains(nonce))
        .flatMap(nonce -> mixed(nonce, event, slice).stream())
        .findFirst();
  }

  /** Return the nonces in an event, however they are written. */
  private static List<String> nonces(AgentEvent event) {
    return new DeliveredText(event.frame().text())
        .readings().stream().flatMap(text -> Nonce.in(text).stream()).distinct().toList();
  }

  private static Optional<Mismatch> mixed(String nonce, AgentEvent event, RunSlice slice) {
    return slice.timeline().spans().beside(slice.run()).stream()
        .filter(other -> other.nonces().contains(nonce))
        // What is another user's is ISO-2's.
        .filter(other -> other.user().equals(slice.run().user()))
        .findFirst()
        .filter(other -> !mayQuote(other, event, nonce, slice))
        .flatMap(
            other ->
                Mismatch.of(
                    "only what belongs to run " + slice.run().id(),
                    "%s at event %s holds %s of run %s, which was under way at the same time"
                        .formatted(event.typeName(), Wording.place(event), nonce, other.id()),
                    "look for state that runs share: a field of the agent, a variable outside the"
                        + " run"));
  }

  /**
   * A thread is one conversation, which a model may quote. Its tools have their own work; and an
   * answer without what the run's own tools returned is the other's, and no quotation.
   */
  private static boolean mayQuote(Run other, AgentEvent event, String nonce, RunSlice slice) {
    boolean inTools =
        Stream.of("tool_args", "results")
            .anyMatch(field -> Json.write(event.data(field)).contains(nonce));
    boolean isOthersAnswer =
        event.type() == EventType.AGENT_COMPLETED
            && !holdsOwn(event, slice)
            && slice.events().stream()
                .filter(it -> it.type() == EventType.TOOL_COMPLETED)
                .anyMatch(it -> holdsOwn(it, slice));
    return other.threadId().equals(slice.run().threadId()) && !inTools && !isOthersAnswer;
  }

  private static boolean holdsOwn(AgentEvent event, RunSlice slice) {
    return nonces(event).stream().anyMatch(slice.run().nonces()::contains);
  }
}
