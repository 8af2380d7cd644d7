package dev.goldenpath.rule;

/** Why a slice of the timeline ends. */
public enum Ending {
  /** Its socket closed. */
  SOCKET_CLOSED,
  /** What bounds it has come, in the middle of a slice. */
  PART_OVER,
  /** The scenario is over, and everything awaited has come or run out of time. */
  SCENARIO_OVER,
  /** The scenario was given up early, on a broken clause or an unavailable target. */
  GIVEN_UP
}
