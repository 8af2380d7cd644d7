package dev.goldenpath.scenario;

import dev.goldenpath.setting.EventNames;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.ExecuteCall;
import dev.goldenpath.wire.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One user of a crowd: what he asks for, and what comes, unread until it is judged.
 *
 * <p>What comes is looked at only as far as tells that his run is over, by the thread that read it.
 */
final class Member {
  private static final List<String> ENDS = List.of("agent_completed", "agent_error");

  private final Person person;
  private final ExecuteCall call;
  private final Transcript transcript;
  private final EventNames types;
  private final List<String> terminals;
  private final boolean isStreamed;
  private final CountDownLatch greetings;
  private final CountDownLatch ends;
  private final AtomicBoolean greeted = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Optional<EventSocket> socket = Optional.empty();

  /**
   * @param profile says what the target calls its events, and whether streams carry them
   * @param greetings is counted down when his socket has said something, or will not
   * @param ends is counted down when his run is over, or can't go on
   */
  Member(
      Person person,
      ExecuteCall call,
      Transcript session,
      WireProfile profile,
      CountDownLatch greetings,
      CountDownLatch ends) {
    this.person = person;
    this.call = call;
    this.greetings = greetings;
    this.ends = ends;
    this.types = profile.types();
    this.isStreamed = profile.protocol().isStream();
    this.terminals =
        ENDS.stream().flatMap(type -> types.onTheWire(type).stream()).map(Member::quoted).toList();
    this.transcript = session.beside(this::hear);
  }

  Person person() {
    return person;
  }

  ExecuteCall call() {
    return call;
  }

  Transcript transcript() {
    return transcript;
  }

  void opened(Optional<EventSocket> open) {
    socket = open;
    if (open.isEmpty() || types.lacks("connection_established")) {
      greet();
    }
    if (open.isEmpty()) {
      end();
    }
  }

  Optional<EventSocket> socket() {
    return socket;
  }

  private void hear(Entry entry) {
    if (entry instanceof Entry.Frame frame) {
      greet();
      // A stream is heard to its end, which is judged too.
      if (!isStreamed && terminals.stream().anyMatch(frame.text()::contains)) {
        end();
      }
    } else if (entry instanceof Entry.SocketClosed
        || entry instanceof Entry.HttpFailed
        || entry instanceof Entry.HttpResponse answer && answer.status() / 100 != 2) {
      greet();
      end();
    }
  }

  private static String quoted(String type) {
    return '"' + type + '"';
  }

  private void greet() {
    if (greeted.compareAndSet(false, true)) {
      greetings.countDown();
    }
  }

  private void end() {
    if (over.compareAndSet(false, true)) {
      ends.countDown();
    }
  }

  /**
   * Note what is his before anybody is judged, so that it is known wherever it turns up.
   *
   * @param timeline of his own, that nothing is known of yet
   */
  void own(Timeline timeline) {
    Optional<Call> asked = Optional.empty();
    for (Entry entry : transcript.entries()) {
      if (entry instanceof Entry.HttpRequest request) {
        asked = Optional.of(timeline.asking(request));
      } else if (entry instanceof Entry.HttpResponse answer) {
        timeline.answered(answer);
      }
    }
    asked.filter(Call::isAccepted).ifPresent(timeline::accepted);
  }
}
