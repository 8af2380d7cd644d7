package dev.goldenpath.rule.stream;

import static dev.goldenpath.rule.pattern.Patterns.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.conn.SocketMoments;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.setting.Protocol;
import java.util.Set;

/**
 * AGUI-6, AISDK-1, AISDK-4: a stream is ended as the protocol has it, and is over then.
 *
 * <p>Keeps it: …, RUN_FINISHED; or …, finish, [DONE]. Breaks it: RUN_FINISHED, TEXT_MESSAGE_START;
 * or finish, and the stream closed without [DONE].
 *
 * <p>AG-UI lets an error, or another run, come after a run's end; ORDER-3 has its own word on that.
 */
public final class StreamEndsOnce {
  private static final Set<String> MAY_FOLLOW = Set.of("RUN_ERROR", "RUN_STARTED");
  private static final Element<AgentEvent> DONE = Element.event("[DONE]");

  public static final Rule OF_AG_UI =
      Streams.over(
          Protocol.AG_UI,
          Clause.AGUI_6,
          (socket, timeline) ->
              all(
                  nothingAfter(
                          Element.event("RUN_FINISHED"),
                          Streams.EVENT.where(it -> !MAY_FOLLOW.contains(it.typeName())))
                      .hint("look for work that goes on after the run's end"),
                  nothingAfter(
                          Element.event("RUN_ERROR"),
                          Streams.EVENT.where(it -> !it.typeName().equals("RUN_STARTED")))
                      .hint("look for work that goes on after the run's failure")));

  public static final Rule OF_AI_SDK_WHOLE =
      Streams.over(
          Protocol.AI_SDK,
          Clause.AISDK_1,
          (socket, timeline) ->
              every(SocketMoments.CLOSED)
                  .isPrecededBy(DONE)
                  .hint("look whether the stream is closed by whom it was opened"));

  public static final Rule OF_AI_SDK =
      Streams.over(
          Protocol.AI_SDK, Clause.AISDK_4, (socket, timeline) -> nothingAfter(DONE, Streams.EVENT));

  private StreamEndsOnce() {}
}
