package dev.goldenpath.timeline;

import dev.goldenpath.event.AgentEvent;
import dev.goldenpath.event.EventType;
import dev.goldenpath.wire.Entry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which messages of unknown types came, in any scenario, only just after one that the backend can't
 * read. Such a message may come at any time; one that never does but then is an answer.
 *
 * <p>Safe for any number of threads.
 */
public final class StrangeAnswers {
  /** What is an answer comes so soon after its message. */
  public static final Duration SOON = Duration.ofSeconds(1);

  /** In so many sockets that is no coincidence. */
  private static final int ENOUGH = 3;

  private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> after = new ConcurrentHashMap<>();

  /** Note what one socket of one scenario was told when nothing called for it. */
  void elsewhere(String type) {
    elsewhere.add(type);
  }

  /** Note what one socket of one scenario was told just after a message that can't be read. */
  void after(String type, String socket) {
    after.computeIfAbsent(type, it -> ConcurrentHashMap.newKeySet()).add(socket);
  }

  /** Return whether messages of that type come as answers alone. */
  private boolean isAnswer(String type) {
    return !elsewhere.contains(type) && after.getOrDefault(type, Set.of()).size() >= ENOUGH;
  }

  /** Follows one scenario's sockets for it. */
  static final class SocketTalk {
    private final StrangeAnswers answers;
    private final String scene;
    private final Map<String, Long> unreadable = new ConcurrentHashMap<>();
    private final Set<String> pinged = ConcurrentHashMap.newKeySet();

    SocketTalk(StrangeAnswers answers, String scene) {
      this.answers = answers;
      this.scene = scene;
    }

    void sent(Entry.Sent sent) {
      if (sent.readable()) {
        pinged.add(sent.socket());
      } else {
        unreadable.put(sent.socket(), sent.at().nanos());
      }
    }

    void told(AgentEvent event) {
      if (isStrange(event)) {
        if (isJustAfterUnreadable(event)) {
          answers.after(event.typeName(), scene + " " + event.frame().socket());
        } else {
          answers.elsewhere(event.typeName());
        }
      }
    }

    boolean isAnswer(AgentEvent event) {
      return isStrange(event) && isJustAfterUnreadable(event) && answers.isAnswer(event.typeName());
    }

    /** A pong to no ping is no answer that anybody waits for. */
    private boolean isStrange(AgentEvent event) {
      boolean isPong = event.type() == EventType.PONG && !pinged.contains(event.frame().socket());
      return (event.type() == EventType.UNKNOWN || isPong) && event.runId().isEmpty();
    }

    private boolean isJustAfterUnreadable(AgentEvent event) {
      Long sent = unreadable.get(event.frame().socket());
      return sent != null && event.at().nanos() - sent <= SOON.toNanos();
    }
  }
}
