package dev.goldenpath.rule.iso;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import java.util.List;
import java.util.Optional;

/**
 * ISO-1: a socket carries only runs of its own user, and (fan-out {@code thread}) only those of its
 * thread; user_id, thread_id and run_id are those of the user, the thread and the accepted request.
 *
 * <p>Keeps it: Ada's run on Ada's socket. Breaks it: Ben's run on Ada's socket; or Ada's run with
 * another thread_id; or a run that nobody asked for.
 */
public final class SocketsCarryOwnRunsOnly implements Rule.OfRun {
  @Override
  public Clause clause() {
    return Clause.ISO_1;
  }

  @Override
  public boolean judgesForeignRuns() {
    return true;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new Watch(run);
  }

  private static final class Watch extends Monitor {
    private final RunSlice run;

    Watch(RunSlice run) {
      super(Clause.ISO_1, run.id());
      this.run = run;
    }

    @Override
    protected void on(Moment moment) {
      moment
          .event()
          .map(AgentEvent::readings)
          .orElse(List.of())
          .forEach(reading -> judge(reading, moment));
    }

    private void judge(AgentEvent event, Moment moment) {
      switch (run.ownership()) {
        case OWN -> own(event, moment);
        case FOREIGN -> foreign(event, moment);
        case STRANGE -> strange(event, moment);
      }
    }

    private void own(AgentEvent event, Moment moment) {
      kept();
      ids(event, moment);
    }

    private void ids(AgentEvent event, Moment moment) {
      String userId = run.socket().userId();
      String threadId = run.run().threadId().orElse(run.socket().threadId());
      if (event.userId().filter(id -> !id.equals(userId)).isPresent()) {
        wrongId(moment, "user_id " + userId + " of " + run.socket().user(), event.userId(), event);
      } else if (!mayHaveOwnThread()
          && event.threadId().filter(id -> !id.equals(threadId)).isPresent()) {
        wrongId(moment, "thread_id " + threadId + " of the request", event.threadId(), event);
      } else if (event.runId().filter(id -> !id.equals(run.run().id())).isPresent()) {
        // The same message names two runs.
        wrongId(moment, "run_id " + run.run().id(), event.runId(), event);
      } else if (event.type().isOfRun()) {
        answered()
            .filter(id -> id.isTextual() != event.canonical().path("run_id").isTextual())
            .ifPresent(
                id ->
                    wrongId(
                        moment,
                        "run_id " + Wording.value(id) + " of the answer",
                        Optional.of("run_id " + Wording.value(event.canonical().path("run_id"))),
                        event));
      }
    }

    /** Return the run's id as the answer has it: a text is no number, whoever compares them. */
    private Optional<JsonNode> answered() {
      return run.run().call().flatMap(Call::answer).map(answer -> answer.path("run_id"));
    }

    /** ISO-4 lets a request in another user's thread lead to a thread of one's own. */
    private boolean mayHaveOwnThread() {
      return run.run()
          .call()
          .filter(call -> call.request().expectation().orOwnThread())
          .isPresent();
    }

    private void wrongId(Moment moment, String expected, Optional<String> seen, AgentEvent event) {
      broken(
          moment,
          expected + " on " + run.socket().user() + "'s socket " + run.socket().name(),
          event.typeName() + " at event " + Wording.place(event) + " has " + seen.orElse("nothing"),
          "look where the event takes its ids from: the run's own context, not a shared one");
    }

    private void foreign(AgentEvent event, Moment moment) {
      broken(
          moment,
          "only runs of " + run.socket().user() + " in thread " + run.socket().threadId(),
          event.typeName()
              + " at event "
              + Wording.place(event)
              + " of run "
              + run.run().id()
              + ", which is "
              + run.run().user().orElse("nobody")
              + "'s, in thread "
              + run.run().threadId().orElse("unknown"),
          "look how events find their sockets: by the run's user and thread");
    }

    private void strange(AgentEvent event, Moment moment) {
      boolean ownUserFanOut = run.scene().terms().fanOut() == FanOut.USER;
      boolean anotherUser =
          event.userId().filter(id -> !id.equals(run.socket().userId())).isPresent();
      if (anotherUser || !ownUserFanOut) {
        broken(
            moment,
            "only runs that " + run.socket().user() + " asked for",
            event.typeName()
                + " at event "
                + Wording.place(event)
                + " of run "
                + run.run().id()
                + event.userId().map(id -> ", user " + id).orElse("")
                + ", which no accepted request of this scenario named",
            "look whether the run_id of the events is the one in the response, and how events find"
                + " their sockets");
      }
    }
  }
}
