package dev.goldenpath.rule;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Timeline;
import java.util.List;

/**
 * Sockets that joined in the middle of a run. Which agents had begun before, only those that were
 * there are told (ORDER-4), and what they are told may take longer on its way.
 */
record LateJoiners(Timeline timeline) {

  /** Return whether what says whose agent tells an event is still to come, on other sockets. */
  boolean await(AgentEvent event) {
    return timeline.nesting().isUntold(event)
        && timeline
            .eventRuns()
            .of(event)
            .filter(run -> mayBeToldElsewhere(run, event.frame().socket()))
            .isPresent();
  }

  private boolean mayBeToldElsewhere(Run run, String socket) {
    List<RunSlice> whole =
        timeline.slicesOf(run).stream()
            .filter(slice -> slice.isOwn() && slice.isWhole() && slice.socket().isOpen())
            .toList();
    return !whole.isEmpty()
        && whole.stream().allMatch(slice -> slice.terminal().isEmpty())
        && whole.stream().noneMatch(slice -> slice.socket().name().equals(socket));
  }
}
