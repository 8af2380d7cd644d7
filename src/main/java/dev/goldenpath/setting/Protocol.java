package dev.goldenpath.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What carries requests to a target and events from it: the setting {@code protocol}. */
public enum Protocol implements Labelled {
  /** The contract's own: a request by POST, events over a WebSocket. */
  GOLDEN_PATH(Map.of()),
  /** AG-UI: each request is answered by a stream of server-sent events. */
  AG_UI(ofStampedStreams()),
  /** The AI SDK's UI message stream: the same, by other events. */
  AI_SDK(ofNamelessStreams());

  /** What stands at the end of a UI message stream, and is no event. */
  private static final String DONE = "[DONE]";

  private final Map<String, String> hidden;

  Protocol(Map<String, String> hidden) {
    this.hidden = hidden;
  }

  private static Map<String, String> ofStreams() {
    Map<String, String> why = new TreeMap<>();
    why.put("HTTP-5", "the request itself names its run");
    why.put("CONN-1", "no socket is opened: the answer to a request is the stream of its events");
    why.put("CONN-2", "nothing greets a connection");
    why.put("CONN-3", "there is no door but the request's (HTTP-4)");
    why.put("CONN-4", "a stream is of one run");
    why.put("CONN-6", "a stream has no pings");
    why.put("CONN-7", "nothing can be sent on a stream");
    why.put("CONN-8", "a stream has one reader");
    why.put("EVENT-0", "events have no envelope");
    why.put("EVENT-1", "events do not name the agent");
    why.put("EVENT-7", "events have their fields where the protocol says");
    Stamps.CLAUSES.forEach(id -> why.put(id, "events do not say when they happened"));
    why.put("TIME-2", "no tool's execution time is told");
    return Map.copyOf(why);
  }

  private static Map<String, String> ofStampedStreams() {
    Map<String, String> why = new TreeMap<>(ofStreams());
    Stamps.CLAUSES.forEach(why::remove);
    return Map.copyOf(why);
  }

  private static Map<String, String> ofNamelessStreams() {
    Map<String, String> why = new TreeMap<>(ofStreams());
    why.put("ISO-1", "a stream names neither its thread nor its run");
    return Map.copyOf(why);
  }

  /** Return the path that is posted to where no setting says one. */
  String path() {
    return this == AI_SDK ? "/api/chat" : "/";
  }

  /**
   * Return a target as it would be set to speak this protocol of streams.
   *
   * @param target keeps its execute path, unless that is the contract's
   */
  public Target of(Target target) {
    boolean isItsOwn = target.wireProfile().protocol() == this;
    boolean isUsual = target.executePath().equals(TargetDraft.EXECUTE_PATH);
    return isItsOwn
        ? target
        : target.with(
            draft ->
                draft
                    .wireProfile(StreamProfiles.of(this).with(target.parts()))
                    .executePath(isUsual ? path() : target.executePath()));
  }

  /** Return how its messages are read where no setting says otherwise. */
  public WireProfile profile() {
    return this == GOLDEN_PATH ? WireProfile.DATA : StreamProfiles.of(this);
  }

  /** Return whether a message is the mark of a stream's end, and need be no JSON. */
  public boolean isEnd(String message) {
    return this == AI_SDK && message.equals(DONE);
  }

  /** Return whether each request is answered by the stream of its run's events. */
  public boolean isStream() {
    return this != GOLDEN_PATH;
  }

  /**
   * Return the clauses that can't be shown over it, and why.
   *
   * @return by the clause's id a sentence without its end: {@code a stream is of one run}
   */
  public Map<String, String> hidden() {
    return hidden;
  }

  /** Return whether an event may say when it happened, and need not. */
  public boolean needsNoStamps() {
    return this == AG_UI;
  }

  /**
   * Return why a clause may not be shown by what has come, where much of it is left open.
   *
   * @return a sentence without its end; empty where it is to be shown
   */
  public Optional<String> mayHide(String clause) {
    return needsNoStamps() && Stamps.CLAUSES.contains(clause)
        ? Optional.of(
            "over %s events need not say when they happened, nor a call's end come before its result"
                .formatted(label()))
        : Optional.empty();
  }

  /** What needs the moments at which the backend says that events happened. */
  private static final class Stamps {
    static final List<String> CLAUSES = List.of("TIME-1", "TIME-3");
  }
}
