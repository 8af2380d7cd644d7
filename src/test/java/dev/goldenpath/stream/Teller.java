package dev.goldenpath.stream;

import java.util.Collection;

/** Tells a run as it goes on, in the words of one protocol. */
interface Teller {
  void started();

  void thinks(String thought);

  /** Tool calls of one round. */
  void calls(Collection<ToolUse> uses);

  /**
   * A tool's result.
   *
   * @param result as JSON
   */
  void returns(ToolUse use, String result);

  void fails(ToolUse use, String why);

  /** The answer, and with it the run's end. */
  void answers(String text);

  void breaks(String why);

  /** The run's end, since it is stopped. */
  void stops();

  /**
   * One use of a tool.
   *
   * @param arguments as JSON
   */
  record ToolUse(String id, String tool, String arguments) {}
}
