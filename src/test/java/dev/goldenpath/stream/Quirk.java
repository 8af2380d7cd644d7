package dev.goldenpath.stream;

/** What emitters of one protocol do differently, all of it allowed. */
enum Quirk {
  /** A call's end comes with its result, after the tool ran. */
  END_WITH_RESULT,
  /** Arguments come in fragments; of calls at once, interleaved. */
  FRAGMENTS,
  /** All tools are called at once. */
  PARALLEL,
  /** A call without arguments has no event for them. */
  NO_EVENT_FOR_NO_ARGUMENTS,
  /** Messages come in chunks, without start and end. */
  CHUNKS,
  /** The older names of what reasoning is called now. */
  OLD_NAMES,
  /** A block of reasoning stays open over the tool calls that it leads to. */
  REASONING_STAYS_OPEN,
  /** A text message without text comes before each tool call. */
  EMPTY_MESSAGES,
  /**
   * Snapshots of state and messages, with other runs of the user's, and events that nobody knows.
   */
  SNAPSHOTS,
  /** The run's error leaves the call open that led to it. */
  OPEN_AT_ERROR,
  /**
   * Lines end in CR LF, comments come between, and the first has a byte order mark; the content's
   * type is in capitals.
   */
  CRLF,
  /** An error is followed by the mark of the end alone. */
  DONE_ALONE,
  /** Events carry a time. */
  TIMESTAMPS,
  /** Each reasoning breaks off for an empty message and goes on afterwards, in the same block. */
  REASONING_IN_PIECES,
  /** A failed tool has a plain text as its result, as any other. */
  FAILS_AS_TEXT,
  /** A second run at once in a thread waits for the first's end, its answer begun. */
  QUEUES,
  /** A second run at once in a thread ends the first. */
  INTERRUPTS,
  /** A second run at once in a thread is refused by 409. */
  REFUSES_BY_STATUS,
  /** A second run at once in a thread is refused by a stream that holds an error and no more. */
  REFUSES_BY_EVENT
}
