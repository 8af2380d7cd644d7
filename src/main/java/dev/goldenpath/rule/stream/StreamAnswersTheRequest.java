package dev.goldenpath.rule.stream;

import static dev.goldenpath.rule.pattern.Calls.answers;
import static dev.goldenpath.rule.pattern.Check.that;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.inScenario;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Calls;
import dev.goldenpath.rule.pattern.Check;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.Protocol;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Headers;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * AGUI-1, AISDK-1: the stream begins as the protocol has it, under the request's own names where it
 * tells any.
 *
 * <p>Keeps it: RUN_STARTED with the threadId and the runId of the request. Breaks it: RUN_STARTED
 * with a runId of its own; or TEXT_MESSAGE_START first.
 */
public final class StreamAnswersTheRequest {
  public static final Rule OF_AG_UI =
      Streams.over(
          Protocol.AG_UI,
          Clause.AGUI_1,
          (socket, timeline) ->
              all(
                  begins("RUN_STARTED", "RUN_ERROR"),
                  every(Element.event("RUN_STARTED"))
                      .must(
                          names("threadId", socket::threadId),
                          names("runId", () -> runId(socket, timeline)))));

  public static final Rule OF_AI_SDK =
      Streams.over(Protocol.AI_SDK, Clause.AISDK_1, (socket, timeline) -> begins("start", "error"));

  public static final Rule AS_AG_UI =
      inScenario(
          Clause.AGUI_1,
          timeline -> has(timeline, Protocol.AG_UI, "Content-Type", "text/event-stream"));

  public static final Rule AS_AI_SDK =
      inScenario(
          Clause.AISDK_1,
          timeline ->
              all(
                  has(timeline, Protocol.AI_SDK, "Content-Type", "text/event-stream"),
                  has(timeline, Protocol.AI_SDK, "x-vercel-ai-ui-message-stream", "v1")));

  private StreamAnswersTheRequest() {}

  private static Pattern has(Timeline timeline, Protocol protocol, String header, String value) {
    return timeline.facts().profile().protocol() != protocol
        ? nothingWanted()
        : every(answers(timeline, call -> Calls.isGoodRequest(call) && call.isAccepted()))
            .must(
                that(
                    call -> value(call, header).toLowerCase(Locale.ROOT).startsWith(value),
                    header + ": " + value,
                    call -> Wording.quoted(value(call, header)),
                    "look what the endpoint answers with, and what a proxy makes of it"));
  }

  private static String value(Call call, String header) {
    return Headers.values(call.response().orElseThrow().headers(), header).stream()
        .findFirst()
        .orElse("");
  }

  /** The call is known only after its stream is listened to. */
  private static String runId(Socket socket, Timeline timeline) {
    return timeline.calls().stream()
        .map(Call::request)
        .filter(request -> request.stream().equals(socket.name()))
        .map(Entry.HttpRequest::runId)
        .findFirst()
        .orElse("");
  }

  private static Pattern begins(String first, String orElse) {
    return first(
        Streams.EVENT,
        that(
            event -> event.typeName().equals(first) || event.typeName().equals(orElse),
            first + " as the first event of the stream",
            event -> event.typeName() + " at event " + Wording.place(event),
            "look what is sent before " + first));
  }

  private static Check<AgentEvent> names(String field, Supplier<String> asked) {
    return that(
        event -> asked.get().isEmpty() || Streams.field(event, field).equals(asked.get()),
        event -> field + " " + asked.get() + ", as in the request",
        event -> Wording.place(event) + " has " + Streams.field(event, field),
        "look where RUN_STARTED takes its " + field + " from");
  }
}
