package dev.goldenpath.rule.conn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Json;
import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Interest;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Rules;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.StrangeAnswers;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CONN-7: a message that the backend can't read is answered with an {@code error} event or ignored,
 * and not acknowledged.
 *
 * <p>Keeps it: {"type": "no_such_type"}, error. Breaks it: the same, and {"type": "ack", "of":
 * "no_such_type"}.
 *
 * <p>Imperative: messages of other types may come at any time, so that one which follows is an
 * answer only where it quotes the message, where as many of a new type follow as messages were
 * sent, or where its type comes just after such messages and never else, in any scenario; that no
 * pattern over single moments says.
 */
public final class UnreadableMessagesAreNoSuccess {
  /** Shorter texts may be quoted by chance. */
  private static final int TELLING = 8;

  /** So many answers, one a message, are no coincidence: heartbeats do not keep step so long. */
  private static final int MANY = 5;

  public static final Rule RULE =
      Rules.onSocket(Clause.CONN_7, (socket, timeline) -> stalls -> new Acknowledged(timeline));

  private UnreadableMessagesAreNoSuccess() {}

  private static final class Acknowledged extends Automaton {
    private final Timeline timeline;
    private final List<Entry.Sent> unreadable = new ArrayList<>();
    private final Set<String> typesBefore = new HashSet<>();
    private final Map<String, List<Moment>> since = new LinkedHashMap<>();
    private final Map<Entry.Sent, Moment> quoted = new LinkedHashMap<>();
    private final List<Moment> answers = new ArrayList<>();
    private int errors;

    Acknowledged(Timeline timeline) {
      this.timeline = timeline;
      heeds(
          Interest.in(Entry.Sent.class)
              .or(Interest.in(EventType.ERROR, EventType.UNKNOWN, EventType.PONG)));
    }

    @Override
    protected void on(Moment moment) {
      if (moment.entry() instanceof Entry.Sent sent && !sent.readable()) {
        unreadable.add(sent);
      } else if (moment.is(EventType.ERROR)) {
        errors++;
      } else if (moment.event().filter(timeline::isAnswerToUnreadable).isPresent()) {
        answers.add(moment);
      } else if (moment.is(EventType.UNKNOWN)) {
        moment.event().ifPresent(event -> other(event, moment));
      }
    }

    private void other(AgentEvent event, Moment moment) {
      if (unreadable.isEmpty()) {
        typesBefore.add(event.typeName());
        return;
      }
      unreadable.stream()
          .filter(sent -> quotes(event.message(), telling(sent)))
          .findFirst()
          .ifPresent(sent -> quoted.putIfAbsent(sent, moment));
      if (event.runId().isEmpty() && !typesBefore.contains(event.typeName())) {
        since.computeIfAbsent(event.typeName(), type -> new ArrayList<>()).add(moment);
      }
    }

    /** Return by what a message is known again: its type, or all of it where it has none. */
    private static String telling(Entry.Sent sent) {
      return Json.read(sent.text())
          .map(message -> message.path("type"))
          .filter(JsonNode::isTextual)
          .map(JsonNode::textValue)
          .orElse(sent.text());
    }

    private static boolean quotes(JsonNode message, String text) {
      boolean[] found = {false};
      if (text.length() >= TELLING) {
        Json.visitTexts(message, (field, value) -> found[0] |= value.contains(text));
      }
      return found[0];
    }

    /** An error for each message answers it; what else is said of it is beside that. */
    @Override
    public void end(Ending ending, long nanos) {
      if (errors >= unreadable.size()) {
        return;
      }
      answers.forEach(answer -> acknowledged(answer, unreadable.get(unreadable.size() - 1)));
      quoted.forEach((sent, answer) -> acknowledged(answer, sent));
      if (unreadable.size() >= MANY) {
        Entry.Sent last = unreadable.get(unreadable.size() - 1);
        since.values().stream()
            .filter(answers -> answers.size() == unreadable.size())
            .map(answers -> answers.get(answers.size() - 1))
            .filter(answer -> answer.at().since(last.at()).compareTo(StrangeAnswers.SOON) < 0)
            .forEach(answer -> acknowledged(answer, last));
      }
    }

    private void acknowledged(Moment answer, Entry.Sent sent) {
      AgentEvent event = answer.event().orElseThrow();
      broken(
          answer,
          "an error event, or no answer, to a message that can't be read",
          "it is answered with "
              + Wording.quoted(event.typeName())
              + " at event "
              + Wording.place(event),
          "look where messages are told apart by their type, and what becomes of the rest"
              + timeline.facts().profile().orWrite("types.error", event.typeName()),
          sent);
    }
  }
}
