package dev.goldenpath.rule.stream;

import static dev.goldenpath.rule.pattern.Patterns.nothingWanted;
import static dev.goldenpath.rule.pattern.Rules.onSocket;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Element;
import dev.goldenpath.rule.pattern.Pattern;
import dev.goldenpath.setting.Protocol;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import java.util.List;
import java.util.function.BiFunction;

/** The moments of a stream that its protocol speaks of: its events as they came. */
final class Streams {
  /** Any of them; what they tell in the contract's words is recorded beside. */
  static final Element<AgentEvent> EVENT =
      Element.events("event of the stream", event -> !event.type().isOfRun());

  private Streams() {}

  /** Want it of each stream of a protocol. */
  static Rule over(
      Protocol protocol, Clause clause, BiFunction<Socket, Timeline, Pattern> pattern) {
    return onSocket(
        clause,
        (socket, timeline) ->
            timeline.facts().profile().protocol() == protocol
                ? pattern.apply(socket, timeline)
                : nothingWanted());
  }

  static Element<AgentEvent> oneOf(String name, String... types) {
    List<String> all = List.of(types);
    return Element.events(name, event -> all.contains(event.typeName()));
  }

  static String field(AgentEvent event, String name) {
    return event.message().path(name).asText();
  }
}
