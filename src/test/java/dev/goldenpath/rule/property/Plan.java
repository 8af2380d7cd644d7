package dev.goldenpath.rule.property;

import dev.goldenpath.setting.WireProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a random valid timeline is made of.
 *
 * @param sockets how many each user opens on his thread
 * @param runs of any users, going on at the same time
 * @param turns whose turn it is next, by number; taken modulo what can go on
 * @param noise what comes in between, one before each of as many turns
 * @param skewMillis by how much the backend's clock is ahead
 */
record Plan(
    WireProfile profile,
    int sockets,
    List<RunPlan> runs,
    List<Integer> turns,
    List<Noise> noise,
    long skewMillis,
    Clock clock) {
  Plan {
    runs = List.copyOf(runs);
    turns = List.copyOf(turns);
    noise = List.copyOf(noise);
  }

  /** How timestamps are written. */
  enum Clock {
    SECONDS,
    TENTHS,
    MILLIS,
    AS_THEY_ARE,
    MANY_DIGITS,
    LOWER_CASE,
    WITH_OFFSET,
    MIXED
  }

  /** What may come at any time and counts for nothing. */
  enum Noise {
    NONE,
    HEARTBEAT,
    CHUNK_OF_THE_RUN,
    UNKNOWN_WITH_IDS,
    ERROR,
    NULL_IDS,
    LATE_SOCKET,
    CLOSED_SOCKET,
    STALL
  }

  /** What the agent does with one call after another. */
  enum Rounds {
    ONE_CALL_EACH,
    ALL_CALLS_IN_ONE,
    OVERLAPPING
  }

  /**
   * One run.
   *
   * @param tools empty for the default ones
   * @param most the rounds that the request allows
   * @param eventsFirst how many events come before the answer to the request
   * @param thoughts how many more there are than are needed
   * @param optional whether events have user_id, event_id, and fields that nobody knows
   * @param millis how long each tool takes
   */
  record RunPlan(
      String user,
      Optional<List<String>> tools,
      OptionalInt most,
      Rounds rounds,
      int eventsFirst,
      int thoughts,
      boolean optional,
      int millis,
      String text) {
    RunPlan {
      tools = tools.map(List::copyOf);
    }

    /** Return the tools that the agent comes to, up to the one that fails. */
    List<String> calls() {
      List<String> all = tools.orElse(List.of("get_current_time", "echo_tool"));
      int count = rounds == Rounds.ALL_CALLS_IN_ONE ? all.size() : most.orElse(5);
      List<String> reached = all.subList(0, Math.min(count, all.size()));
      int failing = reached.indexOf("failing_tool");
      return failing < 0 ? reached : reached.subList(0, failing + 1);
    }
  }
}
