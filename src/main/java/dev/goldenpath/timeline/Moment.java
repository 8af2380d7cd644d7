package dev.goldenpath.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.event.Reading;
import dev.goldenpath.event.Unreadable;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.Stamp;
import java.util.List;
import java.util.Optional;

/** One entry of the timeline as a rule sees it: a frame together with what was read from it. */
public final class Moment {
  private final Entry entry;
  private final Optional<Reading> reading;
  private final Optional<AgentEvent> event;
  private final MomentKind kind;
  private Optional<List<Delivery>> deliveries = Optional.empty();

  /**
   * Take an entry.
   *
   * @param reading what the frame turned out to be; empty for entries that are no frames
   */
  public Moment(Entry entry, Optional<Reading> reading) {
    this.entry = entry;
    this.reading = reading;
    this.event = reading.flatMap(Reading::event);
    this.kind = MomentKind.of(entry, event);
  }

  /**
   * Return those of an entry among some in their order: one, or as many as a frame holds objects.
   */
  public static List<Moment> of(Entry entry, List<Moment> moments) {
    int place = moments.size();
    // What is asked for has mostly just come.
    while (place > 0 && moments.get(place - 1).at().seq() >= entry.at().seq()) {
      place--;
    }
    return moments.subList(place, moments.size()).stream()
        .takeWhile(moment -> moment.entry().equals(entry))
        .toList();
  }

  public Entry entry() {
    return entry;
  }

  public Optional<Reading> reading() {
    return reading;
  }

  public MomentKind kind() {
    return kind;
  }

  public Stamp at() {
    return entry.at();
  }

  /** Return the event, where the entry is a frame that could be read as one. */
  public Optional<AgentEvent> event() {
    return event;
  }

  /** Return why the frame could not be read, where it could not. */
  public Optional<Unreadable> unreadable() {
    return reading.isPresent() && reading.get() instanceof Unreadable it
        ? Optional.of(it)
        : Optional.empty();
  }

  /** Return the texts that the backend has delivered by it. */
  public List<Delivery> deliveries() {
    if (deliveries.isEmpty()) {
      deliveries = Optional.of(Delivery.of(entry, read()));
    }
    return deliveries.get();
  }

  /**
   * Let go of what was made of it for all rules, who have seen it: it is more than the message, and
   * is made again where one asks.
   */
  public void settle() {
    deliveries = Optional.empty();
  }

  /** Return the message as every reader takes it. */
  private Optional<JsonNode> read() {
    return reading.isPresent() && reading.get() instanceof AgentEvent it && it.others().isEmpty()
        ? Optional.of(it.message())
        : Optional.empty();
  }

  /** Return whether the suite has sent it on a socket: a message or a ping. */
  public boolean isSentOnSocket() {
    return entry instanceof Entry.Sent || entry instanceof Entry.PingSent;
  }

  public boolean is(EventType type) {
    return kind == MomentKind.of(type);
  }
}
