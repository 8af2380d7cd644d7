package dev.goldenpath.rule.pattern;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventDecoder;
import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Breach;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Standing;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Stalls;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A few events in one line, and a pattern judged on them.
 *
 * <p>{@code "asked:7 +500 told:7"}: an event of the type {@code asked} with the id 7, half a second
 * more than the usual 100 ms, and one of the type {@code told}. {@code ~500} is a stall of the
 * suite that ends just then.
 */
final class Trace {
  static final Key ID = Key.of("id", Trace::id);
  private static final long STEP = 100_000_000;

  private final Automaton automaton;
  private final Stalls stalls = new Stalls();
  private final EventDecoder decoder = new EventDecoder(WireProfile.DATA);
  private final List<Moment> moments = new ArrayList<>();
  private long nanos;

  private Trace(Pattern pattern) {
    automaton = pattern.begin(stalls);
  }

  /** Judge a pattern on some events; the stretch goes on after them. */
  static Trace of(Pattern pattern, String events) {
    Trace trace = new Trace(pattern);
    for (String word : events.split(" +")) {
      trace.take(word);
    }
    return trace;
  }

  static Optional<String> id(AgentEvent event) {
    return Optional.of(event.message().at("/data/id").asText()).filter(id -> !id.isEmpty());
  }

  private void take(String word) {
    if (word.startsWith("+")) {
      nanos += Duration.ofMillis(Long.parseLong(word.substring(1))).toNanos();
    } else if (word.startsWith("~")) {
      Duration length = Duration.ofMillis(Long.parseLong(word.substring(1)));
      stalls.add(new Entry.Stalled(stamp(), length));
    } else if (!word.isEmpty()) {
      nanos += STEP;
      decideUntil(nanos);
      moments.add(moment(word));
      if (!automaton.isBroken()) {
        automaton.take(moments.get(moments.size() - 1));
      }
    }
  }

  private void decideUntil(long now) {
    while (automaton.wakeAt() < now) {
      automaton.tick(now);
    }
  }

  private Moment moment(String word) {
    String[] parts = word.split(":");
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", parts[0]);
    if (parts.length > 1) {
      message.putObject("data").put("id", parts[1]);
    }
    Entry.Frame frame = new Entry.Frame(stamp(), "ada-1", message.toString(), 1, false);
    return new Moment(frame, Optional.of(decoder.read(frame)));
  }

  private Stamp stamp() {
    return new Stamp(moments.size() + 1L, nanos, Instant.EPOCH.plusNanos(nanos));
  }

  /** Let time pass with nothing coming. */
  Trace silence(long millis) {
    nanos += Duration.ofMillis(millis).toNanos();
    decideUntil(nanos);
    return this;
  }

  Trace end(Ending ending) {
    if (!automaton.isBroken()) {
      automaton.end(ending, nanos);
    }
    return this;
  }

  Trace over() {
    return end(Ending.SCENARIO_OVER);
  }

  Standing state() {
    return automaton.state();
  }

  Optional<String> doubt() {
    return automaton.doubt();
  }

  Breach breach() {
    return automaton.breach().orElseThrow();
  }

  /** Return the four parts of what is told, the entries by their places. */
  String told() {
    Breach breach = breach();
    return "Expected: "
        + breach.expected()
        + "\nSeen:     "
        + breach.seen()
        + "\nShown by: "
        + breach.witnesses().stream()
            .map(entry -> String.valueOf(entry.at().seq()))
            .collect(Collectors.joining(" "))
        + "\nTry:      "
        + breach.hint();
  }
}
