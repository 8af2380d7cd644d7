package dev.goldenpath.rule.pattern;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Make a clause's rule of a pattern, by the slice of the timeline in which it must hold. */
public final class Rules {
  private Rules() {}

  /** Want it in each run of a socket's own user and thread, as that socket sees it. */
  public static Rule inRun(Clause clause, Function<RunSlice, Pattern> pattern) {
    return new InRun(clause, false, pattern);
  }

  /** Want it in each run that any socket sees, be it another's. */
  public static Rule inAnyRun(Clause clause, Function<RunSlice, Pattern> pattern) {
    return new InRun(clause, true, pattern);
  }

  /** Want it of everything on each socket. */
  public static Rule onSocket(Clause clause, BiFunction<Socket, Timeline, Pattern> pattern) {
    return new OnSocket(clause, pattern);
  }

  /** Want it of everything in the scenario. */
  public static Rule inScenario(Clause clause, Function<Timeline, Pattern> pattern) {
    return new InScenario(clause, pattern);
  }

  private record InRun(
      Clause clause, boolean judgesForeignRuns, Function<RunSlice, Pattern> pattern)
      implements Rule.ForRun {
    @Override
    public Monitor watch(RunSlice run) {
      return new Monitor(clause, run.id(), pattern.apply(run).begin(run.timeline().stalls()));
    }
  }

  private record OnSocket(Clause clause, BiFunction<Socket, Timeline, Pattern> pattern)
      implements Rule.ForSocket {
    @Override
    public Monitor watch(Socket socket, Timeline timeline) {
      return new Monitor(
          clause,
          SliceId.ofSocket(socket.name()),
          pattern.apply(socket, timeline).begin(timeline.stalls()));
    }
  }

  private record InScenario(Clause clause, Function<Timeline, Pattern> pattern)
      implements Rule.ForScenario {
    @Override
    public Monitor watch(Timeline timeline) {
      return new Monitor(
          clause, SliceId.SCENARIO, pattern.apply(timeline).begin(timeline.stalls()));
    }
  }
}
