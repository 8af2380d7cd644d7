package dev.goldenpath.result;

import dev.goldenpath.rule.Violation;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.AgentRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * Find the runs that a broken one may be held against: those that went well though the same was
 * wanted of them.
 *
 * <p>What differs between the two is then to blame. So a control must not have had it easier: it
 * waited as long, and was not the first of its thread where the broken one was a later run.
 */
final class Controls {
  private final Timeline scene;
  private final List<Violation> faults;

  Controls(Timeline scene, List<Violation> faults) {
    this.scene = scene;
    this.faults = faults;
  }

  /** Return the runs that ended well and were asked for in the same way, but for the message. */
  Stream<RunSlice> of(Call call, Violation fault) {
    boolean later = isLater(call);
    return scene.slices().stream()
        .filter(RunSlice::isOwn)
        .filter(slice -> slice.terminal().isPresent())
        .filter(slice -> slice.run().request().filter(asked -> isLike(asked, call)).isPresent())
        .filter(slice -> !later || slice.run().call().filter(this::isLater).isPresent())
        .filter(slice -> isClean(slice.run().id(), fault));
  }

  private static boolean isLike(AgentRequest asked, Call call) {
    return call.agentRequest()
        .filter(other -> other.agentType().equals(asked.agentType()))
        .filter(other -> other.tools().equals(asked.tools()))
        .filter(other -> other.maxIterations().equals(asked.maxIterations()))
        .filter(other -> asked.secondsToWait() >= other.secondsToWait())
        .isPresent();
  }

  /** Return whether its thread had had another run before. */
  private boolean isLater(Call call) {
    return scene.runs().stream()
        .flatMap(run -> run.call().stream())
        .filter(other -> other.request().at().seq() < call.request().at().seq())
        .anyMatch(other -> thread(other).equals(thread(call)));
  }

  private static String thread(Call call) {
    return call.agentRequest().map(AgentRequest::threadId).orElse("");
  }

  private boolean isClean(String runId, Violation but) {
    return faults.stream()
        .filter(other -> other != but)
        .noneMatch(other -> other.slice().run().filter(runId::equals).isPresent());
  }
}
