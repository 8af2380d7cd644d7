package dev.goldenpath.rule.iso;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.State;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
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
public final class RunsStayApart implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.ISO_3;
  }

  @Override
  public Monitor watch(RunSlice slice) {
    return new Monitor(clause(), slice.id()) {
      @Override
      protected void on(Moment moment) {
        moment.event().ifPresent(event -> judge(event, moment));
      }

      private void judge(AgentEvent event, Moment moment) {
        if (state() == State.NOT_EXERCISED
            && slice.scene().runs().stream().anyMatch(this::isBeside)) {
          kept();
        }
        List<String> own = slice.run().nonces();
        Nonce.in(event.frame().text()).stream()
            .filter(nonce -> !own.contains(nonce))
            .forEach(
                nonce ->
                    ownerBeside(nonce)
                        .filter(run -> !mayQuote(run, event, nonce))
                        .ifPresent(run -> mixed(event, nonce, run, moment)));
      }

      private Optional<Run> ownerBeside(String nonce) {
        return slice.scene().runs().stream()
            .filter(run -> run.nonces().contains(nonce) && isBeside(run))
            // What is another user's is ISO-2's.
            .filter(run -> run.user().equals(slice.run().user()))
            .findFirst();
      }

      /**
       * A thread is one conversation, which a model may quote. Its tools have their own work; and
       * an answer without what the run's own tools returned is the other's, and no quotation.
       */
      private boolean mayQuote(Run other, AgentEvent event, String nonce) {
        return other.threadId().equals(slice.run().threadId())
            && Stream.of("tool_args", "results")
                .noneMatch(field -> Json.write(event.data(field)).contains(nonce))
            && (event.type() != EventType.AGENT_COMPLETED || holdsOwn(event) || !toolsHadOwn());
      }

      private boolean toolsHadOwn() {
        return slice.events().stream()
            .filter(event -> event.type() == EventType.TOOL_COMPLETED)
            .anyMatch(this::holdsOwn);
      }

      private boolean holdsOwn(AgentEvent event) {
        return slice.run().nonces().stream().anyMatch(event.frame().text()::contains);
      }

      private boolean isBeside(Run other) {
        return !other.id().equals(slice.run().id()) && slice.scene().overlap(slice.run(), other);
      }

      private void mixed(AgentEvent event, String nonce, Run other, Moment moment) {
        broken(
            moment,
            "only what belongs to run " + slice.run().id(),
            event.typeName()
                + " at event "
                + Wording.place(event)
                + " holds "
                + nonce
                + " of run "
                + other.id()
                + ", which was under way at the same time",
            "look for state that runs share: a field of the agent, a variable outside the run");
      }
    };
  }
}
