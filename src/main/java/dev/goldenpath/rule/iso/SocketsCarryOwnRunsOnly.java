package dev.goldenpath.rule.iso;

import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.FanOut;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.RunSlice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * ISO-1: a socket carries only runs of its own user, and (fan-out {@code thread}) only those of its
 * thread; user_id, thread_id and run_id are those of the user, the thread and the accepted request.
 *
 * <p>Keeps it: Ada's run on Ada's socket. Breaks it: Ben's run on Ada's socket; or Ada's run with
 * another thread_id; or a run that nobody asked for.
 */
public final class SocketsCarryOwnRunsOnly {
  public static final Rule RULE = inAnyRun(Clause.ISO_1, SocketsCarryOwnRunsOnly::pattern);

  private SocketsCarryOwnRunsOnly() {}

  private static Pattern pattern(RunSlice run) {
    return switch (run.ownership()) {
      case OWN -> every(ANY_EVENT).must(inEachReading(ids(run)));
      case FOREIGN ->
          isAnothersToTell(run)
              ? nothingWanted()
              : every(ANY_EVENT).must(event -> foreign(event, run));
      case STRANGE ->
          every(
                  ANY_EVENT.where(
                      event -> !mayBeOwn(event, run) && !run.mayBeOfAnUnansweredRequest()))
              .must(event -> strange(event, run));
    };
  }

  /**
   * A request of the user's own that should have been refused is HTTP-4's to tell, and a socket of
   * his own that should not be open CONN-3's.
   */
  private static boolean isAnothersToTell(RunSlice run) {
    boolean sameUser = run.run().user().equals(Optional.of(run.socket().user()));
    boolean sameThread = run.run().threadId().equals(Optional.of(run.socket().threadId()));
    return sameUser
        && (run.run().request().isEmpty() || (run.socket().userId().isEmpty() && sameThread));
  }

  /** A key may stand twice, and its readers may take either. */
  private static Check<AgentEvent> inEachReading(Check<AgentEvent> check) {
    return event ->
        event.others().isEmpty()
            ? check.of(event)
            : event.readings().stream().flatMap(reading -> check.of(reading).stream()).findFirst();
  }

  private static Check<AgentEvent> ids(RunSlice run) {
    String user = run.socket().userId();
    // A request that should have been refused may have named any.
    Optional<String> thread = run.run().threadId();
    String id = run.run().id();
    return Check.all(
        List.of(
            has(
                () -> "user_id " + user + " of " + run.socket().user(),
                run,
                AgentEvent::userId,
                user),
            has(
                    () -> "thread_id " + thread.orElseThrow() + " of the request",
                    run,
                    AgentEvent::threadId,
                    thread.orElse(""))
                .when(event -> thread.isPresent() && !mayHaveOwnThread(run)),
            // The same message may name two runs, or a silent run's events another one.
            has(() -> "run_id " + id, run, AgentEvent::runId, id),
            event -> isWrittenAsAnswered(event, run)));
  }

  private static Check<AgentEvent> has(
      Supplier<String> expected,
      RunSlice run,
      Function<AgentEvent, Optional<String>> told,
      String id) {
    return that(
        event -> told.apply(event).orElse(id).equals(id),
        event -> expected.get() + on(run),
        event -> place(event) + " has " + told.apply(event).orElse("nothing"),
        "look where the event takes its ids from: the run's own context, not a shared one");
  }

  private static String on(RunSlice run) {
    return " on " + run.socket().user() + "'s socket " + run.socket().name();
  }

  private static String place(AgentEvent event) {
    return event.typeName() + " at event " + Wording.place(event);
  }

  /** ISO-4 lets a request in another user's thread lead to a thread of one's own. */
  private static boolean mayHaveOwnThread(RunSlice run) {
    return run.run().call().filter(call -> call.request().expectation().orOwnThread()).isPresent();
  }

  /** A text is no number, whoever compares them. */
  private static Optional<Mismatch> isWrittenAsAnswered(AgentEvent event, RunSlice run) {
    JsonNode told = event.canonical().path("run_id");
    JsonNode id =
        run.run().call().flatMap(Call::answer).map(answer -> answer.path("run_id")).orElse(told);
    // What is neither text nor number is no id, and HTTP-3's to tell.
    boolean isTold =
        event.type().isOfRun() && told.isValueNode() && (id.isTextual() || id.isNumber());
    return !isTold || id.isTextual() == told.isTextual()
        ? Mismatch.none()
        : Mismatch.of(
            "run_id " + Wording.value(id) + " of the answer" + on(run),
            place(event) + " has run_id " + Wording.value(told),
            "look where the event takes its ids from: the run's own context, not a shared one");
  }

  private static Optional<Mismatch> foreign(AgentEvent event, RunSlice run) {
    return Mismatch.of(
        "only runs of " + run.socket().user() + " in thread " + run.socket().threadId(),
        place(event)
            + " of run "
            + run.run().id()
            + ", which is "
            + run.run().user().orElse("nobody")
            + "'s, in thread "
            + run.run().threadId().orElse("unknown"),
        "look how events find their sockets: by the run's user and thread");
  }

  /** With the fan-out user, a socket carries runs of its user that others have asked for. */
  private static boolean mayBeOwn(AgentEvent event, RunSlice run) {
    String user = run.socket().userId();
    return run.timeline().facts().fanOut() == FanOut.USER
        && event.readings().stream().allMatch(it -> it.userId().orElse(user).equals(user));
  }

  private static Optional<Mismatch> strange(AgentEvent event, RunSlice run) {
    return Mismatch.of(
        "only runs that " + run.socket().user() + " asked for",
        place(event)
            + " of run "
            + run.run().id()
            + event.userId().map(id -> ", user " + id).orElse("")
            + ", which no accepted request of this scenario named",
        "look whether the run_id of the events is the one in the response, and how events find"
            + " their sockets");
  }
}
