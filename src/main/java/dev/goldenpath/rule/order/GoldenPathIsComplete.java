package dev.goldenpath.rule.order;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.Overlap;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * ORDER-2: on the golden path all five types come, first occurrences in their order; four where the
 * target's agents don't think.
 *
 * <p>Keeps it: started, thinking, executing, completed, thinking, agent_completed. Breaks it:
 * started, agent_completed; or executing before the first thinking; or other names for the types.
 */
public final class GoldenPathIsComplete {
  private static final List<Element<AgentEvent>> PATH =
      List.of(AGENT_STARTED, AGENT_THINKING, TOOL_EXECUTING, TOOL_COMPLETED, AGENT_COMPLETED);

  /** Types that come beside a run's events, not in their place. */
  private static final java.util.regex.Pattern BESIDE =
      java.util.regex.Pattern.compile(
          "(?i).*(heartbeat|ping|pong|keep.?alive|chunk|delta|token|typing).*");

  /** How many messages look like a run under other names; one or two may be a remark beside it. */
  private static final int FEWEST = 3;

  public static final Rule RULE =
      inRun(
          Clause.ORDER_2,
          run -> run.isWhole() && run.run().isGolden() ? pattern(run) : nothingWanted());

  private GoldenPathIsComplete() {}

  private static Pattern pattern(RunSlice run) {
    Duration limit = run.timeline().facts().limits().firstEvent();
    return all(
            inOrder(path(run)),
            every(AGENT_ERROR.where(error -> !isInterrupted(error, run) && !run.isAQuestion(error)))
                .must(GoldenPathIsComplete::failedInstead)
                .until(AGENT_COMPLETED),
            firstEvent(run).silence(() -> otherNames(run, run.turns().begin() + limit.toNanos())))
        .exercisedBy(AGENT_COMPLETED);
  }

  private static List<Element<AgentEvent>> path(RunSlice run) {
    return PATH.stream()
        .filter(it -> it != AGENT_THINKING || run.owesThinking())
        .map(it -> it.where(event -> !event.isOfNestedAgent()))
        .toList();
  }

  /** Where a new request ends the run before it, ISO-3 says how. */
  private static boolean isInterrupted(AgentEvent error, RunSlice run) {
    return run.timeline().facts().overlap() == Overlap.INTERRUPT
        && (run.turns().tellsInterruption(error) && run.turns().isFollowed()
            || run.turns().isInterrupted(error));
  }

  private static Optional<Mismatch> failedInstead(AgentEvent error) {
    return Mismatch.of(
        "agent_completed: a good request, and no tool that fails by design",
        Wording.at(error) + ", " + Wording.value(error.data("error")),
        "look for the error in the backend's log under the run's id");
  }

  private static Optional<Mismatch> otherNames(RunSlice run, long until) {
    List<AgentEvent> strangers = strangers(run, until);
    Entry[] shown = strangers.stream().limit(4).map(AgentEvent::frame).toArray(Entry[]::new);
    List<String> names = strangers.stream().map(AgentEvent::typeName).distinct().limit(8).toList();
    return strangers.size() < FEWEST || isAnotherHeard(run, until)
        ? Mismatch.none()
        : Mismatch.of(
            path(run).stream().map(Element::name).collect(Collectors.joining(", ")),
            "none of them; events of other types came: " + String.join(", ", names),
            "look whether the events have other names here, or are wrapped in another message"
                + run.timeline()
                    .facts()
                    .profile()
                    .orWrite("types." + PATH.get(0).name(), names.get(0)),
            shown);
  }

  /** Where another run is told of meanwhile, names are right, and what else comes may be its. */
  private static boolean isAnotherHeard(RunSlice run, long until) {
    long asked = run.run().askedAt().orElseThrow().seq();
    return run.timeline().slicesOn(run.socket()).stream()
        .filter(other -> other != run)
        .flatMap(other -> other.eventsUntil(until).stream())
        .anyMatch(event -> event.at().seq() > asked);
  }

  private static List<AgentEvent> strangers(RunSlice run, long until) {
    long asked = run.run().askedAt().orElseThrow().seq();
    return run.timeline().moments().stream()
        .filter(moment -> moment.at().seq() > asked && moment.at().nanos() <= until)
        .map(Moment::event)
        .flatMap(Optional::stream)
        .filter(event -> event.frame().socket().equals(run.socket().name()))
        .filter(event -> event.type() == EventType.UNKNOWN)
        .filter(event -> !BESIDE.matcher(event.typeName()).matches())
        .toList();
  }
}
