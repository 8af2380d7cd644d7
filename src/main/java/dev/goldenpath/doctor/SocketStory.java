package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.scenario.Inquiry;
import dev.goldenpath.setting.Limits;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a target tells on one socket, one run after another. */
final class SocketStory {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Inquiry inquiry;
  private final List<String> tools;

  /**
   * @param tools as the target calls them: a message that names one tells no run's end
   */
  SocketStory(Inquiry inquiry, List<String> tools) {
    this.inquiry = inquiry;
    this.tools = List.copyOf(tools);
  }

  /** Wait until the run that was asked for last is at its end, silent for a while, or too long. */
  void awaitRun(Limits limits) {
    long asked = asked();
    if (inquiry.until(limits.firstEvent(), it -> isSince(it, asked))) {
      inquiry.untilEnd(it -> isEnd(it, asked), PAUSE, limits.run());
    }
  }

  private static boolean isSince(Entry entry, long asked) {
    return entry instanceof Entry.Frame && entry.at().nanos() > asked;
  }

  private boolean isEnd(Entry entry, long asked) {
    return entry instanceof Entry.Frame frame
        && isSince(frame, asked)
        && Json.read(frame.text()).filter(message -> TypeFinder.isEnd(message, tools)).isPresent();
  }

  /** Return when a run was asked for last. */
  long asked() {
    return inquiry
        .came(Entry.HttpRequest.class)
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .at()
        .nanos();
  }

  long now() {
    return inquiry.transcript().now();
  }

  /** Do something, and listen for a time; return what has come since. */
  List<JsonNode> listen(Duration time, Runnable deed) {
    long since = now();
    deed.run();
    inquiry.until(time, it -> false);
    return messages(framesSince(since));
  }

  List<Entry.Frame> sinceAsked() {
    return framesSince(asked()).toList();
  }

  private Stream<Entry.Frame> framesSince(long moment) {
    return inquiry.came(Entry.Frame.class).filter(it -> isSince(it, moment));
  }

  List<JsonNode> messagesSinceAsked() {
    return messages(sinceAsked().stream());
  }

  /** Return all that can be read as a message. */
  List<JsonNode> frames() {
    return messages(inquiry.came(Entry.Frame.class));
  }

  private static List<JsonNode> messages(Stream<Entry.Frame> frames) {
    return frames
        .flatMap(frame -> Json.read(frame.text()).stream())
        .filter(JsonNode::isObject)
        .toList();
  }
}
