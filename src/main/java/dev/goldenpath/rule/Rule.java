package dev.goldenpath.rule;

import dev.goldenpath.timeline.RunSlice;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;

/** One clause's check, by the scope of the slice that it needs to see. */
public sealed interface Rule {

  Clause clause();

  /** A rule over one run as one socket sees it. */
  non-sealed interface ForRun extends Rule {
    Monitor watch(RunSlice slice);

    /** Return whether it also judges runs that are not the socket's own. */
    default boolean judgesForeignRuns() {
      return false;
    }
  }

  /** A rule over everything on one socket. */
  non-sealed interface ForSocket extends Rule {
    Monitor watch(Socket socket, Timeline timeline);
  }

  /** A rule over everything in one scenario; what spans scenarios is in the timeline's ledger. */
  non-sealed interface ForScenario extends Rule {
    Monitor watch(Timeline timeline);
  }
}
