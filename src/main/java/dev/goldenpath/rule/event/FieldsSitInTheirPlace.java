package dev.goldenpath.rule.event;

import static dev.goldenpath.rule.pattern.Events.*;
import static dev.goldenpath.rule.pattern.Patterns.*;
import static dev.goldenpath.rule.pattern.Rules.*;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Misplaced;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Mismatch;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.setting.WireProfile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * EVENT-7: fields sit exactly where the target's wire profile says, in every message.
 *
 * <p>Keeps it: data.tool_name in each event. Breaks it: tool_name beside type in one of them; or
 * "reasoning" in the place of "thought"; or a message without a text type.
 */
public final class FieldsSitInTheirPlace {
  public static final Rule RULE =
      onSocket(
          Clause.EVENT_7,
          (socket, timeline) ->
              every(ANY_EVENT)
                  .must(
                      event ->
                          event.misplaced().isEmpty() || isPongOfTheContract(event)
                              ? Mismatch.none()
                              : misplaced(event, timeline.facts().profile())));

  private FieldsSitInTheirPlace() {}

  /** CONN-6 spells the answer to an application ping, whatever the profile says. */
  private static boolean isPongOfTheContract(AgentEvent event) {
    return event.type() == EventType.PONG
        && event.misplaced().stream().allMatch(it -> it.foundAt().equals(List.of("type")));
  }

  private static Optional<Mismatch> misplaced(AgentEvent event, WireProfile profile) {
    Misplaced first = event.misplaced().get(0);
    String place =
        first.foundAt().equals(List.of("nothing"))
            ? "the place of it"
            : "/" + String.join("/", first.foundAt());
    return Mismatch.of(
        list(event, field -> String.join(".", field.expectedAt()))
            + ", as the wire profile "
            + profile.name()
            + " says",
        what(event) + " has " + list(event, Misplaced::describe),
        "look for a second emitter that builds its messages by hand"
            + profile.orWrite("fields." + first.field().key(), place));
  }

  private static String what(AgentEvent event) {
    String name = event.typeName().isEmpty() ? "a message" : event.typeName();
    return name + " at event " + Wording.place(event);
  }

  private static String list(AgentEvent event, Function<Misplaced, String> words) {
    return event.misplaced().stream().map(words).collect(Collectors.joining(", "));
  }
}
