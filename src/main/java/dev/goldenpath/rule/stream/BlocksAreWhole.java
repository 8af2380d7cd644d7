package dev.goldenpath.rule.stream;

import static dev.goldenpath.rule.pattern.Patterns.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.Protocol;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * AGUI-2, AGUI-3, AGUI-4, AISDK-2, AISDK-3: what comes in parts is started once, filled while it is
 * open, and ended before the run is finished; where an error came first, it may stay open.
 *
 * <p>Keeps it: TEXT_MESSAGE_START m-1, TEXT_MESSAGE_CONTENT m-1, TEXT_MESSAGE_END m-1. Breaks it:
 * TEXT_MESSAGE_CONTENT m-1 after TEXT_MESSAGE_END m-1; or RUN_FINISHED while m-1 is open.
 */
public final class BlocksAreWhole {
  private static final String FINISHED = "RUN_FINISHED";
  private static final String FINISH = "finish";
  private static final String ERROR = "error";

  public static final Rule AG_UI_MESSAGES =
      Streams.over(
          Protocol.AG_UI,
          Clause.AGUI_2,
          (socket, timeline) ->
              all(
                  pattern(block("TEXT_MESSAGE_START", "TEXT_MESSAGE_CONTENT", "TEXT_MESSAGE_END")),
                  pattern(block("REASONING_START", "", "REASONING_END")),
                  pattern(
                      block(
                          "REASONING_MESSAGE_START",
                          "REASONING_MESSAGE_CONTENT",
                          "REASONING_MESSAGE_END")),
                  pattern(
                      block(
                          "THINKING_TEXT_MESSAGE_START",
                          "THINKING_TEXT_MESSAGE_CONTENT",
                          "THINKING_TEXT_MESSAGE_END"))));

  public static final Rule AG_UI_TOOL_CALLS =
      Streams.over(
          Protocol.AG_UI,
          Clause.AGUI_3,
          (socket, timeline) ->
              pattern(
                  new Block(
                      "TOOL_CALL_START",
                      "TOOL_CALL_ARGS",
                      "TOOL_CALL_END",
                      "toolCallId",
                      FINISHED)));

  public static final Rule AG_UI_STEPS =
      Streams.over(
          Protocol.AG_UI,
          Clause.AGUI_4,
          (socket, timeline) ->
              pattern(new Block("STEP_STARTED", "", "STEP_FINISHED", "stepName", FINISHED)));

  public static final Rule AI_SDK_PARTS =
      Streams.over(
          Protocol.AI_SDK,
          Clause.AISDK_2,
          (socket, timeline) ->
              all(
                  pattern(new Block("text-start", "text-delta", "text-end", "id", FINISH)),
                  pattern(
                      new Block(
                          "reasoning-start", "reasoning-delta", "reasoning-end", "id", FINISH))));

  public static final Rule AI_SDK_INPUTS =
      Streams.over(
          Protocol.AI_SDK,
          Clause.AISDK_3,
          (socket, timeline) ->
              pattern(new Block("tool-input-start", "tool-input-delta", "", "toolCallId", "")));

  private BlocksAreWhole() {}

  private static Block block(String start, String fill, String end) {
    return new Block(start, fill, end, "messageId", FINISHED);
  }

  /**
   * What comes in parts.
   *
   * @param key the field that names it
   * @param last by when it must be ended; empty where it need not
   */
  private record Block(String start, String fill, String end, String key, String last) {}

  private static Pattern pattern(Block block) {
    return every(
            Streams.oneOf(
                    "part of a block",
                    block.start(),
                    block.fill(),
                    block.end(),
                    block.last(),
                    ERROR)
                .where(event -> !event.typeName().isEmpty()))
        .mustAnew(() -> new OpenBlocks(block))
        .exercisedBy(Streams.oneOf("start", block.start()));
  }

  /** Remembers which are open. */
  private static final class OpenBlocks implements Check<AgentEvent> {
    private final Block block;
    private final Set<String> open = new LinkedHashSet<>();
    private boolean failed;

    OpenBlocks(Block block) {
      this.block = block;
    }

    @Override
    public Optional<Mismatch> of(AgentEvent event) {
      String type = event.typeName();
      String id = Streams.field(event, block.key());
      if (type.equals(ERROR)) {
        failed = true;
        return Mismatch.none();
      }
      if (type.equals(block.last())) {
        return open.isEmpty() || failed
            ? Mismatch.none()
            : wrong(block.end() + " of " + open.iterator().next() + " before " + type, event);
      }
      if (type.equals(block.start())) {
        return open.add(id)
            ? Mismatch.none()
            : wrong("no second " + type + " of " + id + " while it is open", event);
      }
      boolean wasOpen = type.equals(block.end()) ? open.remove(id) : open.contains(id);
      return wasOpen
          ? Mismatch.none()
          : wrong(
              Stream.of(block.start(), block.end()).filter(it -> !it.isEmpty()).findFirst().get()
                  + " of "
                  + id
                  + ", still open, before "
                  + type,
              event);
    }

    private static Optional<Mismatch> wrong(String expected, AgentEvent event) {
      return Mismatch.of(
          expected,
          event.typeName() + " at event " + Wording.place(event),
          "look what a client makes of it: the protocol's own refuses the stream here");
    }
  }
}
