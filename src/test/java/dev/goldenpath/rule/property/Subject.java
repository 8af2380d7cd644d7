package dev.goldenpath.rule.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goldenpath.rule.Judged;
import dev.goldenpath.rule.TimelineScript;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A valid timeline whose first run is to be spoilt: one event, on all sockets that heard it.
 *
 * <p>The first run is Ada's, calls get_current_time and echo_tool, and ends well.
 */
final class Subject {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One event as it came, on however many sockets. */
  private record Delivery(List<Entry.Frame> frames) {
    String text() {
      return frames.get(0).text();
    }
  }

  private final Plan plan;
  private final TimelineScript line;
  private final List<Entry> entries;

  Subject(Plan plan) {
    this.plan = plan;
    this.line = Told.of(plan);
    this.entries = new ArrayList<>(line.entries());
  }

  Judged judged() {
    return line.judgedAfterSilence(entries);
  }

  Plan plan() {
    return plan;
  }

  String runId() {
    return Told.runId(0);
  }

  String userId(String user) {
    return line.idOf(user);
  }

  /** Return the object that holds an event's own fields. */
  ObjectNode fields(ObjectNode message) {
    return switch (plan.profile().name()) {
      case "data" -> (ObjectNode) message.get("data");
      case "payload" -> (ObjectNode) message.get("payload");
      default -> message;
    };
  }

  boolean isFlat() {
    return plan.profile().name().equals("flat");
  }

  /** Return the name of the object that holds an event's own fields. */
  String base() {
    return plan.profile().name();
  }

  // What to spoil, by type and which of them.

  private List<Delivery> deliveries(String type) {
    List<Delivery> found = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Frame frame
          && frame.text().contains("\"" + type + "\"")
          && frame.text().contains("\"" + runId() + "\"")
          && parsed(frame).path("type").asText().equals(type)) {
        Delivery last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last != null
            && last.text().equals(frame.text())
            && last.frames().get(0).at().nanos() == frame.at().nanos()) {
          last.frames().add(frame);
        } else {
          found.add(new Delivery(new ArrayList<>(List.of(frame))));
        }
      }
    }
    return found;
  }

  private Delivery delivery(String type, int which) {
    List<Delivery> all = deliveries(type);
    return all.get(which < 0 ? all.size() + which : which);
  }

  int count(String type) {
    return deliveries(type).size();
  }

  ObjectNode event(String type, int which) {
    return parsed(delivery(type, which).frames().get(0));
  }

  int whichEcho() {
    return which("tool_completed", "echo_tool");
  }

  int whichTime() {
    return which("tool_completed", "get_current_time");
  }

  int whichEchoStarts() {
    return which("tool_executing", "echo_tool");
  }

  private int which(String type, String tool) {
    int which = 0;
    while (!fields(event(type, which)).path("tool_name").asText().equals(tool)) {
      which++;
    }
    return which;
  }

  int completionOf(String correlationId) {
    int which = 0;
    while (!event("tool_completed", which).path("correlation_id").asText().equals(correlationId)) {
      which++;
    }
    return which;
  }

  /** Return a text that was given to somebody who has no part in this. */
  String zoesNonce() {
    return Told.ZOES_NONCE;
  }

  // How to spoil it.

  /** Change an event. */
  Subject edit(String type, int which, Consumer<ObjectNode> change) {
    return rewrite(
        type,
        which,
        text -> {
          ObjectNode message = parsed(text);
          change.accept(message);
          return message.toString();
        });
  }

  /** Change the text of an event. */
  Subject rewrite(String type, int which, UnaryOperator<String> change) {
    for (Entry.Frame frame : delivery(type, which).frames()) {
      replace(frame, frame(frame.at(), frame.socket(), change.apply(frame.text())));
    }
    return this;
  }

  Subject drop(String type, int which) {
    entries.removeAll(delivery(type, which).frames());
    return this;
  }

  /** Lose an event on its first socket alone. */
  Subject dropOnFirst(String type, int which) {
    entries.remove(delivery(type, which).frames().get(0));
    return this;
  }

  /** Send an event again, at once. */
  Subject repeat(String type, int which) {
    return insert(type, which, type, which, message -> {});
  }

  /** Send a changed copy of an event right after another. */
  Subject insert(
      String after, int whichAfter, String type, int which, Consumer<ObjectNode> change) {
    ObjectNode copy = event(type, which);
    List<Entry.Frame> places = delivery(after, whichAfter).frames();
    copy.put("timestamp", event(after, whichAfter).path("timestamp").asText());
    if (copy.has("event_id")) {
      copy.put("event_id", "inserted-" + entries.size());
    }
    change.accept(copy);
    Entry last = places.get(places.size() - 1);
    int index = entries.indexOf(last) + 1;
    for (Entry.Frame place : places) {
      entries.add(index++, frame(place.at(), place.socket(), copy.toString()));
    }
    return this;
  }

  /** Let what two events say change places, but for their timestamps. */
  Subject swap(String one, String other) {
    ObjectNode first = event(one, 0);
    ObjectNode second = event(other, 0);
    String early = first.path("timestamp").asText();
    first.put("timestamp", second.path("timestamp").asText());
    second.put("timestamp", early);
    List<Entry.Frame> places = List.copyOf(delivery(one, 0).frames());
    List<Entry.Frame> others = List.copyOf(delivery(other, 0).frames());
    places.forEach(it -> replace(it, frame(it.at(), it.socket(), second.toString())));
    others.forEach(it -> replace(it, frame(it.at(), it.socket(), first.toString())));
    return this;
  }

  /** Deliver an event to another user's socket too. */
  Subject leak(String type, String socket) {
    Entry.Frame frame = delivery(type, 0).frames().get(0);
    entries.add(entries.indexOf(frame) + 1, frame(frame.at(), socket, frame.text()));
    return this;
  }

  /** Let everything of the run from its second event on arrive late, in a heap. */
  Subject heap(Duration late) {
    Stamp end = entries.get(entries.size() - 1).at();
    List<Entry.Frame> all = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Frame frame && frame.text().contains("\"" + runId() + "\"")) {
        all.add(frame);
      }
    }
    entries.removeAll(all);
    Stamp heaped = new Stamp(end.seq() + 1, end.nanos() + late.toNanos(), end.wall().plus(late));
    all.forEach(it -> entries.add(frame(heaped, it.socket(), it.text())));
    return this;
  }

  /** Put another answer in the place of the one to the run's request. */
  Subject answer(int status, UnaryOperator<String> body) {
    for (Entry entry : List.copyOf(entries)) {
      if (entry instanceof Entry.HttpResponse it && it.call().equals("execute-" + runId())) {
        replace(
            it,
            new Entry.HttpResponse(
                it.at(), it.call(), status, it.headers(), body.apply(it.body())));
      }
    }
    return this;
  }

  /** Put other frames in the place of the greeting on Ada's first socket. */
  Subject greeting(UnaryOperator<String> change) {
    Entry.Frame greeting =
        entries.stream()
            .filter(Entry.Frame.class::isInstance)
            .map(Entry.Frame.class::cast)
            .filter(it -> it.socket().equals("ada-1"))
            .findFirst()
            .orElseThrow();
    replace(greeting, frame(greeting.at(), "ada-1", change.apply(greeting.text())));
    return this;
  }

  /** Send a message on Ada's first socket at the end. */
  Subject append(Entry.Frame frame) {
    entries.add(frame);
    return this;
  }

  Entry.Frame last(String text, boolean binary) {
    Stamp end = entries.get(entries.size() - 1).at();
    Stamp next = new Stamp(end.seq() + 1, end.nanos() + 5_000_000, end.wall().plusMillis(5));
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return new Entry.Frame(next, "ada-1", binary ? "" : text, bytes, binary);
  }

  private void replace(Entry old, Entry other) {
    for (int index = 0; index < entries.size(); index++) {
      if (entries.get(index) == old) {
        entries.set(index, other);
      }
    }
  }

  private static Entry.Frame frame(Stamp at, String socket, String text) {
    return new Entry.Frame(at, socket, text, text.getBytes(StandardCharsets.UTF_8).length, false);
  }

  private static ObjectNode parsed(Entry.Frame frame) {
    return parsed(frame.text());
  }

  static ObjectNode parsed(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object ? object : JSON.createObjectNode();
    } catch (JsonProcessingException unreadable) {
      return JSON.createObjectNode();
    }
  }
}
