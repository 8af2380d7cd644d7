package dev.goldenpath.rule.order;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Deadlines;
import dev.goldenpath.rule.pattern.RunMonitor;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * ORDER-2: on the golden path all five types come, first occurrences in their order.
 *
 * <p>Keeps it: started, thinking, executing, completed, thinking, agent_completed. Breaks it:
 * started, agent_completed; or executing before the first thinking; or other names for the types.
 */
public final class GoldenPathIsComplete implements Rule.OfRun {
  /** Types that come beside a run's events, not in their place. */
  private static final Pattern BESIDE =
      Pattern.compile("(?i).*(heartbeat|ping|pong|keep.?alive|chunk|delta|token|typing).*");

  /** How many messages look like a run under other names; one or two may be a remark beside it. */
  private static final int FEWEST = 3;

  @Override
  public Clause clause() {
    return Clause.ORDER_2;
  }

  @Override
  public Monitor watch(RunSlice run) {
    return new Watch(run);
  }

  private static final class Watch extends RunMonitor {
    private final boolean judged;
    private int reached;
    private boolean anyKnown;

    Watch(RunSlice run) {
      super(Clause.ORDER_2, run);
      judged = run.isWhole() && run.run().isGolden();
    }

    @Override
    public void onEvent(AgentEvent event, Moment moment) {
      anyKnown = true;
      if (!judged || reached == EventType.GOLDEN_PATH.size()) {
        return;
      }
      if (event.type() == EventType.AGENT_ERROR) {
        failedInstead(event, moment);
      } else {
        step(event, moment);
      }
    }

    private void step(AgentEvent event, Moment moment) {
      int place = EventType.GOLDEN_PATH.indexOf(event.type());
      if (place > reached) {
        EventType missing = EventType.GOLDEN_PATH.get(reached);
        broken(
            moment,
            missing.wireName() + " before the first " + event.type().wireName(),
            Wording.at(event) + ", with no " + missing.wireName() + " before it",
            "look whether "
                + missing.wireName()
                + " is sent at all, and whether events are"
                + " reordered on their way to the socket");
      } else if (place == reached) {
        reached++;
        if (reached == EventType.GOLDEN_PATH.size()) {
          kept();
        }
      }
    }

    private void failedInstead(AgentEvent event, Moment moment) {
      broken(
          moment,
          "agent_completed: a good request, and no tool that fails by design",
          Wording.at(event) + ", " + Wording.value(event.data("error")),
          "look for the error in the backend's log under the run's id");
    }

    @Override
    protected long wakeAt() {
      return judged && !anyKnown ? unlessClosedBy(Deadlines.firstEvent(run)) : NEVER;
    }

    @Override
    protected void tick(long nanos) {
      List<AgentEvent> strangers = unknownSinceAsked();
      if (strangers.size() >= FEWEST) {
        broken(
            wakeAt(),
            "agent_started, agent_thinking, tool_executing, tool_completed, agent_completed",
            "none of them; events of other types came: "
                + String.join(
                    ", ",
                    strangers.stream().map(AgentEvent::typeName).distinct().limit(8).toList()),
            "look whether the events have other names here, or are wrapped in another message",
            strangers.stream().limit(4).map(event -> (Entry) event.frame()).toList());
      }
      anyKnown = true;
    }

    private List<AgentEvent> unknownSinceAsked() {
      long asked = run.run().askedAt().orElseThrow().seq();
      long until = wakeAt();
      return run.scene().moments().stream()
          .filter(moment -> moment.at().seq() > asked && moment.at().nanos() <= until)
          .map(Moment::event)
          .flatMap(Optional::stream)
          .filter(event -> event.frame().socket().equals(run.socket().name()))
          .filter(event -> event.type() == EventType.UNKNOWN)
          .filter(event -> !BESIDE.matcher(event.typeName()).matches())
          .toList();
    }

    @Override
    protected void end(Ending ending, long nanos) {
      anyKnown = true;
    }
  }
}
